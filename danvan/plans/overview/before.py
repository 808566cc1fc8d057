"""The same targets a year earlier over the same units: as they were reported, and under the tree of today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, Sum, TextField, Value

from danvan.measures.arithmetic import Sums
from danvan.measures.models import Gauge, Reading
from danvan.measures.shown import Shown
from danvan.plans.overview.asking import still_true, word
from danvan.plans.overview.ranges import Range
from danvan.plans.overview.remembered import asked

REPORTED, RESTATED = "reported", "restated"


@dataclass(frozen=True)
class Before:
    """One target a year earlier; `why_not` says why it cannot be put under the tree of today."""

    reported: Shown | None = None
    restated: Shown | None = None
    why_not: str = ""


def a_year_before(gauges: Iterable[Gauge], where: Range, still: Mapping[int, Sums]) -> dict[int, Before]:
    """By the id of today's gauge; one question. `still` are the sums of those that were never closed."""
    earlier = {gauge.pk: gauge.last_year for gauge in gauges if gauge.last_year is not None}
    if not earlier:
        return {}
    reported: dict[int, Sums] = dict(still)
    restated: dict[int, tuple[str, Sums]] = {}
    wanted = sorted({each.pk for each in earlier.values()})
    for kind, gauge, why_not, *values in asked(("before", where.key, *wanted), lambda: _asked(wanted, where)):
        sums = Sums(*map(int, values))
        if kind == REPORTED:
            reported[gauge] = sums
        else:
            restated[gauge] = why_not, sums
    return {pk: _before(gauge, reported.get(gauge.pk), restated.get(gauge.pk)) for pk, gauge in earlier.items()}


def _before(gauge: Gauge, reported: Sums | None, restated: tuple[str, Sums] | None) -> Before:
    why_not, sums = restated or ("", Sums())
    return Before(
        Shown(gauge, reported) if reported is not None else None,
        Shown(gauge, sums) if restated is not None and not why_not else None,
        why_not,
    )


def _asked(earlier: list[int], where: Range) -> QuerySet[Any, Any]:
    """Kind, gauge, why not, four sums: what was kept at the last cut-off, and what was put under today's tree."""
    rows = Reading.objects.filter(gauge__in=earlier, taken_on=F("gauge__closed_on")).order_by()
    lead = "s"
    if where.unit is not None:
        rows = rows.filter(unit=where.unit)
    elif where.over.everybody:
        rows = rows.filter(parent_id__isnull=True)
    else:
        rows, lead = rows.filter(where.over.units, member=True), ""
    sums = {f"t{name}": Sum(f"{lead}{name}") for name in "ndae"}
    kept = rows.annotate(as_kind=word(REPORTED), why=Value("", TextField()))
    told = kept.values_list("as_kind", "gauge", "why").annotate(**sums)
    if where.unit is not None:
        anew = still_true(earlier).filter(unit=where.unit).annotate(as_kind=word(RESTATED))
        told = told.union(anew.values_list("as_kind", "gauge", "why_not", "n", "d", "a", "e"), all=True)
    return told
