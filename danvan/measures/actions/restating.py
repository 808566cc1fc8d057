"""Computing old figures under the tree of a later day."""

from collections.abc import Mapping, Sequence
from datetime import date

from danvan.core import clock
from danvan.core.action import action
from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.heirs import heirs_since, paths_of
from danvan.measures.models import Gauge, Inheritance, Reading, Restatement, Standing
from danvan.measures.restating import ancestors, missed_at, restate, torn_words
from danvan.units.models import Unit
from danvan.units.tree_lock import hold_trees


@action
def restate_gauge(gauge: Gauge, as_of: date) -> int:
    """Writes what each unit of a day would have had, and where that cannot be said, why. Returns how many units."""
    hold_trees()
    own = own_then(gauge)
    members = list(Unit.objects.filter(pk__in=own).in_order())
    names = {unit.pk: unit.name for unit in members}
    heirs = heirs_since(members, as_of, since=last_day(gauge))
    found = restate(own, paths_of(heirs, as_of))
    rows = [
        Restatement(
            gauge=gauge,
            unit_id=unit,
            as_of=as_of,
            why_not=torn_words([name for pk, name in names.items() if pk in each.torn]),
            **_told(each.sums),
        )
        for unit, each in found.units.items()
    ]
    Restatement.objects.filter(gauge=gauge).delete()
    Restatement.objects.bulk_create(rows, batch_size=1000)
    _pass_on(gauge, own, {**heirs, **missed_by(gauge, found.lost, as_of)}, set(found.lost))
    Gauge.objects.filter(pk=gauge.pk).update(restated_on=as_of)
    return len(rows)


def _pass_on(gauge: Gauge, own: Mapping[int, Sums], at: Mapping[int, set[int]], lost: set[int]) -> None:
    """Keeps who stands in whose place; at each place of a lost member that nobody does."""
    rows = [
        Inheritance(
            gauge=gauge, member_id=member, unit_id=unit, heirs=0 if member in lost else len(units), **_told(own[member])
        )
        for member, units in at.items()
        for unit in sorted(units)
    ]
    Inheritance.objects.filter(gauge=gauge).delete()
    Inheritance.objects.bulk_create(rows, batch_size=1000)


def missed_by(gauge: Gauge, lost: Sequence[int], as_of: date) -> dict[int, set[int]]:
    """Where the members that nobody stands in for are missed: themselves, and whoever stands for what they stood under."""
    if not lost:
        return {}
    parents = parents_then(gauge)
    above = Unit.objects.filter(pk__in=ancestors(lost, parents))
    missed = missed_at(lost, parents, heirs_since(above, as_of, since=last_day(gauge)))
    return {member: {member, *units} for member, units in missed.items()}


def parents_then(gauge: Gauge) -> dict[int, int | None]:
    """Who stood under whom at the last reading of a closed gauge; in an open one, who stands."""
    if gauge.closed_on is None:
        return dict(Standing.objects.filter(gauge=gauge).values_list("unit", "parent"))
    return dict(Reading.objects.filter(gauge=gauge, taken_on=gauge.closed_on).values_list("unit", "parent_id"))


@action
def forget_restatements() -> None:
    """The trees changed: what was computed under them before is shown no more, until it is computed anew."""
    Gauge.objects.filter(restated_on__isnull=False).update(restated_on=None)


def last_day(gauge: Gauge) -> date:
    """The last day its figures speak of: what a unit gave away later was in them."""
    return min(gauge.ends_on, gauge.closed_on or clock.today())


@action
def restate_last_years(as_of: date) -> int:
    """Each night: what open targets are compared with, under the trees of the day. Returns how many were computed."""
    compared = Gauge.objects.open().filter(last_year__isnull=False).values("last_year")
    before = list(Gauge.objects.filter(pk__in=compared).order_by("pk"))
    for gauge in before:
        restate_gauge(gauge, as_of)
    return len(before)


def own_then(gauge: Gauge) -> dict[int, Sums]:
    """What each member had at the last reading of a closed gauge; of an open one, what it has."""
    if gauge.closed_on is None:
        return {row.unit_id: row.own for row in Standing.objects.filter(gauge=gauge, member=True)}
    readings = Reading.objects.filter(gauge=gauge, taken_on=gauge.closed_on, member=True)
    return {row.unit_id: row.own for row in readings}


def _told(sums: Sums) -> dict[str, int]:
    n, d, a, e = (sums or NOTHING).values
    return {"n": n, "d": d, "a": a, "e": e}
