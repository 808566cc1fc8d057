"""The one place that adds up. A record was written; at the end of the same action its unit's standings are locked, then
counted anew, and what changed is added to every sum above.

In this order: who counts before the lock leaves wrong rows that all sums agree with. The trees stand still meanwhile.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Length

from danvan.core.action import gather
from danvan.core.prepared import Sized, one_of
from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.counting import FAILED, counted, own_of
from danvan.measures.models import Measure, Standing
from danvan.measures.trees import added_along
from danvan.units.tree_lock import share_trees

# A measure, and a unit whose record of it changed.
Touched = tuple[int, int]

# What counting asks of a row, of its gauge and of its measure.
ASKED = (
    *("unit", "path", "stored", "member", "excused_on", "failed", "n", "d", "a", "e"),
    *(f"gauge__{name}" for name in ("rule", "least", "period", "starts_on", "ends_on")),
    *(f"gauge__measure__{name}" for name in ("tally", "about_id", "decimals")),
)
# Ten values a row, and SQLite takes a quarter of a million in a statement.
AT_ONCE = 5_000
OWN = """WITH change (standing, own_n, own_d, own_a, own_e, has_failed, more_n, more_d, more_a, more_e) AS (VALUES {rows})
 UPDATE measures_standing SET n = own_n, d = own_d, a = own_a, e = own_e, failed = has_failed, sn = sn + more_n,
 sd = sd + more_d, sa = sa + more_a, se = se + more_e, version = version + 1 FROM change WHERE id = standing"""
HOLD_ABOVE = """WITH change (gauge, above, more_n, more_d, more_a, more_e) AS (VALUES {rows})
 SELECT id FROM measures_standing JOIN change ON gauge_id = gauge AND unit_id = above WHERE stored
 ORDER BY LENGTH(path) DESC, gauge_id, unit_id FOR UPDATE OF measures_standing"""
ABOVE = """WITH change (gauge, above, more_n, more_d, more_a, more_e) AS (VALUES {rows})
 UPDATE measures_standing SET sn = sn + more_n, sd = sd + more_d, sa = sa + more_a, se = se + more_e,
 version = version + 1 FROM change WHERE gauge_id = gauge AND unit_id = above AND stored"""


def touch(measures: Iterable[int], units: Iterable[int]) -> None:
    """Says that records of these units behind these measures changed; they are counted at the end of the action."""
    some = list(units)
    gather(refresh, [(measure, unit) for measure in measures for unit in some])


def touch_tally(key: str, units: Iterable[int], about_id: int = 0) -> None:
    """The same for a registered count, wherever it is used about this record."""
    touch_tallies([key], units, about_id)


def touch_tallies(keys: Collection[str], units: Iterable[int], about_id: int = 0) -> None:
    """The same for several at once."""
    measures = Measure.objects.filter(tally__in=keys, about_id__in=[0, about_id]).values_list("pk", flat=True)
    touch(measures, units)


def refresh(touched: Sequence[Touched]) -> None:
    """Counts the open standings behind these measures and units, in the order all writers keep."""
    share_trees()
    measures, units = (sorted(set(each)) for each in zip(*touched, strict=True))
    recount(MOVING(measures, units))


def held(rows: QuerySet[Standing]) -> QuerySet[Standing]:
    """These standings, locked when they are read: from the deepest up and there in the order of their gauges."""
    ordered = rows.order_by(Length("path").desc(), "gauge_id", "unit_id")
    return ordered.select_related("gauge__measure").select_for_update(of=("self",))


# What may move of these units behind these measures. One more than was touched costs a look, and changes nothing.
MOVING = Sized[Standing](
    lambda measures, units: held(
        Standing.objects.filter(
            one_of("gauge__measure", measures),
            one_of("unit", units),
            gauge__closed_on__isnull=True,
            member=True,
            kept_on__isnull=True,
        )
    ).only(*ASKED),
    each=[[BigIntegerField()], [BigIntegerField()]],
)


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
            rows.append((standing.pk, *own.values, failed, *sums.values))
            changes[standing.gauge_id].append((standing.path, delta))
    _write(OWN, rows)
    add_above(changes)


def add_above(changes: dict[int, list[tuple[str, Sums]]]) -> None:
    """Adds what changed, by gauge, to the stored sums of every unit above."""
    added = [
        (gauge, unit, *sums.values)
        for gauge, deltas in changes.items()
        for unit, sums in added_along(deltas).items()
        if sums
    ]
    if connection.features.has_select_for_update:
        # In the order all writers keep, whatever the order in which one update would come to them.
        _write(HOLD_ABOVE, added)
    _write(ABOVE, added)


def _write(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Says a statement of many rows, so many at a time as every database takes."""
    for at in range(0, len(rows), AT_ONCE):
        some = rows[at : at + AT_ONCE]
        row = f"({', '.join(['%s'] * len(some[0]))})"
        with connection.cursor() as cursor:
            cursor.execute(statement.replace("{rows}", ", ".join([row] * len(some))), list(chain.from_iterable(some)))
