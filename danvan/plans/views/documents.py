"""The papers around a plan, and what has been done with it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from danvan.audit.history import history_of
from danvan.plans.queries import petitions_of
from danvan.plans.views.page import plan_or_404, show_plan


@require_GET
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed paper, what the plan carries out, what amended it."""
    plan = plan_or_404(request, pk)
    commissions = plan.commissions.select_related("document")
    amendments = plan.amendments.select_related("document")
    return show_plan(request, plan, "documents", "plans/documents.html", commissions=commissions, amendments=amendments)


@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what with the plan."""
    plan = plan_or_404(request, pk)
    told = history_of([plan, *plan.assignments.all(), *petitions_of(plan)], request.user, request.GET)
    return show_plan(request, plan, "history", "plans/history.html", history=told, mixed=True)
