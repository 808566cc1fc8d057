"""Whom a plan binds: chosen in a draft, shown by name, and where each stands once it is issued."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports.answers import XLSX, attachment
from danvan.core.exports.sheets import workbook
from danvan.core.pace import costly
from danvan.core.paging import paged
from danvan.core.search import matching
from danvan.plans.actions import bindings as acts
from danvan.plans.exports import units_sheet
from danvan.plans.models import Answer, Assignment, AssignmentStage, Plan
from danvan.plans.permissions import assignments_of
from danvan.plans.queries import duties_shown, ended_by_hand, states_of, units_bound, with_sizes
from danvan.plans.tones import DUTY_TONES
from danvan.plans.urging import ways_to_urge
from danvan.plans.views.content import writable_or_refused
from danvan.plans.views.page import plan_or_404, show_plan
from danvan.units.models import FocalPoint
from danvan.units.phrases import propose

ORDER = ("unit__kind__order", "unit__sort_key", "pk")
PAGE_SIZE = 50  # a row with its focal points is some seven hundred bytes, and the line may be slow
NAMES_SIZE = 200  # names alone are short, and are to be read as a whole before they bind

NOT_FOUND = gettext_lazy(
    "Chưa nhận ra đơn vị nào từ “%(words)s”. Mời ghi theo loại đơn vị, ví dụ “UBND các xã, phường”."
)

PARTLY = gettext_lazy("Chưa nhận ra đơn vị nào từ “%(words)s”. Mời thêm riêng nếu cần.")


@require_GET
def units(request: HttpRequest, pk: int) -> HttpResponse:
    """The units by state with whom to call; while it is a draft, the units its words mean today, by name."""
    plan, today = plan_or_404(request, pk), clock.today()
    if plan.issued_on is None:
        bound = units_bound(plan, today)
        page = paged(bound, request.GET, ["kind__order", "sort_key", "pk"], size=NAMES_SIZE)
        draft: dict[str, Any] = {"page": page, "bindings": with_sizes(plan, today), "ended": ended_by_hand(plan, today)}
        return show_plan(request, plan, "units", "plans/binding.html", **draft)
    stage = request.GET.get("trang_thai", "")
    # The page is found by its keys alone: thousands are sorted for it, fifty are shown.
    place = paged(duties(request, plan), request.GET, ORDER, size=PAGE_SIZE, counted=False, shown=["pk"])
    page = replace(place, rows=duties_shown([row.pk for row in place], clock.today()))
    # One label a state: asked of each row, Django would translate all of them each time.
    labels = {state.value: str(state.label) for state in AssignmentStage}
    shown: dict[str, Any] = {
        "page": page,
        "stage": stage,
        "q": request.GET.get("q", ""),
        "duty_tones": DUTY_TONES,
        "labels": labels,
        "states": (states := states_of(plan)),
        "urging": ways_to_urge(plan, request.user, states),
    }
    return show_plan(request, plan, "units", "plans/units.html", **shown)


def duties(request: HttpRequest, plan: Plan) -> QuerySet[Assignment]:
    """The duties of a plan that this person sees, by words of the unit's name and by state."""
    asked, stage = request.GET.get("q", ""), request.GET.get("trang_thai", "")
    rows = matching(assignments_of(plan, request.user), asked, "unit__folded")
    if stage == "petition":
        return rows.filter(petition_open=True)
    return rows.filter(stage=stage) if stage in AssignmentStage.values else rows


@costly("workbooks")
@require_GET
def units_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The same list as a workbook."""
    plan = plan_or_404(request, pk)
    focal = FocalPoint.objects.on(clock.today()).order_by("charge", "pk")
    rows = duties(request, plan).select_related("unit").order_by(*ORDER)
    rows = rows.prefetch_related(
        Prefetch("unit__focal_points", queryset=focal, to_attr="to_call"),
        Prefetch("answers", queryset=Answer.objects.select_related("plan__document"), to_attr="own_plans"),
    )
    return attachment(workbook(units_sheet(plan, rows)), _("don-vi-thuc-hien.xlsx"), XLSX)


@require_POST
def bindings(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds units to a draft in the plan's own words."""
    plan = writable_or_refused(request, pk)
    words = " ".join(request.POST.get("words", "").split())
    if not words:
        raise Refused(_("Mời ghi diện đơn vị như trong văn bản, ví dụ “UBND các xã, phường”."))
    proposal = propose(words, plan.issuer, clock.today())
    if not proposal.selectors:
        raise Refused(NOT_FOUND % {"words": words})
    acts.bind_all(plan, proposal.selectors, by=acting_of(request), key=request.POST.get("key"))
    if proposal.unresolved:
        messages.warning(request, PARTLY % {"words": "; ".join(proposal.unresolved)})
    return redirect("plans:units", plan.pk)


@require_POST
def binding_removal(request: HttpRequest, pk: int, binding_pk: int) -> HttpResponse:
    """Takes a group of units out of a draft."""
    plan = writable_or_refused(request, pk)
    binding = get_object_or_404(plan.bindings, pk=binding_pk)
    acts.unbind(binding, by=acting_of(request))
    messages.info(request, _("Đã bỏ diện “%(words)s”.") % {"words": binding.words})
    return redirect("plans:units", plan.pk)
