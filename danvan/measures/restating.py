"""Old figures under the tree of a later day, without the database.

A unit of the later day has a figure only where every unit that went into it, or below it, went there whole: where part
went elsewhere nobody can say which part of the figure went along.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.models.standings import ids_of

NAMED = 3


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


def missed_at(
    lost: Iterable[int], parents: Mapping[int, int | None], heirs: Mapping[int, Iterable[int]]
) -> dict[int, set[int]]:
    """Where old members that nobody stands in for are missed: with whoever stands, on the later day, for the nearest unit
    above them that somebody stands in for. `parents` are those of the old tree, `heirs` of the units in it.
    """
    found: dict[int, set[int]] = {}
    for member in lost:
        above = parents.get(member)
        while above is not None and not heirs.get(above):
            above = parents.get(above)
        found[member] = set(heirs[above]) if above is not None else set()
    return found


def ancestors(units: Iterable[int], parents: Mapping[int, int | None]) -> set[int]:
    """All that stood above these units."""
    found: set[int] = set()
    for unit in units:
        above = parents.get(unit)
        while above is not None and above not in found:
            found.add(above)
            above = parents.get(above)
    return found


def torn_words(torn: Sequence[str]) -> str:
    """Why a figure cannot be said: old units of which only part came here, the first three by name."""
    if not torn:
        return ""
    named = ", ".join(torn[:NAMED]) + ("…" if len(torn) > NAMED else "")
    return _("%(units)s đã chia cho nhiều đơn vị, không tách được số liệu cũ") % {"units": named}
