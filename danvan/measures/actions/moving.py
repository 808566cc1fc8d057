"""The trees change under open gauges. Whoever changes them holds them alone, so nobody is adding up meanwhile."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from danvan.core import clock
from danvan.measures.actions.readings import reading_of
from danvan.measures.actions.recounting import add_above, touch
from danvan.measures.arithmetic import Sums
from danvan.measures.models import Reading, Standing
from danvan.measures.models.standings import ids_of
from danvan.measures.trees import sums_up
from danvan.units.models import Unit
from danvan.units.models.units import STEP


def follow_moves(units: Iterable[int]) -> None:
    """Units stand elsewhere, with all below them: in every open gauge their sums leave the units they stood under and
    join those they stand under now. Those nearest the top go first.
    """
    for unit in sorted(Unit.objects.filter(pk__in=list(units)), key=lambda unit: len(unit.path)):
        rows = Standing.objects.filter(unit=unit, gauge__closed_on__isnull=True).exclude(path=unit.path)
        for old in rows.values_list("path", flat=True).distinct():
            _replant(unit, old)


def _replant(unit: Unit, old: str) -> None:
    rows = list(Standing.objects.filter(unit=unit, path=old, gauge__closed_on__isnull=True).order_by("gauge_id"))
    gauges = [row.gauge_id for row in rows]
    sums = sums_at(old, gauges)
    add_above({gauge: [(old, Sums() - sums[gauge])] for gauge in gauges})
    grow(unit.path[:-STEP], gauges)
    below = Standing.objects.filter(gauge__in=gauges).under(old)
    below.update(path=Concat(Value(unit.path), Substr("path", len(old) + 1)))
    Standing.objects.filter(pk__in=[row.pk for row in rows]).update(parent=unit.parent_id, version=F("version") + 1)
    add_above({gauge: [(unit.path, sums[gauge])] for gauge in gauges})


def sums_at(path: str, gauges: list[int]) -> dict[int, Sums]:
    """Own and below of the unit at a path, in each of these gauges, added up from the own parts."""
    own: dict[int, dict[str, Sums]] = defaultdict(dict)
    for row in Standing.objects.filter(gauge__in=gauges).under(path):
        own[row.gauge_id][row.path] = row.own
    return {gauge: sums_up(parts)[path] for gauge, parts in own.items()}


def grow(path: str, gauges: Iterable[int]) -> None:
    """Gives each gauge the nodes that are missing above a place, empty as yet."""
    above = ids_of(path)
    have = set(Standing.objects.filter(gauge__in=gauges, unit__in=above).values_list("gauge_id", "unit_id"))
    missing = [
        Standing(
            gauge_id=gauge,
            unit_id=unit,
            parent_id=above[at - 1] if at else None,
            path=path[: (at + 1) * STEP],
            # A tree of its own begins here; its top stores no sums either.
            stored=at > 0,
        )
        for gauge in gauges
        for at, unit in enumerate(above)
        if (gauge, unit) not in have
    ]
    Standing.objects.bulk_create(missing, batch_size=1000)


def keep_ended(unit: Unit) -> None:
    """A member that ends inside an open window stays with what it had; its part is kept as a reading of that day."""
    today = clock.today()
    rows = Standing.objects.filter(unit=unit, member=True, kept_on__isnull=True, gauge__closed_on__isnull=True)
    kept = list(rows)
    Reading.objects.bulk_create([reading_of(row, row.own, today) for row in kept], ignore_conflicts=True)
    Standing.objects.filter(pk__in=[row.pk for row in kept]).update(kept_on=today)


def release_reopened(unit: Unit) -> None:
    """The ending was a mistake: its part moves with its records again."""
    rows = Standing.objects.filter(unit=unit, kept_on__isnull=False, gauge__closed_on__isnull=True)
    measures = list(rows.values_list("gauge__measure", flat=True).distinct())
    rows.update(kept_on=None)
    touch(measures, [unit.pk])
