"""Another day for a unit's part of a task: what may be asked for, and what becomes of the part when it is given."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.core.formats import table_date
from danvan.plans.models import PetitionKind, PetitionStage, TaskPart
from danvan.plans.touching import touch_part
from danvan.workflow.changes import told
from danvan.workflow.locking import compare_and_set, locked


def must_be_askable(part: TaskPart, day: date) -> None:
    """Says in a sentence why this day cannot be asked for."""
    if not part.is_open:
        raise Refused(_("Phần việc đã xong hoặc đã thôi giao nên không còn thời hạn để lùi."))
    if part.due_now is None:
        raise Refused(_("Nhiệm vụ này không ghi thời hạn nên không cần lùi."))
    if day <= max(part.due_now, clock.today()):
        sentence = _("Ngày đề nghị phải sau hôm nay và sau thời hạn hiện nay (%(day)s). Mời chọn ngày khác.")
        raise Refused(sentence % {"day": table_date(part.due_now)})
    waiting = part.petitions.filter(kind=PetitionKind.OTHER_DATE, stage=PetitionStage.SENT)
    if waiting.exists():
        raise Refused(_("Đã có đề nghị lùi thời hạn đang chờ trả lời. Muốn đổi ngày, mời rút đề nghị đó trước."))


def put_off(part: TaskPart, day: date, *, by: Acting, reason: str) -> None:
    """The part is due on another day from now on; the task's own days stay, and history keeps both."""
    fresh = locked(part)
    before = fresh.due_now
    if before is not None and day <= before:
        sentence = _("Ngày gia hạn phải sau thời hạn hiện nay (%(day)s). Mời chọn ngày khác.")
        raise Refused(sentence % {"day": table_date(before)})
    entry = {**told(fresh, {"due_on": day}), "due_on": (before, day)}
    compare_and_set(fresh, {"due_on": day})
    record("put_off", fresh, by=by, reason=reason, changes=entry)
    touch_part(fresh)
