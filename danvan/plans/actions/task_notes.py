"""How far a unit is with its part of a task, in dated words; and what proves that it is done."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.files.actions.attachments import attach
from danvan.files.actions.evidence import link_evidence, unlink_evidence
from danvan.files.models import Evidence, Role
from danvan.files.receiving import Received
from danvan.plans.actions.task_parts import must_name_source, workable
from danvan.plans.models import TaskNote, TaskPart
from danvan.plans.permissions import corrects
from danvan.plans.workflow import PART
from danvan.units.permissions import writes_in
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED, NOT_ALLOWED, compare_and_set


@action
def note(
    part: TaskPart,
    words: str,
    *,
    by: Acting,
    said_on: date | None = None,
    files: Sequence[Received] = (),
    key: str | None = None,
) -> TaskNote:
    """Writes down how far a part is. The unit speaks, or somebody for it who says from what; an office that made the plan
    may also speak for itself.
    """
    spend(key)
    fresh = workable(part, by)
    must_name_source(by, fresh, own_words=True)
    for_unit = writes_in(by, fresh.unit) or bool(by.source)
    unit = fresh.unit if for_unit else by.unit  # type: ignore[attr-defined]
    made = _write(TaskNote(part=fresh, unit=unit, words=words, said_on=said_on or clock.today()), files, by)
    record("note", fresh, by=by, changes={"said_on": ("", made.said_on)})
    compare_and_set(fresh, {})
    return made


@action
def correct(
    note: TaskNote,
    words: str,
    *,
    by: Acting,
    reason: str,
    said_on: date | None = None,
    files: Sequence[Received] = (),
    key: str | None = None,
) -> TaskNote:
    """Says a note anew, with the reason; what it said before stays readable beside it."""
    spend(key)
    fresh = workable(note.part, by)
    if not corrects(renewed(by), note):
        raise Refused(NOT_ALLOWED, status=403)
    if TaskNote.objects.filter(corrects=note).exists():
        raise Overtaken(CHANGED)
    if not reason.strip():
        raise Refused(_("Mời ghi lý do sửa; nội dung cũ vẫn được giữ lại bên cạnh."))
    must_name_source(by, fresh, own_words=True)
    again = TaskNote(part=fresh, unit=note.unit, words=words, said_on=said_on or note.said_on)
    again.corrects, again.reason = note, reason.strip()
    made = _write(again, files, by)
    record("correct_note", fresh, by=by, reason=reason, changes={"said_on": (note.said_on, made.said_on)})
    compare_and_set(fresh, {})
    return made


def _write(made: TaskNote, files: Sequence[Received], by: Acting) -> TaskNote:
    if not made.words.strip():
        raise Refused(_("Mời ghi nội dung tiến độ trước khi lưu."))
    if made.said_on > clock.today():
        raise Refused(_("Ngày của ghi chép không thể sau hôm nay. Việc sắp làm thì ghi khi đã làm."))
    made.added_by_id, made.added_by_name, made.added_at, made.source = by.user_id, by.name, clock.now(), by.source
    made.save()
    for each in files:
        attach(made, each, by=by, role=Role.PHOTO if each.thumbnail else Role.OTHER)
    return made


@action
def prove(part: TaskPart, files: Sequence[Received], *, by: Acting, key: str | None = None) -> TaskPart:
    """Gives a part proof before or after it is closed: minutes, photos, the paper that was sent."""
    spend(key)
    fresh = workable(part, by)
    must_name_source(by, fresh)
    for each in files:
        attach(fresh, each, by=by, role=Role.EVIDENCE)
    compare_and_set(fresh, {})
    return fresh


@action
def prove_by(
    part: TaskPart, to_type: str, to_id: int, *, by: Acting, words: str = "", key: str | None = None
) -> Evidence:
    """Names another record of the house as proof of a part: only one that may be seen can be named."""
    spend(key)
    fresh = workable(part, by)
    must_name_source(by, fresh)
    if (to_type, to_id) == (fresh._meta.label_lower, fresh.pk):
        raise Refused(_("Không dùng chính phần việc này làm minh chứng. Mời dẫn hồ sơ khác."))
    link = link_evidence(fresh, to_type, to_id, by=by, note=words)
    compare_and_set(fresh, {})
    return link


@action
def take_proof_back(part: TaskPart, link: Evidence, *, by: Acting, key: str | None = None) -> None:
    """Takes back a link that was named by mistake, while the part is open; what it was closed with stays."""
    spend(key)
    fresh = workable(part, by)
    if not PART.is_open(renewed(by), fresh, "close"):
        raise Refused(_("Phần việc đã xong nên minh chứng giữ nguyên. Muốn đổi, mời mở lại phần việc trước."))
    unlink_evidence(link, fresh, by=by)
    compare_and_set(fresh, {})
