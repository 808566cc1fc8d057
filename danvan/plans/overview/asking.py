"""What the overview asks of the database: eight questions at most, however many plans and units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)

from danvan.core import clock
from danvan.measures.models import Gauge, Restatement
from danvan.plans.figures import TARGET
from danvan.plans.models import (
    Assignment,
    AssignmentStage,
    PartStage,
    PetitionStage,
    Plan,
    PlanStage,
    Target,
    TaskPart,
)
from danvan.plans.overview.ranges import Range
from danvan.plans.overview.remembered import asked
from danvan.plans.overview.rights import rights_of
from danvan.plans.permissions import UNISSUED, visible_to
from danvan.plans.queries import _count
from danvan.plans.queries.parts import DONE, OPEN
from danvan.units.models import Unit
from danvan.units.scope import Scope, scope_of

MOST_PLANS = 20
# What is shown of a plan, and of how a target is counted; the rest of the rows is left where it is.
PLAN_SHOWN = ("version", "title", "issuer__name", "issuer__path", "issuer__territory__path", "document__symbol")
GAUGE_SHOWN = ("words", "rule", "comparator", "threshold", "least", "denominator_words", "members_on", "closed_on")
MEASURE_SHOWN = ("words", "whole_words", "unit_of_measure", "decimals", "tally")
HAS_PLAN = Q(stage=AssignmentStage.PLANNED)
HAS_IT = Q(stage__in=(AssignmentStage.TAKEN, AssignmentStage.PLANNED))
NONE = Max(Value(0))
DUTY, PART, PETITION, RESTATED, NAMES = "duty", "part", "petition", "restated", "names"
WORK = (DUTY, PART, PETITION)


def plans_in(user: Any, where: Range, year: int) -> list[Any]:
    """The plans in force in a year that bind these units, the newest first, with `targets_all` and whether they are
    `drafted` by the office for another; of units out of sight only those that one's own offices make.
    """
    scope = scope_of(user)
    return asked(("plans", rights_of(scope), where.key, year), lambda: _plans_in(user, where, year, scope))


def _plans_in(user: Any, where: Range, year: int, scope: Scope) -> QuerySet[Any]:
    bound = Assignment.objects.filter(where.over.units, plan=OuterRef("pk"))
    meant = Q(Exists(bound)) & ~where.inner
    drafted = Q(pk__in=[])
    if where.drafts is not None:
        drafted = Q(drafting_office=where.drafts) & ~Q(issuer=where.drafts)
    # Who sees a unit sees every issued plan that binds it, and an office sees those it drafts.
    plans = (Plan.objects if where.in_sight else visible_to(user)).filter(meant | drafted, in_force_in(year))
    if not where.in_sight:
        own = scope.mine("issuer") | scope.mine("drafting_office")
        plans = plans.filter(own | ~Exists(bound.exclude(scope.seen("unit"))))
    shown = plans.select_related("issuer__territory", "document").only(*PLAN_SHOWN)
    newest = shown.order_by(F("issued_on").desc(nulls_last=True), "-pk")
    marked = newest.annotate(
        drafted=Case(When(drafted, then=Value(1)), default=Value(0), output_field=IntegerField()),
        targets_all=_count(Target.objects.filter(to_on__isnull=True)),
    )
    return marked[: MOST_PLANS + 1]


def in_force_in(year: int) -> Q:
    """Plans whose period touches the year: of this year those that still bind, of a year gone by all that did."""
    touching = Q(starts_on__lt=date(year + 1, 1, 1), ends_on__gt=date(year, 1, 1))
    return touching & (Q(stage=PlanStage.ISSUED) if year >= clock.today().year else ~Q(stage__in=UNISSUED))


def gauges_of(plans: Sequence[Plan]) -> list[Gauge]:
    """The last editions of what the plans' targets are counted by, in the order of the targets."""
    return asked(("gauges", tuple(plan.pk for plan in plans)), lambda: _gauges_of(plans))


def _gauges_of(plans: Sequence[Plan]) -> QuerySet[Gauge]:
    targets = Target.objects.filter(plan__in=plans, to_on__isnull=True)
    place = targets.filter(pk=OuterRef("subject_id")).order_by()
    rows = Gauge.objects.filter(subject_type=TARGET, subject_id__in=targets.values("pk"), replaced_by__isnull=True)
    placed = rows.annotate(plan=place.values("plan")[:1], place=place.values("order")[:1])
    return placed.select_related("measure", "last_year__measure").only(*gauge_shown()).order_by("place", "pk")


def gauge_shown() -> list[str]:
    """What is read of a gauge, and of the one that counted the same a year earlier."""
    own = [*GAUGE_SHOWN, "last_year", *(f"measure__{name}" for name in MEASURE_SHOWN)]
    return own + [f"last_year__{name}" for name in own if name != "last_year"]


@dataclass
class Facts:
    """What was made of one plan, or of all: duties, of which with a plan of their own and taken on; parts of tasks, of which
    done, open and late; kiến nghị that wait.
    """

    duties: int = 0
    planned: int = 0
    taken: int = 0
    parts: int = 0
    done: int = 0
    open: int = 0
    late: int = 0
    petitions: int = 0

    def add(self, kind: str, a: int, b: int, c: int, d: int) -> None:
        """Adds a counted row of one kind."""
        if kind == DUTY:
            self.duties, self.planned, self.taken = self.duties + a, self.planned + b, self.taken + c
        elif kind == PART:
            self.parts, self.done, self.open, self.late = self.parts + a, self.done + b, self.open + c, self.late + d
        elif kind == PETITION:
            self.petitions += a


