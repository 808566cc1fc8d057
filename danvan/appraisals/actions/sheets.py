"""Writing and signing sheets of appraisal."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from danvan.appraisals.models import Case, CaseStage, Criterion, Mark, Sheet, SheetStage, SittingStage, Way
from danvan.appraisals.permissions import judging_seat, keeps_case, writes_sheet
from danvan.appraisals.wording import mark_words, marks_of
from danvan.appraisals.workflow import SHEET
from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.workflow.authors import add_authors, wrote
from danvan.workflow.changes import Unknown
from danvan.workflow.editing import Clash, Conflict
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, compare_and_set, locked

# {criterion id: points in hundredths, or whether it is met}; what is not said is not there.
Marks = Mapping[int, int | bool]


def sheet_for(case: Case, by: Acting) -> Sheet:
    """The sheet this person writes on, not kept yet where nobody began it: the panel's joint one for its secretary, else
    the one of their own seat.
    """
    joint = case.sitting.way == Way.JOINT
    seat = None if joint else judging_seat(by, case)
    allowed = keeps_case(by, case) if joint else seat is not None
    if not allowed or case.stage != CaseStage.OPENED or case.sitting.stage != SittingStage.ASSESSING:
        raise Refused(NOT_ALLOWED, status=403)
    place = seat.seat if seat else None
    found = case.sheets.filter(seat=place).first() if seat else case.sheets.filter(seat__isnull=True).first()
    return found or Sheet(case=case, seat=place, member=seat, stage=SheetStage.WRITING)


@action
def open_sheet(case: Case, *, by: Acting) -> Sheet:
    """The same, kept from now on."""
    sheet = sheet_for(locked(case), renewed(by))
    if sheet.pk is None:
        sheet.save()
    return sheet


@action
def write(sheet: Sheet, marks: Marks, opinion: str, *, by: Acting, version: int, key: str | None = None) -> Sheet:
    """Writes marks and opinion as one. Raises `Conflict` when somebody saved since the form was made."""
    spend(key)
    by = renewed(by)
    fresh = locked(sheet)
    if not writes_sheet(by, fresh) or fresh.case.sitting.stage != SittingStage.ASSESSING:
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.stage != SheetStage.WRITING:
        raise Overtaken(_("Phiếu đã ký hoặc không còn chờ. Nội dung vừa ghi vẫn còn trên trang; mời chép lại nếu cần."))
    rows = {row.pk: row for row in fresh.case.sitting.criteria.rows.all()}
    _must_fit(rows, marks)
    if fresh.version != version:
        raise Conflict(_clashes(fresh, rows, marks, opinion), fresh.version, [])
    compare_and_set(fresh, {"opinion": opinion})
    fresh.marks.all().delete()
    Mark.objects.bulk_create(_mark(fresh, pk, said) for pk, said in marks.items())
    add_authors(fresh, by)
    record("write", fresh, by=by)
    sheet.refresh_from_db()
    return sheet


@action
def sign(sheet: Sheet, *, by: Acting, version: int | None = None, key: str | None = None) -> Sheet:
    """Signs a sheet that says something to every criterion; the joint one by a member who did not write it."""
    fresh = locked(sheet)
    if fresh.is_joint and wrote(fresh, by):
        raise Refused(
            _("Phiếu chung do thành viên khác ký, không phải người ghi. Đề nghị thành viên khác ký."), status=403
        )
    if fresh.marks.count() < fresh.case.sitting.criteria.rows.count():
        raise Refused(_("Phiếu chưa trả lời đủ các tiêu chí. Ghi đủ rồi ký."))
    return SHEET.advance(sheet, "sign", by=by, key=key, version=version, signed_by_name=by.name)


@action
def rewrite(sheet: Sheet, *, by: Acting, reason: str, version: int | None = None, key: str | None = None) -> Sheet:
    """Opens a signed sheet again, as long as the panel does not vote yet."""
    return SHEET.advance(sheet, "rewrite", by=by, key=key, version=version, reason=reason, signed_by_name="")


def _must_fit(rows: Mapping[int, Criterion], marks: Marks) -> None:
    for pk, said in marks.items():
        row = rows.get(pk)
        most = row.most if row else 0
        if row is None or (not isinstance(said, bool) and not 0 <= said <= (most or 0)):
            raise Refused(_("Điểm của một tiêu chí vượt điểm tối đa. Mời xem lại."))


def _mark(sheet: Sheet, criterion: int, said: int | bool) -> Mark:
    kept: dict[str, Any] = {"passes": said} if isinstance(said, bool) else {"points": said}
    return Mark(sheet=sheet, criterion_id=criterion, **kept)


def _clashes(sheet: Sheet, rows: Mapping[int, Criterion], marks: Marks, opinion: str) -> list[Clash]:
    """What stands there now beside what was typed. The record of work keeps no marks: what both began from is not known."""
    theirs = marks_of(sheet)
    pairs = [(str(pk), row.words, mark_words(theirs.get(pk)), mark_words(marks.get(pk))) for pk, row in rows.items()]
    pairs.append(("opinion", _("Nhận xét"), sheet.opinion, opinion))
    return [Clash(field, label, Unknown, was, typed) for field, label, was, typed in pairs if was != typed]
