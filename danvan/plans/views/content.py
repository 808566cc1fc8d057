"""The lines of a plan: read in tabs, written one at a time while it is a draft."""

from collections.abc import Iterable
from typing import Any

from django.db.models import BigIntegerField, DateField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from danvan.core import clock, registry
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.prepared import Prepared
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.rules import Due, due
from danvan.deadlines.words import rule_of
from danvan.plans.actions import lines as acts
from danvan.plans.actions.countings import decides_counting
from danvan.plans.counting import must_stay_words
from danvan.plans.figures import Figures, figures_of
from danvan.plans.forms.lines import FORMS
from danvan.plans.models import Plan, ReportingClause, Target
from danvan.plans.permissions import can_write
from danvan.plans.views.page import plan_or_404, show_plan
from danvan.workflow.editing import Conflict

TABS = {"target": "plans:plan", "task": "plans:tasks", "phase": "plans:schedule", "reporting": "plans:schedule"}
WORDS = {
    "target": gettext_lazy("chỉ tiêu"),
    "task": gettext_lazy("nhiệm vụ"),
    "phase": gettext_lazy("giai đoạn"),
    "reporting": gettext_lazy("chế độ báo cáo"),
}


@require_GET
def targets(request: HttpRequest, pk: int) -> HttpResponse:
    """What must be reached, each with the clause that asks for it."""
    plan = plan_or_404(request, pk)
    rows = TARGETS(plan.pk, clock.today())
    figures = figures_of(plan) if plan.issued_on else Figures({}, {})
    said: dict[str, Any] = {"rows": rows, "figures": figures.now, "before": figures.last_year}
    decides = decides_counting(acting_of(request), plan)
    said["only_words"] = {row.pk for row in rows if must_stay_words(row.words)}
    said["panels"] = registry.panels("plans.plan", request, plan)
    return show_plan(request, plan, "targets", "plans/targets.html", decides=decides, **said)


TARGETS = Prepared[Target](
    lambda plan, day: Target.objects.on(day).filter(plan=plan).select_related("clause__reading", "counting__measure"),
    BigIntegerField(),
    DateField(),
)


@require_GET
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """The phases, and the reports that are owed."""
    plan, today = plan_or_404(request, pk), clock.today()
    phases = plan.phases.on(today).select_related("clause__reading")
    reports = plan.reporting_clauses.on(today).select_related("clause__reading", "channel")
    return show_plan(request, plan, "schedule", "plans/schedule.html", phases=phases, reports=with_days(plan, reports))


def with_days(plan: Plan, reports: Iterable[ReportingClause]) -> list[tuple[ReportingClause, Due | None]]:
    """Each report with the day its words come to, the first one in the plan's period, and how it came about."""
    calendar = working_calendar()
    rules = [(row, rule_of(row.due_rule, row.due_words)) for row in reports]
    return [(row, due(rule, calendar, plan.starts_on) if rule else None) for row, rule in rules]


@require_http_methods(["GET", "POST"])
def new_line(request: HttpRequest, pk: int, line: str) -> HttpResponse:
    """Writes a line into a draft."""
    plan = writable_or_refused(request, pk)
    form = form_of(line)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.add_line(plan, line, form.values, by=acting_of(request), key=request.POST.get("key"))
        return redirect(TABS[line], plan.pk)
    return show_line(request, plan, line, form)


@require_http_methods(["GET", "POST"])
def line(request: HttpRequest, pk: int, line: str, line_pk: int) -> HttpResponse:
    """Changes a line of a draft; two who save at once see base, theirs and yours."""
    plan = writable_or_refused(request, pk)
    kind = form_of(line)
    row = get_object_or_404(acts.LINES[line], pk=line_pk, plan=plan)
    form = kind(request.POST or None, initial=kind.shown(row))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            acts.change_line(row, form.values, by=acting_of(request), version=version)
        except Conflict as conflict:
            return show_line(request, plan, line, form, row=row, conflict=conflict)
        return redirect(TABS[line], plan.pk)
    return show_line(request, plan, line, form, row=row)


@require_POST
def line_removal(request: HttpRequest, pk: int, line: str, line_pk: int) -> HttpResponse:
    """Takes a line out of a draft."""
    plan = writable_or_refused(request, pk)
    form_of(line)
    row = get_object_or_404(acts.LINES[line], pk=line_pk, plan=plan)
    acts.drop_line(row, by=acting_of(request))
    return redirect(TABS[line], plan.pk)


def show_line(request: HttpRequest, plan: Plan, line: str, form: Any, **values: Any) -> HttpResponse:
    """The form of one line; what was typed stays in it."""
    context = {"row": None, "conflict": None, **values}
    status = 409 if context["conflict"] else 422 if form.is_bound else 200
    words = {"form": form, "line": line, "word": WORDS[line], "back": TABS[line]}
    return show_plan(request, plan, "", "plans/line.html", status=status, **words, **context)


def form_of(line: str) -> Any:
    """The form of a kind of line; an unknown kind is no page."""
    if line not in FORMS:
        raise Http404
    return FORMS[line]


def writable_or_refused(request: HttpRequest, pk: int) -> Plan:
    """The plan, if this person sees it and may write in it now."""
    plan = plan_or_404(request, pk)
    if not can_write(acting_of(request), plan):
        raise Refused(_("Kế hoạch này không sửa được ở bước hiện tại hoặc với vai trò hiện tại."), status=403)
    return plan
