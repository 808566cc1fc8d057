"""Old figures under the tree of a later day, without the database.

A unit of the later day has a figure only where every unit that went into it, or below it, went there whole: where part
went elsewhere nobody can say which part of the figure went along.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.models.standings import ids_of


@dataclass
class Restated:
    """What a unit of the later day would have had; `torn` are the old members that went only partly into it."""

    sums: Sums = NOTHING
    torn: list[int] = field(default_factory=list)

    @property
    def is_exact(self) -> bool:
        return not self.torn


@dataclass(frozen=True)
class Restatements:
    """All units of the later day, and the old members that nobody stands in for."""

    units: Mapping[int, Restated]
    lost: list[int]


def restate(own: Mapping[int, Sums], heirs: Mapping[int, Iterable[str]]) -> Restatements:
    """`own` is what each old member had; `heirs` the paths, in the later tree, of all that stand in its place (its own
    where it goes on). Coverage and minimum keep the old units in the denominator: their sums are simply carried over.
    What adds nothing, as who was excused, forbids nothing wherever its parts went.
    """
    units: dict[int, Restated] = defaultdict(Restated)
    lost = []
    for member, sums in own.items():
        paths = [ids_of(path) for path in heirs.get(member, ())]
        if not paths:
            lost.append(member)
            continue
        shared = set(paths[0]).intersection(*paths[1:])
        for unit in dict.fromkeys(unit for path in paths for unit in path):
            found = units[unit]
            if unit in shared:
                found.sums += sums
            elif sums:
                found.torn.append(member)
    return Restatements(dict(units), lost)
