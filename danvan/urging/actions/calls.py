"""A telephone call to one unit, and the correction of what was noted wrongly."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.core.text import one_line
from danvan.units.models import Unit
from danvan.urging.actions.batches import about, allowed, name_of
from danvan.urging.causes import Asked, Cause
from danvan.urging.models import Batch, BatchStage, How, Standing, Urging, on_or_none
from danvan.urging.permissions import urges
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED, NOT_ALLOWED, locked


@dataclass(frozen=True)
class Call:
    """A call: on which day, who answered by their post, what was said, the day promised."""

    on: date
    answered_by: str = ""
    note: str = ""
    promised_on: date | None = None

    @property
    def values(self) -> dict[str, Any]:
        return {
            "on": self.on,
            "answered_by": one_line(self.answered_by),
            "note": self.note.strip(),
            "promised_on": self.promised_on,
        }


@action
def note_call(cause: Cause, asked: Asked, unit: Unit, call: Call, *, by: Acting, key: str | None = None) -> Urging:
    """A unit was telephoned. The call happened, whatever the unit has done since."""
    spend(key)
    by = allowed(cause, asked, by)
    if not cause.all_units(asked.record.pk).filter(pk=unit.pk).exists():
        raise Refused(_("%(unit)s không thuộc diện được giao việc này. Mời xem lại.") % {"unit": unit.name})
    refuse_later(call)
    batch = Batch.objects.create(stage=BatchStage.SENT, how=How.PHONE, sent_on=call.on, **about(cause, asked, by))
    urging = Urging.objects.create(**place(batch, unit.pk), standing=Standing.URGED, **call.values)
    record("note_call", urging, by=by, changes=told(call))
    return urging


@action
def correct(urging: Urging, *, by: Acting, reason: str, call: Call | None = None, key: str | None = None) -> Urging:
    """A later version of what was noted, with the reason; without a call it says that the unit was not urged at all."""
    spend(key)
    fresh, by = locked(urging), renewed(by)
    if not urges(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.standing != Standing.URGED:
        raise Overtaken(CHANGED)
    if not reason.strip():
        raise Refused(_("Đính chính thì ghi rõ lý do."))
    if call is not None:
        refuse_later(call)
        if fresh.how != How.PHONE:
            raise Refused(_("Chỉ sửa được nội dung cuộc gọi. Ghi nhầm thì chọn “không có lần đôn đốc này”."))
    batch = corrected_batch(fresh, call, by)
    standing, values = (Standing.URGED, call.values) if call else (Standing.VOID, {"on": fresh.on})
    later = Urging.objects.create(
        **place(batch, fresh.unit_id), standing=standing, corrects=fresh, reason=one_line(reason)[:300], **values
    )
    Urging.objects.filter(pk=fresh.pk).update(standing=Standing.CORRECTED)
    record("correct", later, by=by, changes=told(call) if call else {"standing": (fresh.standing, Standing.VOID)})
    urging.refresh_from_db()
    return later


def corrected_batch(was: Urging, call: Call | None, by: Acting) -> Batch:
    """Who corrects, and when, in a batch of its own: the first one stays as it was."""
    return Batch.objects.create(
        stage=BatchStage.SENT,
        how=was.how,
        cause=was.cause,
        object_type=was.object_type,
        object_id=was.object_id,
        title=was.batch.title,
        office=getattr(by, "unit", None),
        by_id=by.user_id,
        by_name=name_of(by),
        holding=by.holding,
        made_at=clock.now(),
        sent_on=call.on if call else was.on,
    )


def place(batch: Batch, unit_id: int) -> dict[str, Any]:
    """Where an urging stands: in which batch, about what, of which unit."""
    return {
        "batch": batch,
        "cause": batch.cause,
        "object_type": batch.object_type,
        "object_id": batch.object_id,
        "unit_id": unit_id,
        "how": batch.how,
    }


def told(call: Call) -> dict[str, tuple[Any, Any]]:
    """What history keeps of a call: its day and that words were noted, never the words."""
    return {"on": ("", on_or_none(call.on)), "note": (None, None), "answered_by": (None, None)}


def refuse_later(call: Call) -> None:
    """A call has happened."""
    if call.on > clock.today():
        raise Refused(_("Ngày gọi không thể sau hôm nay."))
    if call.promised_on is not None and call.promised_on < call.on:
        raise Refused(_("Ngày hẹn không thể trước ngày gọi."))
