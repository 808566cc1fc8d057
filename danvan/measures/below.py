"""What the units below a unit said of the same measure for the same period: its own figure is held against their sum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q, QuerySet

from danvan.measures.asked import FEW_UNITS, Asked
from danvan.measures.models import Figure, Standing
from danvan.measures.rules import ADDS
from danvan.measures.unusual import Below

# A measure, a period, a unit.
Place = tuple[int, str, int]
Amounts = tuple[int | None, int | None]
# What is being said at this moment: the unit's code, the measure, the period; part and whole.
Told = Mapping[tuple[str, int, str], Amounts]
LATEST = Q(gauge__closed_on=None) | Q(gauge__replaced_by=None)


@dataclass
class Under:
    """The nearest units below one unit that are asked the same, by code and name, and the gauges that count them."""

    units: dict[int, tuple[str, str]] = field(default_factory=dict)
    gauges: set[int] = field(default_factory=set)


def hold_against_below(asked: Iterable[Asked], told: Told | None = None) -> None:
    """Gives each figure that adds up what the units below its unit said, and who of them is silent. Where one target counts
    both, each speaks for itself: theirs is what stands `beside` it. A question a level of the tree, one for the figures.
    """
    adding = {place_of(each): each for each in asked if any(gauge.rule in ADDS for gauge in each.gauges)}
    found = _units_below(adding)
    said = _said_by(found, told or {}) if found else {}
    for place, under in found.items():
        each, below = adding[place], _sum_of(place, under, said)
        together = under.gauges & {gauge.pk for gauge in each.gauges if gauge.rule in ADDS}
        each.before = replace(each.before, beside=below) if together else replace(each.before, below=below)


def place_of(asked: Asked) -> Place:
    """Of which unit, for which period, what is asked."""
    return asked.measure.pk, str(asked.period), asked.unit.pk


def _units_below(tops: Iterable[Place]) -> dict[Place, Under]:
    """Who below each is asked the same: its children in the trees of the gauges, and where one of these only stands between,
    who stands below that.
    """
    found: dict[Place, Under] = {}
    front = {place: place for place in tops}
    while front:
        between: dict[Place, Place] = {}
        counted = set()
        for measure, period, parent, unit, code, name, gauge, member, excused_on in _children(front):
            top = front.get((measure, period, parent))
            if top is None:
                continue
            if member and excused_on is None:
                counted.add((measure, period, unit))
                under = found.setdefault(top, Under())
                under.units[unit] = code, name
                under.gauges.add(gauge)
            else:
                between[measure, period, unit] = top
        front = {place: top for place, top in between.items() if place not in counted}
    return found


def _children(front: Iterable[Place]) -> "QuerySet[Standing, Any]":
    """Who stands right below these in gauges of the same measure and period."""
    measures, periods, units = (set(each) for each in zip(*front, strict=True))
    rows = Standing.objects.filter(
        LATEST, gauge__measure__in=measures, gauge__measure__tally="", gauge__period__in=periods, parent__in=units
    )
    return rows.order_by("unit__kind__order", "unit__sort_key", "unit").values_list(
        "gauge__measure",
        "gauge__period",
        "parent",
        "unit",
        "unit__code",
        "unit__name",
        "gauge",
        "member",
        "excused_on",
    )


def _said_by(found: Mapping[Place, Under], told: Told) -> dict[Place, Amounts]:
    """The figures in force of all units below; what is said at this moment goes before them."""
    measures, periods, _units = (set(each) for each in zip(*found, strict=True))
    codes = {unit: code for under in found.values() for unit, (code, _name) in under.units.items()}
    rows = Figure.objects.standing().filter(measure__in=measures, period__in=periods)
    rows = rows.filter(unit__in=codes) if len(codes) <= FEW_UNITS else rows
    said: dict[Place, Amounts] = {
        (measure, period, unit): (part, whole)
        for measure, period, unit, part, whole in rows.values_list("measure", "period", "unit", "part", "whole")
    }
    units = {code: unit for unit, code in codes.items()}
    now = {
        (measure, period, units[code]): amounts
        for (code, measure, period), amounts in told.items()
        if code in units and amounts[0] is not None
    }
    return said | now


def _sum_of(place: Place, under: Under, said: Mapping[Place, Amounts]) -> Below:
    measure, period, _top = place
    figures = {unit: said.get((measure, period, unit), (None, None)) for unit in under.units}
    parts = [part for part, _whole in figures.values() if part is not None]
    wholes = [whole for part, whole in figures.values() if part is not None and whole is not None]
    silent = [name for unit, (_code, name) in under.units.items() if figures[unit][0] is None]
    return Below(sum(parts), sum(wholes) if len(wholes) == len(parts) else None, len(parts), silent)
