"""How a target is counted: proposed, tried out, decided."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import tried
from danvan.measures.models import Gauge
from danvan.plans.actions.countings import SENSITIVE, decide, decides_counting
from danvan.plans.counting import must_stay_words
from danvan.plans.forms.countings import CountingForm, initial_of
from danvan.plans.models import Counting, Plan, Target
from danvan.plans.report_days import ReportDay, last_report
from danvan.plans.trying import Trial, try_out
from danvan.plans.views.page import plan_or_404, show_plan
from danvan.workflow.locking import NOT_ALLOWED

UNITS_NAMED = 12


@require_http_methods(["GET", "POST"])
def counting(request: HttpRequest, pk: int, target_pk: int) -> HttpResponse:
    """Proposes, tries out on today's records, and decides how one target is counted."""
    plan, by = plan_or_404(request, pk), acting_of(request)
    target = get_object_or_404(plan.targets.select_related("clause__reading", "plan"), pk=target_pk)
    if not decides_counting(by, plan):
        raise Refused(NOT_ALLOWED, status=403)
    if must_stay_words(target.words):
        return show_plan(request, plan, "targets", "plans/words_only.html", row=target, why=SENSITIVE)
    kept = Counting.objects.filter(target=target).select_related("measure").first()
    asked_by = last_report(plan, plan.starts_on, plan.last_day)
    form = CountingForm(request.POST or None, target=target, initial=initial_of(target, kept, asked_by))
    if request.method == "POST" and form.is_valid():
        if "thu" in request.POST:
            return show_form(request, plan, target, form, asked_by, trial=try_out(target, form.terms))
        said = form.cleaned_data
        version, key = said["version"] or 0, request.POST.get("key")
        if tried(form, partial(decide, target, form.terms, by=by, version=version, reason=said["reason"], key=key)):
            messages.success(request, _("Đã ghi cách tính của chỉ tiêu."))
            return redirect("plans:plan", plan.pk)
    return show_form(request, plan, target, form, asked_by, status=422 if form.is_bound else 200)


def show_form(
    request: HttpRequest,
    plan: Plan,
    target: Target,
    form: CountingForm,
    asked_by: ReportDay | None,
    *,
    trial: Trial | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form; what was typed stays in it, beside what it would say today."""
    context: dict[str, Any] = {
        "row": target,
        "form": form,
        "asked_by": asked_by,
        "trial": trial,
        "named": trial.units[:UNITS_NAMED] if trial else [],
        "counted_already": Gauge.objects.open().of(target).exists(),
    }
    return show_plan(request, plan, "targets", "plans/counting.html", status=status, **context)
