"""What figures the offices of one post still have to say, counted without reading them one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.periods import Period
from danvan.measures.asked import asking
from danvan.measures.models import Gauge, Standing
from danvan.units.acting import InPost
from danvan.units.models import Holding
from danvan.units.models.holdings import WRITING
from danvan.units.models.units import path_end
from danvan.units.scope import NOBODY, union


@dataclass(frozen=True)
class Owed:
    """One period: how many units, how many figures they are asked, and how many of those were said."""

    period: Period
    units: int
    asked: int
    said: int

    @property
    def is_done(self) -> bool:
        return self.said == self.asked


def served_units(branches: Sequence[Any], day: date, lead: str = "") -> Q:
    """The units below or beside some, while nobody signs in there (nhập thay): each branch is a unit, its path and where the
    paths below it end; `lead` leads from the rows to their units.
    """
    inside = [Q(**{f"{lead}path__gte": path, f"{lead}path__lt": end}) for _unit, path, end in branches]
    beside = [Q(**{f"{lead}agency": unit}) for unit, _path, _end in branches]
    own = [Q(**{f"{lead}pk": unit}) for unit, _path, _end in branches]
    signed_in = Q(**{f"{lead}pk__in": Holding.objects.writing(day).values("unit")})
    return union(inside + beside) & ~union(own) & ~signed_in


def served_by(by: Acting) -> Q:
    """Rows of the units this post serves: below it or beside it, while nobody there signs in (nhập thay)."""
    if not isinstance(by, InPost) or by.role not in WRITING:
        return NOBODY
    return served_units([(by.unit.pk, by.unit.path, path_end(by.unit.path))], clock.today(), "unit__")


def written_by(by: Acting) -> Q:
    """Rows of the unit this post writes in."""
    return Q(unit=by.unit) if isinstance(by, InPost) and by.role in WRITING else NOBODY


def still_open() -> QuerySet[Standing]:
    """What still may be said."""
    return asking().filter(gauge__closed_on=None, kept_on=None)


def owed(rows: QuerySet[Standing]) -> list[Owed]:
    """By period, the latest first, in two questions. The same figure for two targets is one."""
    by_measure = (
        rows.order_by()
        .values_list("gauge__period", "gauge__measure")
        .annotate(asked=Count("unit", distinct=True), said=Count("unit", distinct=True, filter=Q(a__gt=0)))
    )
    counts: dict[str, list[int]] = {}
    for period, _measure, asked, said in by_measure:
        count = counts.setdefault(period, [0, 0])
        count[0] += asked
        count[1] += said
    units = dict(rows.order_by().values_list("gauge__period").annotate(units=Count("unit", distinct=True)))
    found = [Owed(Period.parse(period), units.get(period, 0), *count) for period, count in counts.items()]
    return sorted(found, key=lambda each: each.period, reverse=True)


def kept_gauges(by: Acting) -> QuerySet[Gauge]:
    """The open gauges over reported figures that this post's office keeps, each with `answered` of `expected`."""
    if not isinstance(by, InPost) or by.role not in WRITING:
        return Gauge.objects.none()
    mine = Q(issuer=by.unit) | Q(office=by.unit)
    counted = Q(standings__member=True, standings__excused_on=None)
    return (
        Gauge.objects.open()
        .filter(mine, measure__tally="")
        .annotate(
            expected=Count("standings", filter=counted),
            answered=Count("standings", filter=counted & Q(standings__a__gt=0)),
        )
        .order_by("-ends_on", "pk")
    )
