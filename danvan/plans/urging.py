"""Why the units of a plan can be urged: the plan was not taken on, or no plan of their own was issued."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.formats import text_date
from danvan.core.text import fold
from danvan.plans.models import Assignment, AssignmentStage, Plan, PlanStage, Rule, Target, Task
from danvan.plans.permissions import assignments_of, makes, makes_here
from danvan.units.models import Unit
from danvan.units.scope import scope_of
from danvan.urging import causes
from danvan.urging.causes import Asked, Cause

NEW, UNPLANNED = (AssignmentStage.NEW,), (AssignmentStage.NEW, AssignmentStage.TAKEN)
# A line that asks each unit for a plan of its own, as plans put it; folded.
OWN_PLAN = re.compile(r"\b(?:xay dung|ban hanh)\b.{0,60}\b(?:ke hoach|chuong trinh)\b")


def watched(user: Any) -> QuerySet[Plan]:
    """The plans in force of the issuers and drafting offices in which a person works, auditors too."""
    scope = scope_of(user)
    own = scope.mine("issuer") | scope.mine("drafting_office")
    return Plan.objects.filter(own, stage=PlanStage.ISSUED)


def may_urge(by: Acting, plan_id: int) -> bool:
    """Officers and leaders of the offices that made the plan, while it is being carried out."""
    plan = issued(plan_id)
    return plan is not None and makes(by, plan)


def issued(plan_id: int) -> Plan | None:
    """The plan, while it is being carried out."""
    rows = Plan.objects.filter(pk=plan_id, stage=PlanStage.ISSUED)
    return rows.select_related("issuer", "drafting_office", "document").first()


def asks_own_plan(words: str) -> bool:
    """Whether a line asks units to issue a plan or programme of their own."""
    return OWN_PLAN.search(fold(words)) is not None


def own_plan_task(plan: Plan) -> Task | None:
    """The task by which units issue their plans, the earliest day first; none where the plan names no day for it."""
    tasks = Task.objects.filter(plan=plan, due_on__isnull=False).on(clock.today()).order_by("due_on", "order", "pk")
    return next((task for task in tasks if asks_own_plan(task.words)), None)


def own_plan_target(plan: Plan) -> Target | None:
    """The target that counts the units with a plan of their own."""
    targets = Target.objects.filter(plan=plan, rule=Rule.COVERAGE).on(clock.today())
    return next((target for target in targets if asks_own_plan(target.words)), None)


def cited(plan: Plan) -> str:
    """The plan as an office cites it: Kế hoạch số 21/KH-UBND ngày 16/01/2026 của UBND tỉnh …."""
    symbol = plan.document.symbol if plan.document else ""
    named = (
        _("Kế hoạch số %(symbol)s") % {"symbol": symbol}
        if symbol
        else _("Kế hoạch “%(title)s”") % {"title": plan.title}
    )
    day = _(" ngày %(day)s") % {"day": text_date(plan.issued_on)} if plan.issued_on else ""
    return named + day + _(" của %(issuer)s") % {"issuer": plan.issuer.name}


def asked_of(plan: Plan, line: Task | Target | None = None) -> Asked:
    """What the plan asks for, with the line that asks it and its day where the plan names one."""
    page = reverse("plans:tasks" if isinstance(line, Task) else "plans:plan", args=[plan.pk])
    days = {"due_on": line.due_on, "first_due_on": line.first_due_on} if isinstance(line, Task) else {}
    return Asked(
        record=plan,
        title=plan.title,
        cited=cited(plan),
        address=reverse("plans:units", args=[plan.pk]),
        since=plan.issued_on,
        section=line.section if line else "",
        clause_address=page if line else "",
        **days,
    )


def taking_on(plan_id: int) -> Asked | None:
    """That the units take the plan on; no plan names a day for that."""
    plan = issued(plan_id)
    return asked_of(plan) if plan else None


def own_plan(plan_id: int) -> Asked | None:
    """That the units issue plans of their own: by the task that says so, else by the target that counts them."""
    plan = issued(plan_id)
    return asked_of(plan, own_plan_task(plan) or own_plan_target(plan)) if plan else None


def standing_at(stages: Iterable[str]) -> Callable[[int, Any], QuerySet[Unit]]:
    """The units whose duty stands at one of these stages, as far as a person sees the duties."""

    def missing(plan_id: int, user: Any) -> QuerySet[Unit]:
        if user is None:
            return units_of(Assignment.objects.filter(plan=plan_id, stage__in=stages))
        plan = Plan.objects.only("issuer", "drafting_office").get(pk=plan_id)
        return units_of(assignments_of(plan, user).filter(stage__in=stages))

    return missing


def held_at(stages: Iterable[str]) -> Callable[[int, QuerySet[Any]], list[int]]:
    """Which of some units are at these stages, with their duties held until the act ends."""

    def still_missing(plan_id: int, units: QuerySet[Any]) -> list[int]:
        duties = Assignment.objects.filter(plan=plan_id, unit__in=units).order_by("pk")
        found = duties.select_for_update(of=("self",)).values_list("unit", "stage")
        return [unit for unit, stage in found if stage in stages]

    return still_missing


def waiting(plan_id: int) -> QuerySet[Unit]:
    """The units whose kiến nghị about the plan is not answered."""
    return units_of(Assignment.objects.filter(plan=plan_id, petition_open=True).standing())


def bound(plan_id: int) -> QuerySet[Unit]:
    """All units that the plan binds."""
    return units_of(Assignment.objects.filter(plan=plan_id).standing())


def units_of(rows: QuerySet[Any]) -> QuerySet[Unit]:
    """The units of these rows (duties, parts of a task or of a target), with what their names are made of."""
    return Unit.objects.filter(pk__in=rows.values("unit")).select_related("kind", "territory")


def unit_address(plan_id: int, unit_id: int) -> str:
    """The page of the unit's duty."""
    duty = Assignment.objects.filter(plan=plan_id, unit=unit_id).values_list("pk", flat=True).first()
    return reverse("plans:duty", args=[duty]) if duty else reverse("plans:plan", args=[plan_id])


