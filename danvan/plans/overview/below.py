"""What the units made of the plans; and the units of the level below, each with its sums in one target."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.models import Gauge, Standing
from danvan.plans.models import Assignment, Plan
from danvan.plans.overview.asking import WORK, Facts, before_of, branches, in_order, keys_of, stamps, union, word
from danvan.plans.overview.finding import Found
from danvan.plans.overview.ranges import Range
from danvan.plans.overview.remembered import asked
from danvan.plans.overview.rights import rights_of
from danvan.units.models import Unit
from danvan.units.models.units import STEP
from danvan.units.scope import Scope

ROW = "row"
NAMED = ("kind", "key", "path", "name", "code", "order")


@dataclass
class Below:
    """One unit of the level below: what it adds to the chosen target with all below it, and the facts of its plans."""

    path: str
    name: str
    code: str
    sort_key: str
    sums: Sums
    facts: Facts = field(default_factory=Facts)


@dataclass
class Counted:
    """Facts by plan, all together, and by unit of the level below, with what says later whether they still hold."""

    plans: dict[int, Facts]
    whole: Facts = field(default_factory=Facts)
    below: list[Below] = field(default_factory=list)
    stamps: list[Any] = field(default_factory=list)

    def add(self, plan: int, kind: str, numbers: Sequence[int]) -> None:
        """Adds a counted row of one plan."""
        self.plans[plan].add(kind, *numbers)
        self.whole.add(kind, *numbers)


def counted(found: Found, gauge: Gauge | None, scope: Scope) -> Counted:
    """What these units made of the plans, and the units of the level below with their sums in one target, in one question.

    Under a unit those below are its children with all below them, read where their sums are stored, and the unit itself;
    over any other set of units its members. Without a target they are the units that have something to do under the plans.
    """
    where, plans, gauges = found.where, found.plans, found.gauges
    keys = tuple(keys_of(plans)), tuple(keys_of(gauges)), tuple(before_of(gauges))
    key = ("counted", rights_of(scope), where.key, *keys, gauge.pk if gauge is not None else 0)
    made, rows, work = Counted({plan.pk: Facts() for plan in plans}), {}, []
    for kind, of, path, name, code, order, *numbers, stamp in asked(key, lambda: _counted(found, gauge, scope)):
        if kind == ROW:
            rows[path] = Below(path, name, code, order, Sums(*numbers))
        elif path:
            work.append((path, of, kind, numbers))
        else:
            made.stamps.append((kind, of, *numbers, stamp))
    for path, of, kind, numbers in work:
        if path in rows:
            rows[path].facts.add(kind, *numbers)
        if of:
            made.add(of, kind, numbers)
    made.stamps = in_order(made.stamps)
    for kind, of, *numbers, _stamp in made.stamps if not where.is_tree else ():
        if kind in WORK:
            made.add(of, kind, numbers)
    made.below = shown_below(list(rows.values()), found, gauge)
    return made


def shown_below(rows: list[Below], found: Found, gauge: Gauge | None) -> list[Below]:
    """The rows as the page has them."""
    if gauge is None:
        return [with_own_plans(each) for each in rows if each.facts.duties]
    return with_lone_child(rows, found.where.unit, found.sums[gauge.pk])


def _counted(found: Found, gauge: Gauge | None, scope: Scope) -> QuerySet[Any, Any]:
    where, plans, unit = found.where, found.plans, found.where.unit
    path = F("unit__path") if unit is None else Substr("unit__path", 1, len(unit.path) + STEP)
    names = {f"as_{name}": word("") for name in NAMED[3:]}
    work = [
        # Over a whole tree the stamps say nothing of these units alone: the plans' numbers are added up from those below.
        each.by(F(each.plan) if where.is_tree else Value(0), as_path=path, **names)
        for each in branches(where.over.units, where, plans, scope)
    ]
    told = stamps(where, plans, found.gauges, scope, as_path=word(""), **names)
    rows = standing_rows(where, gauge) if gauge is not None else bound_rows(where, plans)
    return union([rows, *work, *told])


def with_own_plans(each: Below) -> Below:
    """Counts who has a plan of their own in place of a target."""
    each.sums = Sums(each.facts.planned, each.facts.duties, each.facts.taken, each.facts.duties)
    return each


def with_lone_child(rows: list[Below], unit: Unit | None, whole: Sums) -> list[Below]:
    """Above where a target's tree first branches nothing is stored: the one child there has all but the unit's own."""
    children = [each for each in rows if unit is not None and each.path != unit.path]
    if len(children) == 1 and not children[0].sums:
        children[0].sums = whole - sum((each.sums for each in rows if each is not children[0]), NOTHING)
    return rows


def standing_rows(where: Range, gauge: Gauge) -> QuerySet[Any, Any]:
    """Name, code and sums of each unit in a target."""
    rows = Standing.objects.filter(gauge=gauge).order_by()
    unit, own = where.unit, {"n": F("n"), "d": F("d"), "a": F("a"), "e": F("e")}
    if unit is None:
        return named(rows.filter(where.over.units, member=True), "unit__", own)
    rows = rows.filter(Q(parent=unit) | Q(unit=unit, member=True))
    below = {name: Case(When(unit=unit, then=each), default=F(f"s{name}")) for name, each in own.items()}
    return named(rows, "unit__", below)


def bound_rows(where: Range, plans: Sequence[Plan]) -> QuerySet[Any, Any]:
    """Name and code of each unit where no target is counted."""
    none = dict.fromkeys("ndae", Value(0))
    if where.unit is not None:
        return named(Unit.objects.filter(Q(parent=where.unit) | Q(pk=where.unit.pk)).order_by(), "", none)
    duties = Assignment.objects.filter(where.over.units, plan__in=[plan.pk for plan in plans]).order_by()
    return named(duties, "unit__", none).distinct()


def named(rows: QuerySet[Any], lead: str, numbers: dict[str, Any]) -> QuerySet[Any, Any]:
    """The rows in the columns of the question: what the unit is called, and four numbers."""
    columns = zip(NAMED[2:], ("path", "name", "code", "sort_key"), strict=True)
    words = {"kind": word(ROW), "key": Value(0), **{name: F(f"{lead}{path}") for name, path in columns}}
    said = {f"as_{name}": value for name, value in {**words, **numbers, "stamp": Value(0)}.items()}
    return rows.annotate(**said).values_list(*said)
