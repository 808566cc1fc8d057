"""Where old members went: who stands in the place of each on a later day, and where those stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from danvan.units.models import Placement, Succession, Unit
from danvan.units.models.units import path_step


@dataclass(frozen=True)
class Step:
    """An old member on its way: what stands for it at the moment, and since when."""

    member: int
    at: int
    since: date


def paths_of(heirs: Mapping[int, Iterable[int]], day: date) -> dict[int, list[str]]:
    """The heirs of each by their paths on a day."""
    paths = paths_on({pk for each in heirs.values() for pk in each}, day)
    return {pk: sorted(paths[one] for one in each) for pk, each in heirs.items()}


def heirs_since(members: Iterable[Unit], day: date, *, since: date) -> dict[int, set[int]]:
    """Who stands in each member's place on a day: itself while it goes on, the last of each chain where it ended, and
    whoever got a part later than `since`, the last day its figures speak of; what an heir gave away before the figure came
    to it has nothing of it. One question a generation, however many units.
    """
    known = {unit.pk: unit for unit in members}
    found: dict[int, set[int]] = {pk: set() for pk in known}
    front = {Step(pk, pk, since) for pk in known}
    seen = set(front)
    while front:
        went = _successions({step.at for step in front}, day, known)
        after = set()
        for step in front:
            unit = known[step.at]
            if unit.is_open(day):
                found[step.member].add(unit.pk)
            for on, heir in went[unit.pk]:
                ended = unit.closed_on is not None and on >= unit.closed_on
                if on > step.since or ended:
                    after.add(Step(step.member, heir, on))
        front = after - seen
        seen |= front
    return found


def _successions(units: set[int], day: date, known: dict[int, Unit]) -> dict[int, list[tuple[date, int]]]:
    went: dict[int, list[tuple[date, int]]] = defaultdict(list)
    rows = Succession.objects.filter(predecessor__in=units, on__lte=day).select_related("successor")
    for row in rows:
        known.setdefault(row.successor_id, row.successor)
        went[row.predecessor_id].append((row.on, row.successor_id))
    return went


def paths_on(units: Iterable[int], day: date) -> dict[int, str]:
    """The chain of ids above each unit on a day; one question a level."""
    parents: dict[int, int | None] = {}
    level = set(units)
    wanted = set(level)
    while level:
        placed = Placement.objects.on(day).filter(unit__in=level).values_list("unit", "parent")
        parents |= dict.fromkeys(level) | dict(placed)
        level = {above for above in (parents[pk] for pk in level) if above is not None and above not in parents}
    return {pk: _path(pk, parents) for pk in wanted}


def _path(pk: int, parents: dict[int, int | None]) -> str:
    chain: list[int] = []
    at: int | None = pk
    while at is not None:
        chain.append(at)
        at = parents.get(at)
    return "".join(path_step(each) for each in reversed(chain))