def own_plans_due(first: date, last: date) -> list[int]:
    """The plans in force with a task by which units issue their plans, due within these days."""
    tasks = Task.objects.filter(Q(due_on__range=(first, last)), plan__stage=PlanStage.ISSUED).on(clock.today())
    found = tasks.order_by("plan").values_list("plan", "words")
    return list(dict.fromkeys(plan for plan, words in found if asks_own_plan(words)))


SHARED: dict[str, Any] = {
    "model": Plan,
    "all_units": bound,
    "watched": watched,
    "may_urge": may_urge,
    "unit_address": unit_address,
    "waiting": waiting,
}
TAKING_ON = Cause(
    key="acceptance",
    lacks=gettext_lazy("chưa tiếp nhận kế hoạch"),
    asks=gettext_lazy("tiếp nhận kế hoạch"),
    find=taking_on,
    missing=standing_at(NEW),
    still_missing=held_at(NEW),
    **SHARED,
)
OWN_PLANS = Cause(
    key="own-plans",
    lacks=gettext_lazy("chưa ban hành kế hoạch thực hiện"),
    asks=gettext_lazy("ban hành kế hoạch thực hiện"),
    find=own_plan,
    missing=standing_at(UNPLANNED),
    still_missing=held_at(UNPLANNED),
    due_within=own_plans_due,
    **SHARED,
)
for cause in (TAKING_ON, OWN_PLANS):
    causes.register(cause)


def ways_to_urge(plan: Plan, user: Any, states: dict[str, int]) -> list[tuple[Any, int, str]]:
    """The ways from a plan in force to those missing: for what, how many, where; for who works in an office that made it.

    `states` are the counts that its page shows anyway: nothing more is asked of the database.
    """
    if plan.stage != PlanStage.ISSUED or not makes_here(user, plan):
        return []
    counts = [(TAKING_ON, sum(states[stage] for stage in NEW)), (OWN_PLANS, sum(states[stage] for stage in UNPLANNED))]
    return [(each.lacks, count, reverse("urging:missing", args=[each.key, plan.pk])) for each, count in counts if count]
