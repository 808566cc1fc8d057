"""What became of a unit, and where one came from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from danvan.units.models import Extent, Placement, Succession, Unit


@dataclass(frozen=True)
class Heir:
    """A unit that stands in another's place; `whole` when all of the old unit is in it and nothing went elsewhere."""

    unit: Unit
    whole: bool


def heirs_of(unit: Unit, day: date) -> list[Heir]:
    """Who stands in a unit's place on a day: itself while open, else the last of each chain; nobody where none was named."""
    return heirs_of_each([unit], day)[unit.pk]


def heirs_of_each(units: Sequence[Unit], day: date) -> dict[int, list[Heir]]:
    """The heirs of many units on a day; one query a generation, however many units."""
    front = {(unit.pk, unit.pk, True) for unit in units}
    known = {unit.pk: unit for unit in units}
    ends: dict[int, dict[int, bool]] = {unit.pk: {} for unit in units}
    while front:
        steps = _steps([at for _first, at, _whole in front], day, known)
        after = set()
        for first, at, whole in front:
            if known[at].is_open(day):
                ends[first][at] = ends[first].get(at, False) or whole
            else:
                after |= {(first, heir, whole and extent == Extent.WHOLE) for heir, extent in steps[at]}
        front = after
    return {first: _in_order(known, found) for first, found in ends.items()}


def predecessors_of(unit: Unit) -> list[Heir]:
    """The units that went into it, the latest first; `whole` is said of the old unit."""
    rows = unit.succeeds.select_related("predecessor__kind").order_by("-on", "predecessor__sort_key")
    return [Heir(row.predecessor, row.extent == Extent.WHOLE) for row in rows]


def heirs_below(unit: Unit, day: date) -> list[tuple[Unit, list[Heir]]]:
    """For a unit that ended without heirs: what last stood directly below it, each with its heirs."""
    places = Placement.objects.filter(parent=unit, to_on=unit.closed_on) | Placement.objects.filter(
        parent=unit, unit__closed_on__isnull=True
    )
    below = list(Unit.objects.filter(pk__in=places.values("unit")).in_order())
    heirs = heirs_of_each(below, day)
    return [(each, heirs[each.pk]) for each in below]


def _steps(ids: Iterable[int], day: date, known: dict[int, Unit]) -> dict[int, list[tuple[int, str]]]:
    closed = [pk for pk in ids if not known[pk].is_open(day)]
    rows = Succession.objects.filter(predecessor__in=closed, on__lte=day).select_related("successor")
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        known.setdefault(row.successor_id, row.successor)
        found[row.predecessor_id].append((row.successor_id, row.extent))
    return found


def _in_order(known: dict[int, Unit], found: dict[int, bool]) -> list[Heir]:
    alone = len(found) == 1
    heirs = [Heir(known[pk], whole and alone) for pk, whole in found.items()]
    return sorted(heirs, key=lambda heir: (heir.unit.sort_key, heir.unit.pk))
