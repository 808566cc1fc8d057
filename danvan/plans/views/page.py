"""The frame that all tabs of one plan share."""

from typing import Any

from django.db.models import BigIntegerField
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.core.acting import acting_of
from danvan.core.prepared import Prepared
from danvan.core.views import show
from danvan.plans.models import Plan, PlanStage
from danvan.plans.permissions import can_amend, can_write, may_issue_for, sees, takes_over
from danvan.plans.queries import with_counts
from danvan.plans.tones import PLAN_TONES
from danvan.plans.workflow import PLAN
from danvan.workflow.keys import new_key
from danvan.workflow.table import Move

UNPROCESSABLE = 422
# Moves that need more than a press have a page of their own.
PAGES = {"issue": "plans:signing", "end": "plans:ending", "replace": "plans:ending"}


def plan_or_404(request: HttpRequest, pk: int) -> Plan:
    """The plan, if this person may see it, with what its page shows."""
    found = PLAN_SHOWN(pk) if pk <= BigIntegerField.MAX_BIGINT else []
    if not found or not sees(request.user, found[0]):
        raise Http404
    return found[0]


PLAN_SHOWN = Prepared[Plan](
    lambda pk: with_counts(Plan.objects.filter(pk=pk).select_related("issuer", "drafting_office", "document")),
    BigIntegerField(),
)


def show_plan(
    request: HttpRequest, plan: Plan, tab: str, template: str, *, status: int = 200, **values: Any
) -> HttpResponse:
    """One tab of the plan."""
    by = acting_of(request)
    context = {
        "plan": plan,
        "tabs": tabs(plan, tab),
        "tone": PLAN_TONES[PlanStage(plan.stage)],
        "moves": [(move, address_of(plan, move)) for move in moves(request, plan)],
        "can_write": can_write(by, plan),
        "can_amend": can_amend(by, plan),
        "takes_over": takes_over(by, plan),
        "can_copy": plan.issued_on is not None and may_issue_for(by, plan.issuer),
        "key": new_key(),
        **values,
    }
    return show(request, template, context, block=request.GET.get("phan"), status=status)


def moves(request: HttpRequest, plan: Plan) -> list[Move]:
    """The buttons of the page; ending and replacing share one page, so one button stands for both."""
    return [move for move in PLAN.open_to(acting_of(request), plan) if move.name not in ("replace", "record_paper")]


def address_of(plan: Plan, move: Move) -> str:
    """Where a button leads; empty for those that only need a press."""
    route = PAGES.get(move.name)
    return reverse(route, args=[plan.pk]) if route else ""


def tabs(plan: Any, current: str) -> list[tuple[str, str, int | None, bool]]:
    """The tabs with their counts."""
    items = [
        ("targets", _("Chỉ tiêu"), "plans:plan", plan.targets_all),
        ("tasks", _("Nhiệm vụ"), "plans:tasks", plan.tasks_all),
        ("schedule", _("Giai đoạn, báo cáo"), "plans:schedule", plan.phases_all + plan.reports_all),
        ("units", _("Đơn vị"), "plans:units", plan.units_all if plan.issued_on else None),
        ("documents", _("Văn bản"), "plans:documents", None),
        ("history", _("Lịch sử"), "plans:history", None),
    ]
    return [(label, reverse(route, args=[plan.pk]), count, name == current) for name, label, route, count in items]
