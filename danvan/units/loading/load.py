"""Loading the real country, or one province of it with all that went into it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.units.actions.renaming import rename_unit
from danvan.units.actions.territories import change_territory
from danvan.units.loading.country import CUT, Place, pairs, places
from danvan.units.loading.files import table
from danvan.units.loading.writing import (
    Territories,
    Units,
    write_successions,
    write_territories,
    write_units,
)
from danvan.units.models import Level, Line, Territory, Unit
from danvan.units.tree_lock import hold_trees

BEFORE = CUT - timedelta(days=1)
Counts = dict[tuple[date, str], int]

# What the State counted on the two days; the tables must give it.
COUNTRY: Counts = {
    (BEFORE, Level.PROVINCE): 63,
    (BEFORE, Level.DISTRICT): 696,
    (BEFORE, Level.COMMUNE): 10_035,
    (CUT, Level.PROVINCE): 34,
    (CUT, Level.DISTRICT): 0,
    (CUT, Level.COMMUNE): 3_321,
}


@dataclass(frozen=True)
class Loaded:
    """How many rows a run wrote, and what stands in the database afterwards beside what should."""

    territories: int
    units: int
    successions: int
    renamed: int
    counted: Counts
    units_counted: Counts
    expected: Counts

    @property
    def is_right(self) -> bool:
        """Whether each level has its territories on both days, and each of them its three bodies."""
        three = {at: count * len(Line) for at, count in self.expected.items()}
        return self.counted == self.expected and self.units_counted == three


@action
def load(province: str = "") -> Loaded:
    """Writes what is missing of the country, or of one province of today; a second run writes nothing."""
    hold_trees()
    wanted = [place for place in places() if province in ("", place.province)]
    territories, new_territories = write_territories(wanted)
    units, new_units = write_units(wanted, territories)
    renamed = catch_up(wanted, territories, units)
    inherited = write_successions([pair for pair in pairs() if province in ("", pair.province)], units, CUT)
    ids = [row.pk for row in territories.values()]
    return Loaded(
        territories=new_territories,
        units=new_units,
        successions=inherited,
        renamed=renamed,
        counted=counted(ids),
        units_counted=units_counted([row.pk for row in units.values()]),
        expected=expected(province),
    )


def known_provinces() -> dict[str, str]:
    """Code and full name of each province of today."""
    return {row["code"]: row["full_name_2026-07"] for row in table("provinces")}


def expected(province: str) -> Counts:
    """How many territories of each level there should be on the two days."""
    if not province:
        return COUNTRY
    there = Counter(
        (day, place.level)
        for day in (BEFORE, CUT)
        for place in places()
        if place.province == province and place.opened_on <= day and (place.closed_on is None or day < place.closed_on)
    )
    return {at: there[at] for at in COUNTRY}


def counted(ids: list[int]) -> Counts:
    """How many territories of each level stand in the database on the two days."""
    wanted, found = set(ids), Counter[tuple[date, str]]()
    for pk, level, opened, closed in Territory.objects.values_list("pk", "level", "opened_on", "closed_on"):
        for day in (BEFORE, CUT):
            found[day, level] += pk in wanted and opened <= day and (closed is None or day < closed)
    return {at: found[at] for at in COUNTRY}


def units_counted(ids: list[int]) -> Counts:
    """How many of the bodies stand in the database on the two days, by level."""
    wanted, found = set(ids), Counter[tuple[date, str]]()
    for day in (BEFORE, CUT):
        rows = Unit.objects.open_on(day).values_list("pk", "kind__level")
        found.update((day, level) for pk, level in rows if pk in wanted)
    return {at: found[at] for at in COUNTRY}


def catch_up(wanted: list[Place], territories: Territories, units: Units) -> int:
    """Renamings of a newer table for territories loaded with an older one; returns how many units were renamed."""
    renamed = 0
    for place in wanted:
        for standing in place.standings[1:]:
            territory = territories[place.key]
            if standing.from_on == CUT or territory.standings.filter(from_on=standing.from_on).exists():
                continue
            on, basis = standing.from_on, standing.basis
            change_territory(territory, by=SYSTEM, on=on, basis=basis, kind=standing.kind, name=standing.name)
            for line in Line:
                unit = units[line, place.key]
                name = unit.kind.name_for(standing.kind, standing.name, standing.full_name)
                if unit.names.on(on).exclude(name=name).exists():
                    rename_unit(unit, by=SYSTEM, name=name, on=on, basis=basis)
                    renamed += 1
    return renamed
