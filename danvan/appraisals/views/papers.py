"""The papers of a sitting and of a decision as Word files, for who sees all of it and may print it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from danvan.appraisals.actions.decisions import note_printed
from danvan.appraisals.exports import certificates_sheet
from danvan.appraisals.models import CaseStage, Decision, Line, Outcome
from danvan.appraisals.papers import decisions as of_decision
from danvan.appraisals.papers import sittings as of_sitting
from danvan.appraisals.permissions import decides, drafts, files_for_sitting
from danvan.appraisals.queries.case_page import serving
from danvan.appraisals.queries.pages import lines_of, table_of
from danvan.appraisals.views.page import decision_or_404, kept_or_refused, show_sitting, sitting_or_404
from danvan.appraisals.views.signed import scans_of
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports.answers import DOCX, XLSX, attachment
from danvan.core.exports.sheets import workbook
from danvan.core.pace import costly
from danvan.documents.permissions import visible_to as documents_visible_to
from danvan.papers.paper import Paper
from danvan.papers.writer import write
from danvan.workflow.locking import NOT_ALLOWED

OF_SITTING: dict[str, Any] = {
    "invitation": of_sitting.invitation,
    "table": of_sitting.table,
    "slip": of_sitting.slip,
    "minutes": of_sitting.minutes,
}
OF_DECISION: dict[str, Any] = {
    "submission": of_decision.submission,
    "decision": of_decision.paper_of,
    "certificates": of_decision.certificates,
}
NOT_WHOLE = gettext_lazy("Có hồ sơ mà bạn đứng ngoài, nên giấy tờ của cả danh sách do người khác in.")


@require_safe
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Which papers the sitting has."""
    found = sitting_or_404(request, pk)
    offered = [
        ("invitation", _("Giấy mời"), _("Mời các thành viên dự họp.")),
        ("table", _("Bảng tổng hợp"), _("Mọi hồ sơ trên khổ A3, có cột trống để ghi ý kiến.")),
        ("slip", _("Phiếu lấy ý kiến"), _("Để trống tên thành viên, dùng khi lấy ý kiến bằng giấy.")),
        ("minutes", _("Biên bản"), _("Số phiếu để trống đến khi kiểm phiếu.")),
    ]
    adds = files_for_sitting(acting_of(request), found)
    shown: dict[str, Any] = {
        "offered": offered,
        "whole": sees_whole(found, request.user),
        "scans": scans_of(request, sitting=found),
        "scan_form": reverse("appraisals:sitting_scan", args=[pk]) if adds else "",
    }
    return show_sitting(request, found, "papers", "appraisals/papers.html", **shown)


@costly("papers")
@require_safe
def paper(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One paper of the sitting."""
    found = kept_or_refused(request, pk)
    if name not in OF_SITTING:
        raise Http404
    if not sees_whole(found, request.user):
        raise Refused(NOT_WHOLE, status=403)
    extra: dict[str, Any] = {}
    if name == "slip" and request.GET.get("ghe", "").isdecimal():
        extra["member"] = serving(found).filter(seat=request.GET["ghe"]).first()
    rows = table_of(found, request.user)
    # A paper is Vietnamese whatever language its reader's pages have.
    with translation.override("vi"):
        made: Paper = OF_SITTING[name](found, rows, documents_visible_to(request.user), **extra)
        return attachment(write(made), f"{made.type_name} {found.name}.docx", DOCX)


@costly("papers")
@require_safe
def decision_paper(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One paper of the decision."""
    if name not in OF_DECISION:
        raise Http404
    found, agreed = printed(request, pk)
    with translation.override("vi"):
        made: Paper = OF_DECISION[name](found, agreed, documents_visible_to(request.user))
        return attachment(write(made), f"{made.type_name} {found.year}.docx", DOCX)


@costly("workbooks")
@require_safe
def certificates_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The names for certificates as a workbook, for whoever prints them by the hundred."""
    found, agreed = printed(request, pk)
    with translation.override("vi"):
        sheet = certificates_sheet(found, agreed)
        return attachment(workbook(sheet), f"{sheet.name} {found.year}.xlsx", XLSX)


def printed(request: HttpRequest, pk: int) -> tuple[Decision, list[Line]]:
    """The decision and what it agrees to, for who may print it and sees all of it; that they did is written down before."""
    found, by = decision_or_404(request, pk), acting_of(request)
    if not (decides(by, found) or drafts(by, found)):
        raise Refused(NOT_ALLOWED, status=403)
    rows = lines_of(found, request.user)
    if len(rows) != found.lines.count():
        raise Refused(NOT_WHOLE, status=403)
    note_printed(found, by=by)
    return found, [row.line for row in rows if row.line.outcome == Outcome.YES]


def sees_whole(sitting: Any, user: Any) -> bool:
    """Whether no case of the sitting is kept from this person."""
    rows = sitting.cases.exclude(stage=CaseStage.TAKEN_OUT)
    return len(table_of(sitting, user)) == rows.count()
