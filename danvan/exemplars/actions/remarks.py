"""What was noticed of a model becomes a remark; the unit may be asked, answers, and an office settles it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.exemplars.actions.hands import source_for
from danvan.exemplars.models import Remark
from danvan.exemplars.permissions.remarks import answers, asks, settles
from danvan.exemplars.remarks.seen import Seen
from danvan.notifications.actions import notify
from danvan.units.telling import at_work_in, tell_units
from danvan.workflow.changes import VERSION
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED, NOT_ALLOWED, locked

NO_WORDS = _("Mời ghi nội dung trước khi lưu.")


@action
def note_seen(exemplar_id: int, seen: Iterable[Seen]) -> list[Remark]:
    """Keeps what rules saw of a model, each once; what somebody settled stays settled."""
    return [_note(exemplar_id, each) for each in seen]


def _note(exemplar_id: int, seen: Seen) -> Remark:
    told = {"share": seen.share, "facts": dict(seen.facts)}
    row, made = Remark.objects.get_or_create(
        exemplar_id=exemplar_id, kind=seen.kind, about_id=seen.about, defaults={**told, "seen_at": clock.now()}
    )
    if not made and row.settled_at is None:
        Remark.objects.filter(pk=row.pk).update(**told)
    return row


@action
def forget_unseen(exemplar_id: int, kinds: Iterable[str], still: Iterable[int | None]) -> None:
    """Takes back remarks that a new version answered by itself, as long as nobody asked about them or settled them."""
    untouched = Remark.objects.filter(exemplar=exemplar_id, kind__in=list(kinds), asked_at=None, settled_at=None)
    untouched.exclude(about__in=[pk for pk in still if pk]).delete()


@action
def ask_unit(remark: Remark, *, by: Acting, key: str | None = None) -> Remark:
    """Asks the unit about a remark; only now does it learn of it."""
    fresh = _held(remark, by, asks, key)
    _set(fresh, asked_at=clock.now())
    record("ask", fresh, by=by)
    tell_units([fresh.exemplar.unit_id], "ask", fresh, by=by)
    return fresh


@action
def answer_remark(remark: Remark, words: str, *, by: Acting, key: str | None = None) -> Remark:
    """The unit says how it is; it may say so anew until the remark is settled."""
    fresh = _held(remark, by, answers, key)
    source_for(by, fresh.exemplar.unit)
    if not words:
        raise Refused(NO_WORDS)
    _set(fresh, answer=words, answered_at=clock.now(), answered_by_id=by.user_id, answered_by_name=by.name)
    record("answer", fresh, by=by)
    if fresh.exemplar.receiver_id:
        notify(at_work_in([fresh.exemplar.receiver_id]), "answer", fresh, by=by)
    return fresh


@action
def settle_remark(remark: Remark, words: str, *, by: Acting, key: str | None = None) -> Remark:
    """An office says what it makes of a remark; that stays with the offices."""
    fresh = _held(remark, by, settles, key)
    if not words:
        raise Refused(NO_WORDS)
    _set(fresh, settled_words=words, settled_at=clock.now(), settled_by_id=by.user_id, settled_by_name=by.name)
    record("settle", fresh, by=by)
    return fresh


def _held(remark: Remark, by: Acting, allowed: Callable[[Acting, Remark], bool], key: str | None) -> Remark:
    spend(key)
    fresh = locked(remark)
    if allowed(renewed(by), fresh):
        return fresh
    # Somebody settled it, or asked, since the page was shown; else it is not this person's at all.
    raise (
        Overtaken(CHANGED) if fresh.version != remark.version or fresh.settled_at else Refused(NOT_ALLOWED, status=403)
    )


def _set(fresh: Remark, **values: Any) -> None:
    for name, value in {**values, VERSION: fresh.version + 1}.items():
        setattr(fresh, name, value)
    fresh.save(update_fields=[*values, VERSION])
