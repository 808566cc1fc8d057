"""The units of the level below, each with its sums in one target and what it made of the plans."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.models import Gauge, Standing
from danvan.plans.models import Assignment, Plan
from danvan.plans.overview.asking import Facts, branches, keys_of, word
from danvan.plans.overview.ranges import Range
from danvan.plans.overview.remembered import asked
from danvan.plans.overview.rights import rights_of
from danvan.units.models import Unit
from danvan.units.models.units import STEP
from danvan.units.scope import Scope

ROW = "row"
NAMED = ("kind", "key", "name", "code", "order")


@dataclass
class Below:
    """One unit of the level below: what it adds to the chosen target with all below it, and the facts of its plans."""

    path: str
    name: str
    code: str
    sort_key: str
    sums: Sums
    facts: Facts = field(default_factory=Facts)


def level_below(where: Range, plans: Sequence[Plan], gauge: Gauge | None, whole: Sums, scope: Scope) -> list[Below]:
    """The units of the next level, in one question.

    Under a unit those are its children with all below them, read where their sums are stored, and the unit itself; over
    any other set of units its members. Without a target they are the units that have something to do under the plans.
    """
    unit = where.unit
    key = ("below", rights_of(scope), where.key, gauge.pk if gauge is not None else 0, *keys_of(plans))
    found: dict[str, Below] = {}
    told = []
    for kind, path, name, code, order, *numbers in asked(key, lambda: _level_below(where, plans, gauge, scope)):
        if kind == ROW:
            found[path] = Below(path, name, code, order, Sums(*numbers))
        else:
            told.append((path, kind, numbers))
    for path, kind, numbers in told:
        if path in found:
            found[path].facts.add(kind, *numbers)
    if gauge is None:
        return [with_own_plans(each) for each in found.values() if each.facts.duties]
    return with_lone_child(list(found.values()), unit, whole)


def _level_below(where: Range, plans: Sequence[Plan], gauge: Gauge | None, scope: Scope) -> QuerySet[Any, Any]:
    unit = where.unit
    key = F("unit__path") if unit is None else Substr("unit__path", 1, len(unit.path) + STEP)
    blank = {f"as_{name}": word("") for name in NAMED[2:]}
    work = [branch.by(key, **blank) for branch in branches(where, plans, scope)]
    rows = standing_rows(where, gauge) if gauge is not None else bound_rows(where, plans)
    return rows.union(*work, all=True)


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
    words = {
        name: F(f"{lead}{path}") for name, path in zip(NAMED[1:], ("path", "name", "code", "sort_key"), strict=True)
    }
    said = {f"as_{name}": value for name, value in {"kind": word(ROW), **words, **numbers}.items()}
    return rows.annotate(**said).values_list(*said)
