"""The trees change under open gauges. Whoever changes them holds them alone, so nobody is adding up meanwhile."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, QuerySet, Sum, Value
from django.db.models.functions import Concat, Substr

from danvan.core import clock
from danvan.measures.actions.readings import reading_of, take_reading
from danvan.measures.actions.recounting import add_above, touch
from danvan.measures.arithmetic import Sums
from danvan.measures.models import Gauge, Reading, Standing
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
    _count_on(rows, old)
    grow(unit.path[:-STEP], gauges)
    below = Standing.objects.filter(gauge__in=gauges).under(old)
    below.update(path=Concat(Value(unit.path), Substr("path", len(old) + 1)))
    Standing.objects.filter(pk__in=[row.pk for row in rows]).update(parent=unit.parent_id, version=F("version") + 1)
    add_above({gauge: [(unit.path, sums[gauge])] for gauge in gauges})
    _keep_tops_apart(unit, gauges)


def _count_on(rows: list[Standing], old: str) -> None:
    """The stamp of a top adds up the versions of those below it: what these take away with them, the top makes up for."""
    gauges = [row.gauge_id for row in rows]
    above = Standing.objects.filter(gauge__in=gauges, unit__in={row.parent_id for row in rows}, stored=False)
    leaving = dict(
        Standing.objects.filter(gauge__in=[row.gauge_id for row in above])
        .under(old)
        .order_by()
        .values_list("gauge")
        .annotate(all=Sum("version"))
    )
    for row in above:
        row.version += leaving[row.gauge_id] + 1
    Standing.objects.bulk_update(above, ["version"], batch_size=500)


def _keep_tops_apart(unit: Unit, gauges: list[int]) -> None:
    """Only from a top down, without a gap, are no sums stored: a top that moved below another unit stores them from now
    on, with what hung from it; and one that stands alone from now on stores none.
    """
    if unit.parent_id is None:
        Standing.objects.filter(gauge__in=gauges, unit=unit).update(stored=False, sn=0, sd=0, sa=0, se=0)
        return
    under = Standing.objects.filter(gauge__in=gauges, unit=unit.parent_id, stored=True).values("gauge")
    rows = list(Standing.objects.filter(gauge__in=under, stored=False).under(unit.path))
    sums = _sums_below(unit.path, sorted({row.gauge_id for row in rows}))
    for row in rows:
        row.stored = True
        row.sn, row.sd, row.sa, row.se = sums[row.gauge_id][row.path].values
    Standing.objects.bulk_update(rows, ["stored", "sn", "sd", "sa", "se"], batch_size=500)


def sums_at(path: str, gauges: list[int]) -> dict[int, Sums]:
    """Own and below of the unit at a path, in each of these gauges, added up from the own parts."""
    return {gauge: sums[path] for gauge, sums in _sums_below(path, gauges).items()}


def _sums_below(path: str, gauges: list[int]) -> dict[int, dict[str, Sums]]:
    own: dict[int, dict[str, Sums]] = defaultdict(dict)
    for row in Standing.objects.filter(gauge__in=gauges).under(path):
        own[row.gauge_id][row.path] = row.own
    return {gauge: sums_up(parts) for gauge, parts in own.items()}


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
    kept = {row.gauge_id: row for row in rows}
    Standing.objects.filter(pk__in=[row.pk for row in kept.values()]).update(kept_on=today)
    taken = Reading.objects.filter(gauge__in=kept, taken_on=today)
    # A whole reading of that day, taken before, is taken again; what an ending that was taken back left is replaced.
    whole = set(taken.exclude(unit__in=_ended_by(today, kept)).values_list("gauge_id", flat=True))
    taken.filter(unit=unit).exclude(gauge__in=whole).delete()
    Reading.objects.bulk_create(reading_of(row, row.own, today) for row in kept.values() if row.gauge_id not in whole)
    for gauge in Gauge.objects.filter(pk__in=whole):
        take_reading(gauge, today)


def _ended_by(day: date, gauges: Iterable[int]) -> QuerySet[Standing, int]:
    """The units that these gauges keep as they ended on a day."""
    return Standing.objects.filter(gauge__in=gauges, kept_on=day).values_list("unit", flat=True)


def release_reopened(unit: Unit) -> None:
    """The ending was a mistake: its part moves with its records again."""
    rows = Standing.objects.filter(unit=unit, kept_on__isnull=False, gauge__closed_on__isnull=True)
    measures = list(rows.values_list("gauge__measure", flat=True).distinct())
    rows.update(kept_on=None)
    touch(measures, [unit.pk])
