"""Putting letters into the outbox. They are sent by `danvan.accounts.outbox`, never inside an act."""

from danvan.accounts.models import Letter, LetterKind, User
from danvan.core import clock


def write_to(user: User, kind: LetterKind, *, to: str = "") -> None:
    """A letter to a person about their account, to `to` if not to their work e-mail; nothing where there is neither."""
    if to or user.email:
        _put(kind, user=user, to=to or user.email)


def write_about_reset(typed: str) -> None:
    """A letter for whoever may stand behind this name or e-mail."""
    _put(LetterKind.RESET, typed=typed)


def _put(kind: LetterKind, *, user: User | None = None, typed: str = "", to: str = "") -> None:
    now = clock.machine_now()
    Letter.objects.create(kind=kind, user=user, typed=typed, to=to, made_at=now, next_at=now)
