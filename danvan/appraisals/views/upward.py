"""The models an office chose for the next level: the lists, the submission that goes upward with one of them, and its number
once it was signed.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.appraisals.actions.upward import record_submission
from danvan.appraisals.forms.upward import SubmissionForm
from danvan.appraisals.papers.upward import upward
from danvan.appraisals.permissions import prepares
from danvan.appraisals.queries.proposals import (
    Batch,
    batches_of,
    listed,
    lists_of,
    mark_of,
    proposed_by,
    recognisers_of,
)
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports.answers import DOCX, attachment
from danvan.core.formats import number
from danvan.core.pace import costly
from danvan.core.views import show
from danvan.documents.permissions import visible_to as documents_visible_to
from danvan.exemplars.actions.looks import look
from danvan.exemplars.models import Level, Proposal
from danvan.exemplars.permissions import PERSONAL, hidden_from
from danvan.papers.writer import write
from danvan.units.acting import InPost
from danvan.workflow.keys import new_key


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Which models were chosen, list by list; of the list that is open, each model."""
    by = _writing(request)
    lists = lists_of(proposed_by(by))
    return _shown(request, by, lists, _chosen(request, lists))


def _shown(
    request: HttpRequest,
    by: InPost,
    lists: list[tuple[Level, int]],
    chosen: tuple[Level, int] | None,
    *,
    form: SubmissionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = listed(proposed_by(by), *chosen) if chosen else []
    batches = batches_of(rows)
    context = {
        "lists": lists,
        "chosen": chosen,
        "rows": rows,
        "signed": [batch for batch in batches if batch.signed_on] if len(batches) > 1 else [],
        "form": form or (SubmissionForm(batches=batches) if batches else None),
        "waits": bool(batches) and batches[0].signed_on is None,
        "mark": mark_of(rows),
        "key": new_key(),
    }
    return show(request, "appraisals/proposals.html", context, status=status)


@costly("papers")
@require_safe
def submission(request: HttpRequest, level_pk: int, year: int) -> HttpResponse:
    """The submission with its list. Who prints names of individuals is written down before."""
    by, level, rows = _list_or_404(request, level_pk, year)
    batch = _printed(request, batches_of(rows))
    printed = [row for row in rows if row in batch.rows]
    models = [row.exemplar for row in printed]
    look(models, by=by)
    unnamed = [model.pk for model in models if hidden_from(request.user, model) & PERSONAL]
    with translation.override("vi"):
        to, readable = recognisers_of(level), documents_visible_to(request.user)
        made = upward(by.unit, level, year, printed, to=to, unnamed=unnamed, readable=readable)
        return attachment(write(made), f"{made.type_name} {level.name} {year}.docx", DOCX)


@require_POST
def signed(request: HttpRequest, level_pk: int, year: int) -> HttpResponse:
    """Writes down number, day and signer of a submission that was signed."""
    by, level, rows = _list_or_404(request, level_pk, year)
    form, status = SubmissionForm(request.POST, batches=batches_of(rows)), 422
    if form.is_valid():
        said = {"shown": request.POST.get("shown", ""), "key": request.POST.get("key"), **form.said}
        try:
            count = record_submission(level, year, by=by, **said)
        except Refused as refused:
            if refused.status == 403:
                raise
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Đã ghi số tờ trình cho %(count)s mô hình.") % {"count": number(count)})
            return redirect(f"{reverse('appraisals:proposals')}?{urlencode({'ds': f'{level.pk}-{year}'})}")
    return _shown(request, by, lists_of(proposed_by(by)), (level, year), form=form, status=status)


def _list_or_404(request: HttpRequest, level_pk: int, year: int) -> tuple[InPost, Level, list[Proposal]]:
    """A list that this post's office sends upward."""
    by = _writing(request)
    level = get_object_or_404(Level, pk=level_pk)
    rows = listed(proposed_by(by), level, year)
    if not rows:
        raise Http404
    return by, level, rows


def _printed(request: HttpRequest, batches: list[Batch]) -> Batch:
    """The submission asked for; where none was, the one that is to be signed, else the first."""
    asked = request.GET.get("to_trinh", "")
    return next((each for each in batches if each.name == asked), batches[0])


def _writing(request: HttpRequest) -> InPost:
    by: Any = acting_of(request)
    if not prepares(by):
        raise Refused(_("Vai trò hiện tại không lập tờ trình. Mời chuyển sang vai trò phù hợp."), status=403)
    return by


def _chosen(request: HttpRequest, lists: list[tuple[Level, int]]) -> tuple[Level, int] | None:
    """The list asked for; the newest where none was."""
    asked = request.GET.get("ds", "")
    return next((each for each in lists if f"{each[0].pk}-{each[1]}" == asked), lists[0] if lists else None)
