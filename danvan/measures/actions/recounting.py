"""The one place that adds up. A record was written; at the end of the same action its unit's standings are locked, then
counted anew, and what changed is added to every sum above.

In this order: who counts before the lock leaves wrong rows that all sums agree with. The trees stand still meanwhile.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from danvan.core.action import gather
from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.counting import FAILED, counted, own_of
from danvan.measures.models import Measure, Standing
from danvan.measures.trees import added_along
from danvan.units.tree_lock import share_trees

# A measure, and a unit whose record of it changed.
Touched = tuple[int, int]

OWN = """UPDATE measures_standing SET n = %s, d = %s, a = %s, e = %s, failed = %s,
 sn = sn + %s, sd = sd + %s, sa = sa + %s, se = se + %s, version = version + 1 WHERE id = %s"""
ABOVE = """UPDATE measures_standing SET sn = sn + %s, sd = sd + %s, sa = sa + %s, se = se + %s, version = version + 1
 WHERE id = %s"""


def touch(measures: Iterable[int], units: Iterable[int]) -> None:
    """Says that records of these units behind these measures changed; they are counted at the end of the action."""
    some = list(units)
    gather(refresh, [(measure, unit) for measure in measures for unit in some])


def touch_tally(key: str, units: Iterable[int], about_id: int = 0) -> None:
    """The same for a registered count, wherever it is used about this record."""
    measures = Measure.objects.filter(tally=key, about_id__in=[0, about_id]).values_list("pk", flat=True)
    touch(measures, units)


def refresh(touched: Sequence[Touched]) -> None:
    """Counts the open standings behind these measures and units, in the order all writers keep."""
    share_trees()
    units: dict[int, set[int]] = defaultdict(set)
    for measure, unit in touched:
        units[measure].add(unit)
    wanted = Q(pk__in=[])
    for unit_ids, measures in _grouped(units).items():
        wanted |= Q(gauge__measure__in=measures, unit__in=unit_ids)
    recount(held(Standing.objects.filter(wanted, gauge__closed_on__isnull=True, member=True, kept_on__isnull=True)))


def _grouped(units: dict[int, set[int]]) -> dict[frozenset[int], list[int]]:
    """The measures by the set of units that touched them: mostly one set."""
    groups: dict[frozenset[int], list[int]] = defaultdict(list)
    for measure, ids in units.items():
        groups[frozenset(ids)].append(measure)
    return groups


def held(rows: QuerySet[Standing]) -> list[Standing]:
    """These standings, locked from the deepest up and there in the order of their gauges."""
    ordered = rows.order_by(Length("path").desc(), "gauge_id", "unit_id")
    return list(ordered.select_related("gauge__measure").select_for_update(of=("self",)))


def recount(standings: Sequence[Standing]) -> None:
    """Counts these locked standings from the records, writes their own part, and adds the difference to all above."""
    found = counted(standings)
    changes: dict[int, list[tuple[str, Sums]]] = defaultdict(list)
    rows: list[tuple[Any, ...]] = []
    for standing in standings:
        failed = found.get((standing.gauge_id, standing.unit_id)) == FAILED
        own = standing.own if failed else own_of(standing, found)
        delta = own - standing.own
        if delta or failed != standing.failed:
            sums = delta if standing.stored else NOTHING
            rows.append((*own.values, failed, *sums.values, standing.pk))
            changes[standing.gauge_id].append((standing.path, delta))
    _write(OWN, rows)
    add_above(changes)


def add_above(changes: dict[int, list[tuple[str, Sums]]]) -> None:
    """Adds what changed, by gauge, to the stored sums of every unit above."""
    added = {gauge: added_along(deltas) for gauge, deltas in changes.items()}
    wanted = Q(pk__in=[])
    for gauge, sums in added.items():
        wanted |= Q(gauge=gauge, unit__in=[unit for unit, delta in sums.items() if delta])
    if not any(any(sums.values()) for sums in added.values()):
        return
    above = Standing.objects.filter(wanted, stored=True).order_by(Length("path").desc(), "gauge_id", "unit_id")
    locked = above.select_for_update(of=("self",)).values_list("pk", "gauge_id", "unit_id")
    _write(ABOVE, [(*added[gauge][unit].values, pk) for pk, gauge, unit in locked])


def _write(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
