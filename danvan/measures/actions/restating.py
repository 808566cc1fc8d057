"""Computing old figures under the tree of a later day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from danvan.core.action import action
from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.models import Gauge, Reading, Restatement, Standing
from danvan.measures.restating import restate
from danvan.units.models import Extent, Placement, Succession, Unit
from danvan.units.models.units import path_step
from danvan.units.queries.heirs import heirs_of_each

NAMED = 3


@action
def restate_gauge(gauge: Gauge, as_of: date) -> int:
    """Writes what each unit of a day would have had, and where that cannot be said, why. Returns how many units."""
    own = own_then(gauge)
    members = list(Unit.objects.filter(pk__in=own))
    names = {unit.pk: unit.name for unit in members}
    found = restate(own, heir_paths(members, as_of, since=gauge.ends_on))
    rows = [
        Restatement(
            gauge=gauge, unit_id=unit, as_of=as_of, why_not=_why([names[pk] for pk in each.torn]), **_told(each.sums)
        )
        for unit, each in found.units.items()
    ]
    Restatement.objects.filter(gauge=gauge).delete()
    Restatement.objects.bulk_create(rows, batch_size=1000)
    return len(rows)


def own_then(gauge: Gauge) -> dict[int, Sums]:
    """What each member had at the last reading of a closed gauge; of an open one, what it has."""
    if gauge.closed_on is None:
        return {row.unit_id: row.own for row in Standing.objects.filter(gauge=gauge, member=True)}
    readings = Reading.objects.filter(gauge=gauge, taken_on=gauge.closed_on, member=True)
    return {row.unit_id: row.own for row in readings}


def heir_paths(members: Iterable[Unit], day: date, *, since: date) -> dict[int, list[str]]:
    """Where all that stand in each unit's place stand on a day. A unit that goes on but gave a part away after `since`
    shares its old figure with whoever got the part.
    """
    members = list(members)
    heirs = {pk: {heir.unit.pk for heir in found} for pk, found in heirs_of_each(members, day).items()}
    given = _given_away({pk for found in heirs.values() for pk in found}, day, since)
    whole = {pk: set().union(found, *(given[each] for each in found)) for pk, found in heirs.items()}
    paths = paths_on({pk for found in whole.values() for pk in found}, day)
    return {pk: sorted(paths[each] for each in found) for pk, found in whole.items()}


def _given_away(units: set[int], day: date, since: date) -> dict[int, set[int]]:
    rows = Succession.objects.filter(predecessor__in=units, extent=Extent.PART, on__lte=day, on__gt=since)
    given: dict[int, set[int]] = defaultdict(set)
    for giver, receiver in rows.values_list("predecessor", "successor"):
        given[giver].add(receiver)
    return given


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


def _why(torn: list[str]) -> str:
    if not torn:
        return ""
    named = ", ".join(torn[:NAMED]) + ("…" if len(torn) > NAMED else "")
    return _("%(units)s đã chia cho nhiều đơn vị, không tách được số liệu cũ") % {"units": named}


def _told(sums: Sums) -> dict[str, int]:
    n, d, a, e = (sums or NOTHING).values
    return {"n": n, "d": d, "a": a, "e": e}
