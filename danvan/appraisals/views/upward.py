"""The models an office chose for the next level: the lists, and the submission that goes upward with one of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.appraisals.papers.upward import upward
from danvan.appraisals.permissions import prepares
from danvan.appraisals.queries.proposals import listed, lists_of, proposed_by, recognisers_of
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports.answers import DOCX, attachment
from danvan.core.pace import costly
from danvan.core.views import show
from danvan.documents.permissions import visible_to as documents_visible_to
from danvan.exemplars.actions.looks import look
from danvan.exemplars.models import Level
from danvan.exemplars.permissions import PERSONAL, hidden_from
from danvan.papers.writer import write
from danvan.units.acting import InPost


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Which models were chosen, list by list; of the list that is open, each model."""
    rows = proposed_by(_writing(request))
    lists = lists_of(rows)
    chosen = _chosen(request, lists)
    context = {"lists": lists, "chosen": chosen, "rows": listed(rows, *chosen) if chosen else []}
    return show(request, "appraisals/proposals.html", context)


@costly("papers")
@require_safe
def submission(request: HttpRequest, level_pk: int, year: int) -> HttpResponse:
    """The submission with its list. Who prints names of individuals is written down before."""
    by = _writing(request)
    level = get_object_or_404(Level, pk=level_pk)
    rows = listed(proposed_by(by), level, year)
    if not rows:
        raise Http404
    models = [row.exemplar for row in rows]
    look(models, by=by)
    unnamed = [model.pk for model in models if hidden_from(request.user, model) & PERSONAL]
    with translation.override("vi"):
        to, readable = recognisers_of(level), documents_visible_to(request.user)
        made = upward(by.unit, level, year, rows, to=to, unnamed=unnamed, readable=readable)
        return attachment(write(made), f"{made.type_name} {level.name} {year}.docx", DOCX)


def _writing(request: HttpRequest) -> InPost:
    by: Any = acting_of(request)
    if not prepares(by):
        raise Refused(_("Vai trò hiện tại không lập tờ trình. Mời chuyển sang vai trò phù hợp."), status=403)
    return by


def _chosen(request: HttpRequest, lists: list[tuple[Level, int]]) -> tuple[Level, int] | None:
    """The list asked for; the newest where none was."""
    asked = request.GET.get("ds", "")
    return next((each for each in lists if f"{each[0].pk}-{each[1]}" == asked), lists[0] if lists else None)
