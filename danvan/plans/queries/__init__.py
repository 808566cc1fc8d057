"""Reads of plans that span several records."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Count, DateField, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery

from danvan.core import clock
from danvan.core.prepared import Prepared, Sized, one_of
from danvan.core.search import words_in
from danvan.plans.models import (
    Answer,
    Assignment,
    AssignmentStage,
    Binding,
    Petition,
    Phase,
    Plan,
    ReportingClause,
    Target,
    Task,
)
from danvan.units.models import FocalPoint, Unit
from danvan.units.queries.heirs import Heir, heirs_of_each
from danvan.units.scope import union
from danvan.units.selectors import Selector


def found_by(plans: QuerySet[Plan], text: str) -> QuerySet[Plan]:
    """The plans whose title and number hold every word, with or without tone marks; the newest first."""
    for word in words_in(text):
        plans = plans.filter(folded__contains=word)
    return plans.order_by(F("issued_on").desc(nulls_last=True), "-pk")


def with_counts(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Adds how many targets, tasks, phases, reports and units each plan has: `targets_all`, …, `units_all`."""
    return plans.annotate(
        targets_all=_count(Target.objects.filter(to_on__isnull=True)),
        tasks_all=_count(Task.objects.filter(to_on__isnull=True)),
        phases_all=_count(Phase.objects.filter(to_on__isnull=True)),
        reports_all=_count(ReportingClause.objects.filter(to_on__isnull=True)),
        units_all=_count(Assignment.objects.standing()),
    )


def _count(rows: QuerySet[Any], of: str = "plan") -> Subquery:
    """A sub-select that counts the rows of each: joins would multiply them with each other."""
    counted = rows.filter(**{of: OuterRef("pk")}).order_by().annotate(n=Func("pk", function="COUNT"))
    return Subquery(counted.values("n"), output_field=IntegerField())


def units_bound(plan: Plan, day: date) -> QuerySet[Unit]:
    """The units that the plan's words mean on a day, each once, by kind and name: shown before anything binds. The issuer
    is never bound by its own plan.
    """
    chosen = union([_meant_by(binding, day) for binding in plan.bindings.all()])
    others = Unit.objects.open_on(day).filter(chosen).exclude(pk=plan.issuer_id)
    return others.select_related("kind", "territory").in_order()


def counted_units(plan: Plan, selectors: Sequence[Mapping[str, Any]], day: date | None) -> list[Unit]:
    """Whom a target counts: of the units bound those that any of its selectors means on a day; all where it has none.

    Of a draft, the units that its words bind today.
    """
    day = day or clock.today()
    bound = units_bound(plan, day) if plan.issued_on is None else _bound_units(plan, day)
    meant = [Selector.load(each).condition(day=day) for each in selectors]
    return list(bound.filter(union(meant)) if meant else bound)


def _bound_units(plan: Plan, day: date) -> QuerySet[Unit]:
    """The units with a duty under an issued plan that exist on a day."""
    duties = Assignment.objects.standing().filter(plan=plan)
    return Unit.objects.open_on(day).filter(pk__in=duties.values("unit")).select_related("kind").in_order()


def with_sizes(plan: Plan, day: date) -> list[tuple[Binding, int]]:
    """Each group of units of a draft with how many it means on a day, in one question."""
    bindings = list(plan.bindings.all())
    meant = {f"of_{each.pk}": Count("pk", filter=_meant_by(each, day)) for each in bindings}
    sizes = Unit.objects.open_on(day).exclude(pk=plan.issuer_id).aggregate(**meant)
    return [(each, sizes[f"of_{each.pk}"]) for each in bindings]


def ended_by_hand(plan: Plan, day: date) -> list[tuple[Unit, list[Heir]]]:
    """Units that a draft picked one by one and that ended before it was issued, with those in their place: it would bind
    neither.
    """
    picked = {unit for binding in plan.bindings.all() for unit in Selector.load(binding.selector).units}
    ended = list(Unit.objects.filter(pk__in=picked, closed_on__lte=day).in_order()) if picked else []
    heirs = heirs_of_each(ended, day)
    return [(unit, heirs[unit.pk]) for unit in ended]


def _meant_by(binding: Binding, day: date) -> Q:
    return Selector.load(binding.selector).condition(day=day)


def petitions_of(plan: Plan) -> QuerySet[Petition]:
    """All kiến nghị about a plan, whoever raised them."""
    return Petition.objects.filter(Q(assignment__plan=plan) | Q(part__task__plan=plan))


def states_of(plan: Plan) -> dict[str, int]:
    """How many units stand where: one count per stage, those with an open kiến nghị, and all that are bound."""
    found = STATES(plan.pk)
    counts = {stage.value: sum(n for at, _open, n in found if at == stage) for stage in AssignmentStage}
    standing = [(waits, n) for at, waits, n in found if at != AssignmentStage.ENDED]
    return {**counts, "petition": sum(n for waits, n in standing if waits), "bound": sum(n for _waits, n in standing)}


STATES = Prepared[tuple[str, bool, int]](
    lambda plan: (
        Assignment.objects.filter(plan=plan).order_by().values_list("stage", "petition_open").annotate(n=Count("pk"))
    ),
    BigIntegerField(),
)


def duties_shown(keys: Sequence[int], day: date) -> list[Assignment]:
    """These duties in this order, each with what its row in the list of a plan's units shows: `own_plans`, and of the
    unit whom `to_call`.
    """
    duties = {duty.pk: duty for duty in DUTIES(list(keys))}
    own = defaultdict(list)
    for answer in ANSWERS(list(keys)):
        own[answer.assignment_id].append(answer)
    points = focal_points_of([duty.unit_id for duty in duties.values()], day)
    for duty in duties.values():
        duty.own_plans, duty.unit.to_call = own[duty.pk], points[duty.unit_id]  # type: ignore[attr-defined]
    return [duties[key] for key in keys if key in duties]


def focal_points_of(units: Sequence[int], day: date) -> dict[int, list[FocalPoint]]:
    """Whom to call in each of these units, in one question."""
    points = defaultdict(list)
    for point in FOCAL_POINTS(day, list(units)):
        points[point.unit_id].append(point)
    return points


KEY = (BigIntegerField(),)
SHOWN = ("stage", "petition_open", "needs_update", "planned_on", "taken_on", "unit__name", "first_unit__name")
DUTIES = Sized[Assignment](
    lambda keys: Assignment.objects.filter(one_of("pk", keys)).select_related("unit", "first_unit").only(*SHOWN),
    each=[KEY],
)
ANSWERS = Sized[Answer](
    lambda duties: Answer.objects.filter(one_of("assignment", duties)).select_related("plan__document").order_by("pk"),
    each=[KEY],
)
FOCAL_POINTS = Sized[FocalPoint](
    lambda day, units: FocalPoint.objects.on(day).filter(one_of("unit", units)).order_by("charge", "pk"),
    DateField(),
    each=[KEY],
)
