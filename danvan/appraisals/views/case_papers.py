"""The papers of one case as Word files: records of visits and sheets, filled, or blank for the pen."""

from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.decorators.http import require_safe

from danvan.appraisals.models import Case
from danvan.appraisals.papers.cases import Facts, sheet_paper, visit_record
from danvan.appraisals.permissions import sheets_visible_to, visits_visible_to
from danvan.appraisals.queries.case_page import who_may_judge
from danvan.appraisals.views.page import judged_or_refused
from danvan.appraisals.wording import marks_of
from danvan.committees.models import Member
from danvan.core.acting import acting_of
from danvan.core.exports.answers import DOCX, attachment
from danvan.core.pace import costly
from danvan.documents.permissions import visible_to as documents_visible_to
from danvan.exemplars.actions.looks import look
from danvan.exemplars.permissions import PERSONAL, hidden_from
from danvan.exemplars.queries.results import goals_told, raised_told, results_told
from danvan.papers.paper import Paper
from danvan.papers.writer import write

BLANK: dict[str, Any] = {"visit": visit_record, "sheet": sheet_paper}


@costly("papers")
@require_safe
def blank(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A paper of the case with what is found left to the pen."""
    found = judged_or_refused(request, pk)
    if name not in BLANK:
        raise Http404
    facts = facts_of(request, found)
    with translation.override("vi"):
        return _answer(BLANK[name](facts, documents_visible_to(request.user)), found)


@costly("papers")
@require_safe
def visit(request: HttpRequest, pk: int, visit_pk: int) -> HttpResponse:
    """The record of a visit."""
    found = judged_or_refused(request, pk)
    rows = visits_visible_to(request.user).prefetch_related(Prefetch("who", Member.objects.select_related("committee")))
    row = get_object_or_404(rows, case=found, pk=visit_pk)
    facts = facts_of(request, found)
    with translation.override("vi"):
        return _answer(visit_record(facts, documents_visible_to(request.user), row), found)


@costly("papers")
@require_safe
def sheet(request: HttpRequest, pk: int, sheet_pk: int) -> HttpResponse:
    """A sheet as it stands; a single member's only as far as it is open to this reader."""
    found = judged_or_refused(request, pk)
    row = get_object_or_404(sheets_visible_to(request.user).filter(case=found), pk=sheet_pk)
    facts = facts_of(request, found, said=marks_of(row))
    with translation.override("vi"):
        return _answer(sheet_paper(facts, documents_visible_to(request.user), row), found)


def facts_of(request: HttpRequest, case: Case, **said: Any) -> Facts:
    """What a paper tells of a case. That an individual's dossier leaves the house is written down before."""
    model = case.exemplar
    look([model], by=acting_of(request))
    told = results_told([model], case.sitting.year)
    return Facts(
        case,
        year=told[model.pk].year if told else None,
        members=list(who_may_judge(case).select_related("committee", "unit")),
        goals=goals_told([model], told).get(model.pk, []),
        resources=raised_told([model], told).get(model.pk, []),
        rows=list(case.sitting.criteria.rows.all()),
        named=not hidden_from(request.user, model) & PERSONAL,
        **said,
    )


def _answer(made: Paper, case: Case) -> HttpResponse:
    return attachment(write(made), f"{made.type_name} {case.exemplar.name}.docx", DOCX)
