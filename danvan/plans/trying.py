"""Trying out how a target would be counted, against what the records say today, before anybody decides."""

from dataclasses import dataclass

from danvan.core import clock
from danvan.measures.arithmetic import Sums
from danvan.measures.computing import computed
from danvan.measures.models import Gauge, Standing
from danvan.measures.shown import Shown
from danvan.plans.actions.countings import Terms, measure_meant, terms_of
from danvan.plans.models import Counting, Target
from danvan.plans.queries import counted_units
from danvan.units.models import Unit


@dataclass(frozen=True)
class Trial:
    """What a target would say today, and whom it would count."""

    shown: Shown
    units: list[Unit]

    @property
    def is_new(self) -> bool:
        """Whether no unit can have said anything yet: the figure is asked for the first time."""
        measure = self.shown.gauge.measure
        return measure.pk is None and measure.is_reported


def try_out(target: Target, terms: Terms) -> Trial:
    """Counts a target as these terms say. Nothing is kept."""
    kept = Counting(target=target, measure=None, **terms.kept)
    members_on = terms.members_on or target.plan.issued_on or clock.today()
    target.rule = terms.rule
    gauge = Gauge(
        measure=measure_meant(target, terms),
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        period=str(kept.window),
        members_on=members_on,
        **terms_of(target, kept),
    )
    units = counted_units(target.plan, terms.selectors, members_on)
    rows = [Standing(gauge=gauge, unit=unit, member=True, path=unit.path) for unit in units]
    counted = computed(gauge, rows) if gauge.measure.pk or not gauge.measure.is_reported else []
    sums = sum((row.own for row in counted), Sums()) if counted else Sums(e=len(units), d=_whole(gauge, units))
    return Trial(Shown(gauge, sums), units)


def _whole(gauge: Gauge, units: list[Unit]) -> int:
    return len(units) if gauge.rule in ("coverage", "minimum") else 0
