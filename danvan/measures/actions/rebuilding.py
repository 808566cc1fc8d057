"""Comparing what a gauge keeps with what the records say, and putting right what differs."""

from copy import copy
from dataclasses import dataclass

from danvan.core.action import action
from danvan.measures.arithmetic import Sums
from danvan.measures.computing import computed, put
from danvan.measures.models import Gauge, Reading, Standing
from danvan.measures.trees import sums_up
from danvan.units.tree_lock import hold_trees

COMPARED = ("parent_id", "path", "stored", "member", "failed", "n", "d", "a", "e", "sn", "sd", "sa", "se")
Said = tuple[object, ...]


@dataclass(frozen=True)
class Wrong:
    """One row that differs: what it keeps, and what the records say."""

    gauge: int
    unit: int
    kept: Said
    counted: Said


@action
def check(gauge: Gauge) -> list[Wrong]:
    """The rows of a gauge that differ from a recount, while nobody adds up. Of a closed gauge, those that differ from
    its last reading.
    """
    hold_trees()
    kept = {row.unit_id: row for row in rows_of(gauge)}
    return [
        Wrong(gauge.pk, unit, said(kept.get(unit)), said(row))
        for unit, row in recounted(gauge).items()
        if said(kept.get(unit)) != said(row)
    ]


@action
def rebuild(gauge: Gauge) -> list[Wrong]:
    """Recounts an open gauge and puts right the rows that differ; gives what was wrong, so that somebody can ask why."""
    hold_trees()
    wrong = check(gauge) if gauge.is_open else []
    counted = recounted(gauge) if wrong else {}
    for each in wrong:
        row = counted[each.unit]
        row.version += 1
        row.save()
    return wrong


def recounted(gauge: Gauge) -> dict[int, Standing]:
    """The rows as they should be, by unit."""
    rows = rows_of(gauge)
    if not gauge.is_open:
        return {row.unit_id: row for row in _as_read(gauge, rows)}
    for row, own in _kept(gauge, rows):
        row.n, row.d, row.a, row.e = own.values
    for row in rows:
        row.path = row.unit.path
    others = [row for row in rows if not row.member]
    fresh = computed(gauge, [row for row in rows if row.member], others)
    return {row.unit_id: row for row in fresh}


def rows_of(gauge: Gauge) -> list[Standing]:
    """The rows of a gauge with their units, as they are kept."""
    return list(Standing.objects.filter(gauge=gauge).select_related("gauge__measure", "unit"))


def said(row: Standing | None) -> Said:
    """What is compared of a row."""
    return tuple(getattr(row, name) for name in COMPARED) if row else ()


def _kept(gauge: Gauge, rows: list[Standing]) -> list[tuple[Standing, Sums]]:
    """Members that ended, with what their reading of that day says they had."""
    ended = {row.unit_id: row for row in rows if row.kept_on is not None}
    readings = Reading.objects.filter(gauge=gauge, unit__in=list(ended))
    return [(ended[each.unit_id], each.own) for each in readings if ended[each.unit_id].kept_on == each.taken_on]


def _as_read(gauge: Gauge, rows: list[Standing]) -> list[Standing]:
    """The rows of a closed gauge as its last reading says they were."""
    own = {each.unit_id: each.own for each in gauge.readings.filter(taken_on=gauge.closed_on or gauge.opened_on)}
    read = [copy(row) for row in rows]
    sums = sums_up({row.path: own.get(row.unit_id, Sums()) for row in read})
    for row in read:
        put(row, own.get(row.unit_id, Sums()), sums[row.path])
    return read
