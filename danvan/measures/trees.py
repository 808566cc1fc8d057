"""The tree of one gauge, without the database: its members and every unit above them, and sums that run up it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.models.standings import ids_of
from danvan.units.models.units import STEP


@dataclass(frozen=True)
class Node:
    """One unit's place in a gauge."""

    unit: int
    parent: int | None
    path: str
    member: bool
    stored: bool


def nodes_of(members: Iterable[str], others: Iterable[str] = ()) -> list[Node]:
    """The nodes for the paths of members, and of others that are nodes already; parents before children.

    From each top down to where its tree first branches no sums are stored: in those rows all writers would meet.
    """
    meant = set(members)
    paths = {step for path in (*meant, *others) for step in _steps(path)}
    below: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        below[path[:-STEP]].append(path)
    hot = _hot(below)
    return [
        Node(unit, above, path, path in meant, path not in hot)
        for path in sorted(paths, key=lambda path: (len(path), path))
        for above, unit in [_ends(path)]
    ]


def _steps(path: str) -> list[str]:
    return [path[:end] for end in range(STEP, len(path) + 1, STEP)]


def _ends(path: str) -> tuple[int | None, int]:
    *above, unit = ids_of(path)
    return (above[-1] if above else None), unit


def _hot(below: Mapping[str, list[str]]) -> set[str]:
    hot = set()
    front = list(below.get("", ()))
    while front:
        path = front.pop()
        hot.add(path)
        children = below.get(path, ())
        if len(children) == 1:
            front += children
    return hot


def sums_up(own: Mapping[str, Sums]) -> dict[str, Sums]:
    """Own and below of each path; every step of a path is given, with NOTHING where it adds nothing of its own."""
    sums = dict(own)
    for path in sorted(own, key=len, reverse=True):
        above = path[:-STEP]
        if above in sums:
            sums[above] += sums[path]
    return sums


def added_along(deltas: Iterable[tuple[str, Sums]]) -> dict[int, Sums]:
    """What changes of some units add to each unit above them, by its id."""
    added: dict[int, Sums] = defaultdict(lambda: NOTHING)
    for path, delta in deltas:
        for above in ids_of(path)[:-1]:
            added[above] += delta
    return added
