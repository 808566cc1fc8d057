"""What units are asked for a period and what they said, put together for pages, tables and workbooks: a fixed number of
questions, however many units and measures.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, CharField, Q, QuerySet

from danvan.core import registry
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.core.periods import Period
from danvan.core.prepared import Prepared
from danvan.measures.models import Figure, Gauge, Measure, Nature, Standing
from danvan.measures.permissions import keeps
from danvan.measures.rules import Rule
from danvan.measures.unusual import Before
from danvan.units.models import Unit

FEW_UNITS = 500
Key = tuple[str, int]


@dataclass
class Asked:
    """One measure that one unit is to say for a period: the gauges that count it, the version in force (perhaps one that
    took the figure back), and the unit's other figures that it is held against.
    """

    unit: Unit
    measure: Measure
    period: Period
    standings: list[Standing] = field(default_factory=list)
    current: Figure | None = None
    before: Before = field(default_factory=Before)
    last: Figure | None = None

    @property
    def gauges(self) -> list[Gauge]:
        return [standing.gauge for standing in self.standings]

    @property
    def version(self) -> int:
        """That of the version in force; 0 where nothing was ever said."""
        return self.current.version if self.current else 0

    @property
    def figure(self) -> Figure | None:
        """What the unit says now; None where nothing was said, or it was taken back."""
        return self.current if self.current is not None and self.current.part is not None else None

    @property
    def asks_whole(self) -> bool:
        """Whether it is a part of a whole that is asked."""
        return any(gauge.rule == Rule.RATIO for gauge in self.gauges)

    @property
    def is_open(self) -> bool:
        """Whether it still may be said or corrected."""
        return any(standing.gauge.is_open and standing.kept_on is None for standing in self.standings)

    @property
    def closed_on(self) -> date | None:
        """The day of the cut-off, or the day the unit ended; None while it is open."""
        days = [standing.kept_on or standing.gauge.closed_on for standing in self.standings]
        return None if self.is_open else max((day for day in days if day is not None), default=None)

    def kept_by(self, by: Acting) -> bool:
        """Whether this post's office keeps an open gauge that asks for it."""
        return any(gauge.is_open and keeps(by, gauge) for gauge in self.gauges)


def asking() -> QuerySet[Standing]:
    """The members of gauges over reported figures that are not excused; of a gauge counted anew only its last edition."""
    latest = Q(gauge__closed_on=None) | Q(gauge__replaced_by=None)
    return Standing.objects.counted().filter(latest, gauge__measure__tally="")


def _in_order(standings: QuerySet[Standing]) -> QuerySet[Standing]:
    return standings.select_related("gauge__measure", "unit__kind").order_by(
        "unit__kind__order", "unit__sort_key", "unit", "gauge"
    )


OF_UNIT = Prepared[Standing](
    lambda unit, period: _in_order(asking().filter(unit=unit, gauge__period=period)),
    BigIntegerField(),
    CharField(max_length=24),
)


def asked_of(unit: int, period: Period) -> list[Asked]:
    """What one unit is asked for a period."""
    return _put_together(OF_UNIT(unit, str(period)))


def asked_by(standings: QuerySet[Standing]) -> list[Asked]:
    """What these standings ask, by unit in their order and then as the targets stand; two more questions for figures."""
    return _put_together(_in_order(standings))


def _put_together(rows: Iterable[Standing]) -> list[Asked]:
    found: dict[tuple[int, int, str], Asked] = {}
    for row in rows:
        gauge = row.gauge
        key = (row.unit_id, gauge.measure_id, gauge.period)
        if key not in found:
            found[key] = Asked(row.unit, gauge.measure, Period.parse(gauge.period))
        found[key].standings.append(row)
    asked = list(found.values())
    _put_figures(asked)
    return asked


def _put_figures(asked: Sequence[Asked]) -> None:
    """Gives each what its unit said for this period, for last year's, and for the periods within this one."""
    if not asked:
        return
    said: dict[tuple[int, int], list[Figure]] = {}
    for figure in _figures(asked):
        said.setdefault((figure.unit_id, figure.measure_id), []).append(figure)
    for each in asked:
        figures = {figure.period: figure for figure in said.get((each.unit.pk, each.measure.pk), ())}
        each.current = figures.get(str(each.period))
        last = figures.get(str(each.period.same_last_year()))
        each.last = last if last is not None and last.part is not None else None
        each.before = Before(each.last.part if each.last else None, _within(each, figures.values()))


def _figures(asked: Sequence[Asked]) -> QuerySet[Figure]:
    periods = {each.period for each in asked}
    wanted = Q(period__in={str(period) for each in periods for period in (each, each.same_last_year())})
    for year in {period.starts_on.year for period in periods if period.starts_on.year == period.ends_on.year}:
        wanted |= Q(period__startswith=f"{year}-")
    units = {each.unit.pk for each in asked}
    rows = Figure.objects.current().filter(wanted, measure__in={each.measure.pk for each in asked})
    return rows.filter(unit__in=units) if len(units) <= FEW_UNITS else rows


def _within(each: Asked, figures: Iterable[Figure]) -> list[tuple[Period, int]]:
    """What was said for periods inside this one; what stands at a period's end does not add up."""
    if each.measure.nature != Nature.FLOW:
        return []
    periods = ((_parsed(figure.period), figure.part) for figure in figures if figure.part is not None)
    return [
        (period, part)
        for period, part in periods
        if period is not None
        and period != each.period
        and each.period.contains(period.starts_on)
        and each.period.contains(period.ends_on)
    ]


def _parsed(code: str) -> Period | None:
    try:
        return Period.parse(code)
    except Refused:
        return None


def clauses_of(asked: Iterable[Asked], user: Any) -> dict[Key, str]:
    """The address of each record that asks, by (type, id), where this reader may see it; one question a type."""
    wanted: dict[str, set[int]] = {}
    for each in asked:
        for gauge in each.gauges:
            wanted.setdefault(gauge.subject_type, set()).add(gauge.subject_id)
    found: dict[Key, str] = {}
    for key in sorted(filter(registry.is_known, wanted)):
        kind = registry.kind_of(key)
        found |= {(key, record.pk): kind.address(record) for record in kind.visible_to(user).filter(pk__in=wanted[key])}
    return found
