"""What has to stand before a sitting votes, and before its votes are opened."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from danvan.appraisals.models import Case, CaseStage, Sheet, SheetStage, Sitting, Voting, Way
from danvan.appraisals.permissions import cases_visible_to
from danvan.appraisals.queries.tallies import tallies_of
from danvan.appraisals.workflow import SHEET
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.errors import Refused

# So many names stand in a sentence.
NAMED = 5


def must_be_signed(sitting: Sitting, *, by: Acting, without_waiting: bool) -> None:
    """Names the sheets that are still being written; or lets them go, where the panel does not wait."""
    unsigned = list(_unsigned(sitting))
    if unsigned and not without_waiting:
        names = said_of([sheet.case for sheet in unsigned], by, [_whose(sheet) for sheet in unsigned])
        raise Refused(_("Còn phiếu chưa ký: %(names)s. Chờ ký, hoặc đánh dấu “không chờ”.") % {"names": names})
    for sheet in unsigned:
        SHEET.advance(sheet, "lapse", by=by)
    missing = _without_joint_sheet(sitting)
    if missing and not without_waiting:
        names = said_of(missing, by)
        raise Refused(
            _("Chưa có phiếu thẩm định chung của: %(names)s. Lập phiếu, hoặc đánh dấu “không chờ”.") % {"names": names}
        )


def must_be_counted(sitting: Sitting, *, by: Acting) -> None:
    """A meeting has its day, its minutes and votes on every case; written opinions are all there, or their day is past."""
    if sitting.voting == Voting.MEETING and not (sitting.met_on and sitting.minutes_symbol):
        raise Refused(_("Ghi ngày họp và số biên bản trước khi kiểm phiếu."))
    cases = list(sitting.cases.filter(stage=CaseStage.OPENED).select_related("exemplar"))
    tallies = tallies_of(sitting, cases)
    silent = [case for case in cases if not tallies[case.pk].present]
    waiting = [case for case in cases if tallies[case.pk].missing]
    until = sitting.opinions_until
    if sitting.voting == Voting.WRITTEN and waiting and until and clock.today() <= until:
        raise Refused(_("Còn thành viên chưa gửi ý kiến và chưa hết hạn nhận ý kiến. Chờ đủ ý kiến hoặc hết hạn."))
    if silent:
        raise Refused(
            _("Chưa có ý kiến biểu quyết nào về: %(names)s. Ghi kết quả, hoặc đưa hồ sơ ra khỏi đợt.")
            % {"names": said_of(silent, by)}
        )


def said_of(cases: Iterable[Case], by: Acting, words: Iterable[str] = ()) -> str:
    """Cases by name, those in sight only; of the others only that there are some."""
    several = list(cases)
    texts = list(words) or [case.exemplar.name for case in several]
    seen = set(cases_visible_to(by.user).filter(pk__in=[case.pk for case in several]).values_list("pk", flat=True))
    named = [text for case, text in zip(several, texts, strict=True) if case.pk in seen]
    shown = named[:NAMED] + ([_("và hồ sơ khác")] if len(named) > NAMED or len(named) < len(several) else [])
    return "; ".join(shown)


def _unsigned(sitting: Sitting) -> Iterable[Sheet]:
    rows = Sheet.objects.filter(case__sitting=sitting, case__stage=CaseStage.OPENED, stage=SheetStage.WRITING)
    return rows.select_related("case__exemplar", "case__sitting", "member").order_by("pk")


def _whose(sheet: Sheet) -> str:
    whose = sheet.member.name if sheet.member else _("phiếu chung")
    return _("%(whose)s (%(case)s)") % {"whose": whose, "case": sheet.case.exemplar.name}


def _without_joint_sheet(sitting: Sitting) -> list[Case]:
    if sitting.way != Way.JOINT:
        return []
    signed = Sheet.objects.filter(stage=SheetStage.SIGNED, seat__isnull=True).values("case")
    return list(sitting.cases.filter(stage=CaseStage.OPENED).exclude(pk__in=signed).select_related("exemplar"))
