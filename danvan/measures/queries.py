"""Reading sums, at any unit and over any set of units, and who is missing behind them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

from django.db.models import BigIntegerField, CharField, F, Q, QuerySet, Sum

from danvan.core.prepared import Sized, one_of
from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.models import Gauge, Standing
from danvan.measures.rules import BY_UNITS
from danvan.units.models import Unit
from danvan.units.models.units import path_end

KEY = (BigIntegerField(),)
SHOWN = ("pk", "gauge", "unit", "path", "stored", "n", "d", "a", "e", "sn", "sd", "sa", "se", "version")

HERE = Sized[Standing](
    lambda unit, start, end, gauges: Standing.objects.filter(
        Q(unit=unit) | Q(stored=False, path__gte=start, path__lt=end), one_of("gauge", gauges)
    ).only(*SHOWN),
    BigIntegerField(),
    CharField(max_length=120),
    CharField(max_length=120),
    each=[KEY],
)
TOPS = Sized[Standing](
    lambda gauges: Standing.objects.filter(Q(stored=False) | Q(parent__isnull=True), one_of("gauge", gauges)).only(
        *SHOWN
    ),
    each=[KEY],
)
# What hangs below the tops, which keep no sums of their own.
BELOW = Sized[tuple[int, int | None, int, int, int, int, int]](
    lambda gauges, parents: (
        Standing.objects.filter(one_of("gauge", gauges), one_of("parent", parents), stored=True)
        .order_by()
        .values_list("gauge", "parent")
        .annotate(n=Sum("sn"), d=Sum("sd"), a=Sum("sa"), e=Sum("se"), changes=Sum("version"))
    ),
    each=[KEY, KEY],
)


class Read(dict[int, Sums]):
    """Sums by gauge, and a `stamp` that changes whenever any of them did."""

    stamp = 0


def sums_of(gauges: Sequence[int], unit: Unit) -> Read:
    """The sums of a unit and all below it in each of these gauges, in one or two questions; nothing where it is no node."""
    rows = HERE(unit.pk, unit.path, path_end(unit.path), gauges)
    here = {row.gauge_id: row for row in rows if row.unit_id == unit.pk}
    read = Read({gauge: here[gauge].kept_sums if gauge in here else NOTHING for gauge in gauges})
    read.stamp = sum(row.version for row in rows)
    tops = [row for row in rows if not row.stored and not (row.gauge_id in here and here[row.gauge_id].stored)]
    tops += _left_behind(unit, here)
    for row in tops:
        read[row.gauge_id] += row.own
    _add_below(read, tops)
    return read


def _left_behind(unit: Unit, here: Mapping[int, Standing]) -> list[Standing]:
    """Closed gauges keep their tree: where a top moved since, those below it are looked for where it stood."""
    moved = [row for row in here.values() if not row.stored and row.path != unit.path]
    if not moved:
        return []
    where = [Q(gauge=row.gauge_id, path__gt=row.path, path__lt=path_end(row.path)) for row in moved]
    return list(Standing.objects.filter(reduce(or_, where), stored=False))


def _add_below(read: Read, tops: Sequence[Standing]) -> None:
    """Adds what hangs below nodes that store no sums. A top of one gauge may be an inner unit of another, whose sums
    hold what is below it already.
    """
    meant = {(row.gauge_id, row.unit_id) for row in tops}
    gauges, parents = sorted({row.gauge_id for row in tops}), sorted({row.unit_id for row in tops})
    for gauge, parent, n, d, a, e, changes in BELOW(gauges, parents):
        if (gauge, parent) in meant:
            read[gauge] += Sums(n, d, a, e)
            read.stamp += changes


def sums_over(gauges: Iterable[int], units: Q) -> dict[int, Sums]:
    """The sums of any set of units (a group, a territory's three lines, a remit), added up from their own parts."""
    gauges = list(gauges)
    rows = Standing.objects.filter(units, gauge__in=gauges, member=True).order_by().values_list("gauge")
    found = rows.annotate(tn=Sum("n"), td=Sum("d"), ta=Sum("a"), te=Sum("e"))
    sums = {gauge: Sums(*values) for gauge, *values in found}
    return {gauge: sums.get(gauge, NOTHING) for gauge in gauges}


def missing(gauge: Gauge) -> QuerySet[Standing]:
    """The members that are to be named: of a coverage who has not done it, else who has not answered."""
    short = Q(n__lt=F("d")) if gauge.rule in BY_UNITS else Q(a__lt=F("e"))
    return Standing.objects.filter(short, gauge=gauge).counted()


def excused(gauge: Gauge) -> QuerySet[Standing]:
    """The members that the target does not ask of, with why."""
    return Standing.objects.filter(gauge=gauge, member=True, excused_on__isnull=False)


def whole(gauges: Sequence[int]) -> Read:
    """Each gauge over all its members, read at the tops of its trees in two questions."""
    tops = TOPS(gauges)
    read = Read(dict.fromkeys(gauges, NOTHING))
    read.stamp = sum(row.version for row in tops)
    for row in tops:
        read[row.gauge_id] += row.kept_sums if row.stored else row.own
    _add_below(read, [row for row in tops if not row.stored])
    return read
