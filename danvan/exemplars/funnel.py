"""How many models came how far: registered, carried out, reported, effective, recognised, outstanding, proposed,
commended, copied. They are counts of their own, each by its own fact: none is made of another.

A year counts for the unit of then (as reported), or for who stands in its place today (restated); where a unit was divided
nobody can say which of its models went where.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from danvan.core import clock
from danvan.exemplars.models import STEPS, ExemplarYear
from danvan.exemplars.permissions import OF_LEVEL
from danvan.measures.heirs import heirs_since
from danvan.units.models import Succession, Unit
from danvan.units.scope import scope_of, subtree

SHOWN = tuple(name for name in STEPS if name != "withdrawn_on")
RECOGNISED = 1 << STEPS.index("recognised_on")
YEARS_BACK, YEARS_ALIVE = 3, 3
GROUPED = ("year", "level", "subject", "classic")


@dataclass(frozen=True)
class Asked:
    """Which models: of a year, of a unit with all below it (None: all in sight), of a plan, on a level."""

    year: int
    unit: Unit | None = None
    plan: int | None = None
    level: int | None = None


@dataclass(frozen=True)
class Alive:
    """Of the models recognised in a year, how many were still alive so many years later; None while that is to come."""

    years: int
    count: int | None
    whole: int


@dataclass(frozen=True)
class Restated:
    """The same year under today's units. `torn` are old units that were divided: then no number can be said."""

    counts: Mapping[str, int]
    torn: tuple[str, ...] = ()


def in_sight(user: Any) -> QuerySet[ExemplarYear]:
    """The years of the models that somebody has in sight through units and remits; the catalogue of others is no part."""
    scope = scope_of(user)
    seen = scope.mine("unit") | scope.inherited("unit") | scope.seen("unit", subject=OF_LEVEL, column="level")
    return ExemplarYear.objects.filter(seen)


def asked_for(rows: QuerySet[ExemplarYear], asked: Asked) -> QuerySet[ExemplarYear]:
    """Those of a plan and of a level; year and unit are narrowed where they are read."""
    said = {"exemplar__plan": asked.plan, "level": asked.level}
    return rows.filter(**{name: value for name, value in said.items() if value is not None})


def of_unit(rows: QuerySet[ExemplarYear], unit: Unit | None) -> QuerySet[ExemplarYear]:
    """Those that counted for a unit, or for one that stands below it today."""
    return rows.filter(subtree(unit, "unit__")) if unit else rows


def reported(user: Any, asked: Asked) -> dict[tuple[Any, ...], Counter[str]]:
    """The counts of the year and of those before it: {(year, level, subject, classic): counts}. One question."""
    rows = of_unit(asked_for(in_sight(user), asked), asked.unit)
    return grouped(rows.filter(year__gt=asked.year - YEARS_BACK - 1, year__lte=asked.year))


def grouped(rows: QuerySet[ExemplarYear]) -> dict[tuple[Any, ...], Counter[str]]:
    """Rows by year, level, subject and field, with how many came to each step."""
    found: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    counted = rows.order_by().values_list(*GROUPED, "steps").annotate(n=Count("pk"))
    for *key, steps, n in counted:
        found[tuple(key)].update({name: n for name in SHOWN if steps >> STEPS.index(name) & 1})
    return dict(found)


def totals(groups: Mapping[tuple[Any, ...], Counter[str]], by: str, **said: Any) -> dict[Any, Counter[str]]:
    """The groups added up by one of their columns, of those that say this of others."""
    found: dict[Any, Counter[str]] = defaultdict(Counter)
    for key, counts in groups.items():
        row = dict(zip(GROUPED, key, strict=True))
        if all(row[name] == value for name, value in said.items()):
            found[row[by]].update(counts)
    return dict(found)


def alive(user: Any, asked: Asked) -> list[Alive]:
    """Of those recognised in the year, how many were registered, reported or active one, two and three years later."""
    rows = of_unit(asked_for(in_sight(user), asked), asked.unit).filter(year=asked.year)
    cohort = rows.annotate(came=F("steps").bitand(RECOGNISED)).filter(came=RECOGNISED)
    later = {f"after_{n}": Count("pk", filter=_goes_on(asked.year + n)) for n in range(1, YEARS_ALIVE + 1)}
    counted = cohort.order_by().aggregate(whole=Count("pk"), **later)
    this_year = clock.today().year
    return [
        Alive(n, counted[f"after_{n}"] if asked.year + n <= this_year else None, counted["whole"])
        for n in range(1, YEARS_ALIVE + 1)
    ]


def _goes_on(year: int) -> Q:
    listed = ExemplarYear.objects.filter(exemplar=OuterRef("exemplar"), year=year, steps__gt=0)
    return Q(Exists(listed)) | Q(exemplar__last_active_on__gte=date(year, 1, 1))


def restated(user: Any, asked: Asked) -> Restated:
    """The year's counts under today's units."""
    rows = asked_for(in_sight(user), asked).filter(year=asked.year)
    if asked.unit is None:
        return Restated(_summed(grouped(rows)))
    gave = _that_gave(rows)
    heirs = heirs_since(gave, clock.today(), since=date(asked.year, 12, 31)) if gave else {}
    paths = dict(Unit.objects.filter(pk__in={pk for each in heirs.values() for pk in each}).values_list("pk", "path"))
    within = {pk: {paths[one].startswith(asked.unit.path) for one in each} for pk, each in heirs.items()}
    whole = [pk for pk, said in within.items() if said == {True}]
    torn = tuple(unit.name for unit in gave if within[unit.pk] == {True, False})
    kept = subtree(asked.unit, "unit__") & ~Q(unit__in=[unit.pk for unit in gave])
    return Restated(_summed(grouped(rows.filter(kept | Q(unit__in=whole)))), torn)


def _that_gave(rows: QuerySet[ExemplarYear]) -> list[Unit]:
    """The units of these rows that went, whole or in part, into others."""
    gave = Succession.objects.filter(on__lte=clock.today()).values("predecessor")
    return list(Unit.objects.filter(pk__in=rows.filter(unit__in=gave).values("unit")).order_by("sort_key", "pk"))


def _summed(groups: Mapping[Any, Counter[str]]) -> Counter[str]:
    return sum_of(groups.values())


def sum_of(counts: Iterable[Counter[str]]) -> Counter[str]:
    """Counts added up; each step by itself."""
    found: Counter[str] = Counter()
    for each in counts:
        found.update(each)
    return found
