"""Lost and changed passwords. None of this touches the second factor."""

from datetime import timedelta

from danvan.accounts.actions.letters import write_about_reset, write_to
from danvan.accounts.actions.links import make_link, use_up, withdraw_links
from danvan.accounts.actions.sessions import end_sessions
from danvan.accounts.models import LetterKind, Link, Purpose, User
from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action

RESET_LASTS = timedelta(minutes=30)


@action
def ask_for_reset(typed: str) -> None:
    """Somebody who cannot get in asks for a link; whether there is such an account shows only in its mailbox."""
    write_about_reset(typed)


@action
def open_reset(user: User) -> str:
    """The token of a reset link, good once and for thirty minutes."""
    record("open_password_reset", user, by=Acting(user=None))
    return make_link(user, Purpose.RESET, RESET_LASTS)


@action
def reset_password(link: Link, *, password: str) -> User:
    """Sets the password of whoever holds the link; every session ends, and a change of e-mail under way stops."""
    use_up(link)
    link.user.address_changes.open().update(withdrawn_at=clock.machine_now())
    end_sessions(link.user)
    _set(link.user, password, verb="reset_password")
    return link.user


@action
def change_password(user: User, *, password: str, this_session: str) -> None:
    """Sets a new password; the person's sessions elsewhere end. `this_session` is the digest of the one that stays."""
    end_sessions(user, but=this_session)
    _set(user, password, verb="change_password")


def _set(user: User, password: str, *, verb: str) -> None:
    user.set_password(password)
    user.save(update_fields=["password"])
    withdraw_links(user, Purpose.INVITATION, Purpose.RESET)
    record(verb, user, by=Acting(user=user))
    write_to(user, LetterKind.PASSWORD_CHANGED)
