"""The papers around a plan, and what has been done with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from danvan.audit.history import history_of
from danvan.core.acting import acting_of
from danvan.core.exports import DOCX, attachment
from danvan.core.pace import costly
from danvan.documents.permissions import visible_to
from danvan.documents.queries import named_in
from danvan.papers.writer import write
from danvan.plans.actions import commissions as acts
from danvan.plans.forms.plans import CommissionForm
from danvan.plans.models import Plan
from danvan.plans.papers import paper_of
from danvan.plans.queries import petitions_of
from danvan.plans.views.content import writable_or_refused
from danvan.plans.views.page import plan_or_404, show_plan
from danvan.workflow.keys import new_key


@require_GET
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed paper, what the plan carries out, what amended it."""
    plan = plan_or_404(request, pk)
    return show_documents(request, plan, CommissionForm(initial={"key": new_key()}))


def show_documents(request: HttpRequest, plan: Plan, form: CommissionForm) -> HttpResponse:
    """The papers; one that has arrived leads to its page where this person may read it."""
    amendments, rows = list(plan.amendments.all()), list(plan.commissions.select_related("citation"))
    arrived = [row.document_id or (row.citation.cited_id if row.citation else None) for row in rows]
    asked = [pk for pk in (*arrived, *(row.document_id for row in amendments)) if pk]
    readable = set(visible_to(request.user).filter(pk__in=asked).values_list("pk", flat=True))
    shown: dict[str, Any] = {"commissions": list(zip(rows, arrived, strict=True)), "amendments": amendments}
    status = 422 if form.is_bound else 200
    template = "plans/documents.html"
    return show_plan(request, plan, "documents", template, status=status, form=form, readable=readable, **shown)


@costly("papers")
@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as a Word file in its form, a draft too: whoever sees the plan may have it."""
    plan = plan_or_404(request, pk)
    drawn = paper_of(plan, visible_to(request.user))
    name = f"{drawn.type_name} {drawn.letterhead.number or plan.title}.docx"
    return attachment(write(drawn), name, DOCX)


@require_POST
def commissions(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds a document that the draft carries out; its record is found by its number among those in sight."""
    plan = writable_or_refused(request, pk)
    form = CommissionForm(request.POST)
    if not form.is_valid():
        return show_documents(request, plan, form)
    said = form.cleaned_data
    found = named_in(visible_to(request.user), said["words"])
    acts.carry_out(plan, said["words"], found, by=acting_of(request), key=said["key"])
    return redirect("plans:documents", plan.pk)


@require_POST
def commission_removal(request: HttpRequest, pk: int, commission_pk: int) -> HttpResponse:
    """Takes a document out of a draft."""
    plan = writable_or_refused(request, pk)
    acts.leave_out(get_object_or_404(plan.commissions, pk=commission_pk), by=acting_of(request))
    return redirect("plans:documents", plan.pk)


@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what with the plan."""
    plan = plan_or_404(request, pk)
    told = history_of([plan, *plan.assignments.all(), *petitions_of(plan)], request.user, request.GET)
    return show_plan(request, plan, "history", "plans/history.html", history=told, mixed=True)
