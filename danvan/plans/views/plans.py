"""The list of plans, and beginning, changing, copying and moving one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.paging import paged
from danvan.core.sent import shown_version
from danvan.core.text import plain_text
from danvan.core.views import show
from danvan.plans.actions import copying
from danvan.plans.actions import plans as acts
from danvan.plans.forms.plans import DraftForm, facts_of
from danvan.plans.models import Plan, PlanStage
from danvan.plans.permissions import can_write, issuers_for, of_own_units, visible_to
from danvan.plans.queries import found_by, with_counts
from danvan.plans.tones import PLAN_TONES
from danvan.plans.views.page import plan_or_404, show_plan
from danvan.units.permissions import writes_somewhere
from danvan.workflow.editing import Conflict
from danvan.workflow.keys import new_key

PRESSED = {"submit", "send_back", "take_back", "drop"}
DONE = {
    "submit": gettext_lazy("Đã trình ký. Người ký hoặc cán bộ khác ghi nhận ban hành."),
    "send_back": gettext_lazy("Đã trả lại để sửa."),
    "take_back": gettext_lazy("Đã rút về, có thể sửa tiếp."),
    "drop": gettext_lazy("Đã bỏ dự thảo."),
}


@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """The plans in sight, the newest first; by words of the title, by stage, or only those of one's own offices."""
    rows = visible_to(request.user).select_related("issuer", "drafting_office", "document")
    asked, stage, whose = (request.GET.get(name, "") for name in ("q", "trang_thai", "cua"))
    whose = whose or ("tat_ca" if asked else "toi")
    if whose == "toi":
        rows = rows.filter(of_own_units(request.user))
    rows = found_by(rows, asked)
    if stage in PlanStage.values:
        rows = rows.filter(stage=stage)
    page = paged(with_counts(rows), request.GET, ["-issued_on", "-pk"])
    context = {
        "page": page,
        "q": asked,
        "stage": stage,
        "whose": whose,
        "stages": PlanStage.choices,
        "tones": PLAN_TONES,
    }
    return show(request, "plans/plans.html", {**context, "can_draft": writes_somewhere(acting_of(request))})


@require_http_methods(["GET", "POST"])
def new_plan(request: HttpRequest) -> HttpResponse:
    """Begins a plan by hand."""
    by = acting_of(request)
    issuers = issuers_for(by)
    if not issuers:
        raise Refused(
            _("Vai trò hiện tại không soạn kế hoạch. Mời chuyển sang vai trò chuyên viên hoặc lãnh đạo."), status=403
        )
    form = DraftForm(request.POST or None, issuers=issuers)
    if request.method == "POST" and form.is_valid():
        return redirect("plans:plan", acts.draft(by=by, key=request.POST.get("key"), **form.values).pk)
    status = 422 if form.is_bound else 200
    return show(request, "plans/new.html", {"form": form, "key": new_key()}, status=status)


@require_http_methods(["GET", "POST"])
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes what the draft says of itself."""
    plan, by = plan_or_404(request, pk), acting_of(request)
    if not can_write(by, plan):
        raise Refused(_("Kế hoạch đã trình ký hoặc đã ban hành. Muốn sửa, đề nghị rút về trước."), status=403)
    form = DraftForm(request.POST or None, initial=facts_of(plan), issuers=issuers_for(by))
    if request.method == "POST" and form.is_valid():
        try:
            acts.edit(plan, form.values, by=by, version=shown_version(request))
        except Conflict as conflict:
            return show_plan(request, plan, "", "plans/facts.html", form=form, conflict=conflict, status=409)
        return redirect("plans:plan", plan.pk)
    status = 422 if form.is_bound else 200
    return show_plan(request, plan, "", "plans/facts.html", form=form, conflict=None, status=status)


@require_POST
def stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes a move that needs no more than a press, or a reason."""
    plan, move = plan_or_404(request, pk), request.POST.get("move", "")
    if move not in PRESSED:
        raise Refused(_("Không có bước này. Mời quay lại trang kế hoạch."))
    reason = plain_text(request.POST.get("reason", ""))
    if move == "send_back" and not reason:
        raise Refused(_("Trả lại thì ghi rõ lý do để người soạn sửa."))
    version, key = shown_version(request) or None, request.POST.get("key")
    acts.press(plan, move, by=acting_of(request), reason=reason, version=version, key=key)
    messages.success(request, DONE[move])
    return redirect("plans:plans") if move == "drop" else redirect("plans:plan", plan.pk)


@require_POST
def copies(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes this plan as the draft of the next year's."""
    made: Plan = copying.copy(plan_or_404(request, pk), by=acting_of(request), key=request.POST.get("key"))
    messages.success(
        request, _("Đã chép thành dự thảo mới; ngày và năm đã chuyển sang năm sau. Mời soát lại từng dòng.")
    )
    return redirect("plans:plan", made.pk)
