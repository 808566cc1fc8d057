"""Comparing what a gauge keeps with what the records say, and putting right what differs."""

from dataclasses import dataclass

from danvan.core.action import action
from danvan.measures.arithmetic import Sums
from danvan.measures.computing import computed, put
from danvan.measures.models import Gauge, Reading, Standing
from danvan.measures.trees import sums_up
from danvan.units.models.units import path_step
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
    its last reading, and those of the reading that do not add up themselves.
    """
    hold_trees()
    return _differing(gauge.pk, recounted(gauge)) + _torn_readings(gauge)


@action
def rebuild(gauge: Gauge) -> list[Wrong]:
    """Puts right the rows that differ: an open gauge by a recount, a closed one by its last reading, which itself is
    never touched. Gives what was wrong, so that somebody can ask why.
    """
    hold_trees()
    counted = recounted(gauge)
    wrong = _differing(gauge.pk, counted)
    for each in wrong:
        row = counted.get(each.unit)
        if row is not None:
            row.version += 1
            row.save()
    return wrong + _torn_readings(gauge)


def _differing(gauge: int, counted: dict[int, Standing]) -> list[Wrong]:
    kept = {row.unit_id: row for row in rows_of(gauge)}
    pairs = ((unit, said(kept.get(unit)), said(counted.get(unit))) for unit in sorted({*kept, *counted}))
    return [Wrong(gauge, unit, was, now) for unit, was, now in pairs if was != now]


def recounted(gauge: Gauge) -> dict[int, Standing]:
    """The rows as they should be, by unit."""
    gauge.refresh_from_db(fields=["closed_on"])
    rows = rows_of(gauge.pk)
    if not gauge.is_open:
        return as_read(gauge, rows)
    for row, own in _kept(gauge, rows):
        row.n, row.d, row.a, row.e = own.values
    for row in rows:
        row.path = row.unit.path
    others = [row for row in rows if not row.member]
    fresh = computed(gauge, [row for row in rows if row.member], others)
    return {row.unit_id: row for row in fresh}


def rows_of(gauge: int) -> list[Standing]:
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


def as_read(gauge: Gauge, rows: list[Standing]) -> dict[int, Standing]:
    """The rows of a closed gauge as its last reading says they were, under the tree of that day."""
    kept = {row.unit_id: row for row in rows}
    readings = _last_reading(gauge)
    read: dict[int, Standing] = {}
    for unit, path in sorted(_paths(readings).items(), key=lambda item: len(item[1])):
        each = readings[unit]
        row = kept.get(unit) or Standing(
            gauge=gauge, unit_id=unit, excused_on=gauge.closed_on if each.excused else None
        )
        above = read.get(each.parent_id or 0)
        row.parent_id, row.path, row.member = each.parent_id, path, each.member
        row.stored = (row.stored and each.parent_id is not None) or (above is not None and above.stored)
        put(row, each.own, each.sums)
        read[unit] = row
    return read


def _last_reading(gauge: Gauge) -> dict[int, Reading]:
    """What a closed gauge said at its cut-off, by unit; nothing of an open one."""
    if gauge.closed_on is None:
        return {}
    return {each.unit_id: each for each in gauge.readings.filter(taken_on=gauge.closed_on)}


def _paths(readings: dict[int, Reading]) -> dict[int, str]:
    return {unit: "".join(path_step(each) for each in reversed(_chain(unit, readings))) for unit in readings}


def _chain(unit: int, readings: dict[int, Reading]) -> list[int]:
    """The unit and those above it; a row that somebody took out of the reading ends the chain."""
    chain, at = [unit], readings[unit].parent_id
    while at is not None and at not in chain:
        chain.append(at)
        at = readings[at].parent_id if at in readings else None
    return chain


def _torn_readings(gauge: Gauge) -> list[Wrong]:
    """The rows of a closed gauge's last reading whose sums are not those of their parts: nothing of it can be put right."""
    readings = _last_reading(gauge)
    paths = _paths(readings)
    sums = sums_up({path: readings[unit].own for unit, path in paths.items()})
    return [
        Wrong(gauge.pk, unit, each.sums.values, sums[paths[unit]].values)
        for unit, each in readings.items()
        if each.sums != sums[paths[unit]]
    ]
