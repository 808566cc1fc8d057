"""Who follows which units, and what leaves the house: the list of members, the draft of the decision."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from danvan.committees.exports import members_sheet
from danvan.committees.papers import decision_of
from danvan.committees.queries import followed, roll_of, shown_day
from danvan.committees.views.page import committee_or_404, kept_or_refused, show_committee
from danvan.core import clock
from danvan.core.exports.answers import DOCX, XLSX, attachment
from danvan.core.exports.sheets import workbook
from danvan.core.pace import costly
from danvan.core.paging import paged
from danvan.core.search import matching
from danvan.documents.permissions import visible_to as documents_visible_to
from danvan.papers.writer import write

ORDER = ("unit__kind__order", "unit__sort_key", "pk")


@require_safe
def units(request: HttpRequest, pk: int) -> HttpResponse:
    """The units that the body follows, each with who does."""
    found = committee_or_404(request, pk)
    asked, day = request.GET.get("q", ""), shown_day(found, clock.today())
    rows = matching(followed(found, day), asked, "unit__folded")
    shown: dict[str, Any] = {"page": paged(rows, request.GET, ORDER), "q": asked, "day": day}
    return show_committee(request, found, "units", "committees/units.html", **shown)


@costly("workbooks")
@require_safe
def members_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of members as a workbook."""
    found = committee_or_404(request, pk)
    sheet = members_sheet(found, roll_of(found, clock.today()))
    return attachment(workbook(sheet), f"{found.name}.xlsx", XLSX)


@costly("papers")
@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision with the list of members as a Word file, for whoever prepares it."""
    found = kept_or_refused(request, pk)
    paper = decision_of(found, roll_of(found, clock.today()), documents_visible_to(request.user))
    return attachment(write(paper), f"Quyết định {found.name}.docx", DOCX)
