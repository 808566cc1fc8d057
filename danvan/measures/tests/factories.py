"""Measures and gauges for tests."""

from datetime import date
from decimal import Decimal

import factory

from danvan.core.acting import SYSTEM
from danvan.core.periods import Period
from danvan.measures.actions.gauges import open_gauge
from danvan.measures.models import Figure, Measure, Standing
from danvan.measures.rules import Rule
from danvan.units.models import Unit

YEAR = Period.year(2026)
DAY = date(2026, 5, 20)


class MeasureFactory(factory.django.DjangoModelFactory):
    """A measure that units report as whole numbers."""

    class Meta:
        model = Measure

    words = factory.Sequence(lambda n: f"Số cuộc đối thoại với Nhân dân {n}")
    unit_of_measure = "cuộc"


def gauge_of(*units, issuer=None, measure=None, subject=None, rule=Rule.COVERAGE, window=YEAR, **terms):
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
        office=issuer,
        **terms,
    )


def own_of(gauge, unit):
    """What the unit itself adds: numerator, denominator, answered, expected."""
    return Standing.objects.get(gauge=gauge, unit=unit).own.values


def said_of(measure, unit, period="2026"):
    """All versions of what a unit said, the oldest first: (part, whole)."""
    rows = Figure.objects.filter(measure=measure, unit=unit, period=period).order_by("version")
    return list(rows.values_list("part", "whole"))
