"""Measures and gauges for tests."""

from datetime import date
from decimal import Decimal

import factory

from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.periods import Period
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import open_gauge
from danvan.measures.actions.rebuilding import check
from danvan.measures.models import Figure, Gauge, Measure, Standing
from danvan.measures.queries import sums_of
from danvan.measures.rules import Rule
from danvan.units.actions.merging import merge_units
from danvan.units.actions.renaming import move_unit
from danvan.units.models import Unit
from danvan.units.tests.factories import officer_of

PAPER = "Nghị quyết số 5/NQ-HĐND"
YEAR = Period.year(2026)
DAY = date(2026, 5, 20)


class MeasureFactory(factory.django.DjangoModelFactory):
    """A measure that units report as whole numbers."""

    class Meta:
        model = Measure

    words = factory.Sequence(lambda n: f"Số cuộc đối thoại với Nhân dân {n}")
    unit_of_measure = "cuộc"


def gauge_of(*units, issuer=None, measure=None, subject=None, rule=Rule.COVERAGE, window=YEAR, office=None, **terms):
    """A gauge that counts these units from today on, kept by the issuer (the first unit where none is said)."""
    measure = measure or MeasureFactory()
    issuer = issuer or units[0]
    terms = {"comparator": ">=", "threshold": Decimal(100), "words": measure.words, **terms}
    fresh = Unit.objects.filter(pk__in=[unit.pk for unit in units])
    return open_gauge(
        subject or measure,
        measure,
        by=SYSTEM,
        rule=rule,
        window=window,
        members=fresh,
        members_on=DAY,
        issuer=issuer,
        office=office or issuer,
        **terms,
    )


def own_of(gauge, unit):
    """What the unit itself adds: numerator, denominator, answered, expected."""
    return Standing.objects.get(gauge=gauge, unit=unit).own.values


def sums_at(gauge, unit):
    """What a page shows at a unit, with all below it: numerator, denominator, answered, expected."""
    return sums_of([gauge.pk], Unit.objects.get(pk=unit.pk))[gauge.pk].values


def say(unit, measure, part, whole=None, *, by=None, period="2026", key=None, received_on=None, **more):
    """An officer of the unit says a figure."""
    said = Said(measure, part, whole, **more)
    return report(unit, period, [said], by=by or officer_of(unit), key=key, received_on=received_on)


def wrong(*gauges):
    """The rows of these gauges, or of all, that differ from a recount."""
    return [row for gauge in gauges or Gauge.objects.order_by("pk") for row in check(gauge)]


def move(unit, under):
    """The unit stands elsewhere from today on, with all below it."""
    move_unit(
        Unit.objects.get(pk=unit.pk),
        parent=under and Unit.objects.get(pk=under.pk),
        by=SYSTEM,
        on=clock.today(),
        basis=PAPER,
    )


def merge(unit, into):
    """The unit ends today and goes whole into another."""
    merge_units([Unit.objects.get(pk=unit.pk)], into=into, by=SYSTEM, on=clock.today(), basis=PAPER)


def said_of(measure, unit, period="2026"):
    """All versions of what a unit said, the oldest first: (part, whole)."""
    rows = Figure.objects.filter(measure=measure, unit=unit, period=period).order_by("version")
    return list(rows.values_list("part", "whole"))