@dataclass(frozen=True)
class Branch:
    """One kind of record that is counted: its rows, the way to its plan (or to what they go by), the numbers of
    `Facts.add`, and a number that changes with any of the rows.
    """

    kind: str
    rows: QuerySet[Any]
    plan: str
    numbers: tuple[Any, Any, Any, Any]
    stamp: Any

    def by(self, key: Any, stamp: Any = NONE, **between: Any) -> QuerySet[Any, Any]:
        """The numbers by a key: kind, key, what is said between, four numbers, a stamp."""
        a, b, c, d = self.numbers
        # Under other names: a column of the record itself may bear these.
        marks = {"as_kind": word(self.kind), "as_key": key, **between}
        rows = self.rows.order_by().annotate(**marks).values_list(*marks)
        return rows.annotate(as_a=a, as_b=b, as_c=c, as_d=d, as_stamp=stamp)


def branches(units: Q, where: Range, plans: Sequence[Plan], scope: Scope) -> list[Branch]:
    """The duties, the parts of tasks and the open kiến nghị of units under plans."""
    keys = keys_of(plans)
    duties = Assignment.objects.filter(units, plan__in=keys)
    parts = TaskPart.objects.filter(units, task__plan__in=keys, task__to_on__isnull=True)
    if not where.in_sight:
        seen = scope.seen("unit")
        duties = duties.filter(seen | scope.mine("plan__issuer") | scope.mine("plan__drafting_office"))
        parts = parts.filter(seen | scope.mine("task__plan__issuer") | scope.mine("task__plan__drafting_office"))
    late = OPEN & Q(due__lt=clock.today())
    waiting, alone = Q(petitions__stage=PetitionStage.SENT), Q(petitions__assignment__isnull=True)
    each = Count("pk")
    waits = (Count("petitions"), NONE, NONE, NONE)
    of_petitions = Sum(F("petitions__pk") * 1000 + F("petitions__version"))
    return [
        Branch(DUTY, duties.standing(), "plan", (each, tally(HAS_PLAN), tally(HAS_IT), NONE), Sum("version")),
        Branch(
            PART,
            parts.exclude(stage=PartStage.LEFT).with_due(),
            "task__plan",
            (each, tally(DONE), tally(OPEN), tally(late)),
            Sum("version"),
        ),
        Branch(PETITION, duties.filter(waiting), "plan", waits, of_petitions),
        Branch(PETITION, parts.filter(waiting & alone), "task__plan", waits, of_petitions),
    ]


def tally(condition: Q) -> Count:
    return Count("pk", filter=condition)


def word(said: str) -> Value:
    return Value(said, output_field=CharField())


def counted_anew(where: Range, plans: Sequence[Plan], gauges: Sequence[Gauge], scope: Scope) -> list[Any]:
    """What says whether anything changed that the units made of the plans, in one question: the rows of `stamps`."""
    key = ("stamps", rights_of(scope), where.key, *keys_of(plans), *keys_of(gauges), 0, *before_of(gauges))
    return in_order(asked(key, lambda: union(stamps(where, plans, gauges, scope))))


def in_order(stamps: Iterable[Sequence[Any]]) -> list[Any]:
    """Rows of `stamps`, so that equal ones read equal: PostgreSQL gives a sum of whole numbers as a decimal."""
    return sorted((kind, *map(int, numbers)) for kind, *numbers in stamps)


def stamps(
    where: Range, plans: Sequence[Plan], gauges: Sequence[Gauge], scope: Scope, **between: Any
) -> list[QuerySet[Any, Any]]:
    """The numbers by plan with their stamps, and what else the page says and may change: old figures computed anew, the
    names of the units below. Over a whole tree those of every unit bound: its duties are then not looked up unit by unit.
    """
    units = Q() if where.is_tree else where.over.units
    work = [each.by(F(each.plan), each.stamp, **between) for each in branches(units, where, plans, scope)]
    return work + [each.by(F(each.plan), each.stamp, **between) for each in changes(where, gauges)]


def union(rows: Sequence[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    """All of them, in one question."""
    return rows[0].union(*rows[1:], all=True)


def keys_of(rows: Sequence[Any]) -> list[int]:
    return [row.pk for row in rows]


def before_of(gauges: Sequence[Gauge]) -> list[int]:
    """The gauges that counted the same a year earlier."""
    return [gauge.last_year_id for gauge in gauges if gauge.last_year_id]


def changes(where: Range, gauges: Sequence[Gauge]) -> list[Branch]:
    """What may change beside the work."""
    before, none = before_of(gauges), (NONE,) * 4
    restated = Branch(RESTATED, still_true(before), "gauge", none, Max("pk"))
    below = Branch(NAMES, Unit.objects.filter(parent=where.unit), "parent", none, Sum("version"))
    return ([restated] if before else []) + ([below] if where.unit is not None else [])


def still_true(gauges: Sequence[int]) -> QuerySet[Restatement]:
    """Old figures under the trees as they are: what was computed before these changed is said no more."""
    return Restatement.objects.filter(gauge__in=gauges, gauge__restated_on__isnull=False)
