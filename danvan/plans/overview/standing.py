"""The overview put together: plans with their targets, what was made of them, and the units of the level below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from danvan.core.charts import Bar, Strip, bar, strip
from danvan.core.formats import number, percent
from danvan.measures.arithmetic import Sums, share
from danvan.measures.models import Gauge
from danvan.measures.rules import SHARES, Rule
from danvan.measures.shown import Shown
from danvan.plans.overview.asking import Facts
from danvan.plans.overview.before import Before, a_year_before
from danvan.plans.overview.below import Below, Counted, counted
from danvan.plans.overview.finding import Asked, Found
from danvan.units.scope import Scope

MOST_ROWS = 300
OWN_PLAN = "ke-hoach"
Way = tuple[Sums, int, int]


@dataclass(frozen=True)
class TargetLine:
    """One target over the range, beside the year before."""

    shown: Shown
    before: Before | None


@dataclass(frozen=True)
class PlanLine:
    """One plan: its facts, its targets that count these units, and how many it has beside those."""

    plan: Any
    facts: Facts
    targets: list[TargetLine]

    @property
    def others(self) -> int:
        """Targets in words only, not counted yet, or not counted of these units."""
        return max(int(self.plan.targets_all) - len(self.targets), 0)


@dataclass(frozen=True)
class UnitLine:
    """One unit of the level below in the chosen order."""

    below: Below
    value: str
    parts: str
    bar: Bar | None
    is_itself: bool = False


@dataclass(frozen=True)
class Level:
    """The units of the level below by one target, or by who has a plan of their own (`gauge` is None then)."""

    gauge: Gauge | None
    lines: list[UnitLine]
    left_out: int

    @property
    def ways(self) -> dict[Way, UnitLine]:
        """Each way of standing once, with a line that stands so."""
        return {way_of(line): line for line in self.lines}

    @property
    def rows(self) -> Iterator[tuple[str, str, Way, bool]]:
        """The lines as a page writes them row after row: name, code, how it stands, whether it is the unit itself."""
        for line in self.lines:
            yield line.below.name, line.below.code, way_of(line), line.is_itself


def way_of(line: UnitLine) -> Way:
    """All that a line shows beside its name: sums, late work, kiến nghị."""
    return line.below.sums, line.below.facts.late, line.below.facts.petitions


@dataclass(frozen=True)
class Overview:
    """All that the page and its files show."""

    found: Found
    counted: Counted
    plans: list[PlanLine]
    level: Level

    @property
    def facts(self) -> Facts:
        return self.counted.whole

    @property
    def stamp(self) -> str:
        """Changes with anything shown here."""
        return self.found.stamp(self.counted.stamps)

    @property
    def states(self) -> Strip:
        """The duties by what their units made of them."""
        facts = self.facts
        parts = [
            (_("đã có kế hoạch"), facts.planned, "ok"),
            (_("đã tiếp nhận"), facts.taken - facts.planned, "info"),
            (_("chưa tiếp nhận"), facts.duties - facts.taken, "warn"),
        ]
        return strip(parts)


def overview_of(found: Found, asked: Asked, scope: Scope) -> Overview:
    """Adds to what was found the year before, what was made of the plans, and the level below, in two questions."""
    # What all of an issuer's units owe together is not held against some of them.
    part = {plan.pk: not found.where.holds_all_of(plan.issuer) for plan in found.plans}
    shown = [Shown(gauge, found.sums[gauge.pk], part[gauge.plan]) for gauge in found.gauges if found.sums[gauge.pk]]
    before = a_year_before([each.gauge for each in shown], found.where, found.sums)
    lines: dict[int, list[TargetLine]] = {plan.pk: [] for plan in found.plans}
    for each in shown:
        lines[each.gauge.plan].append(TargetLine(each, before.get(each.gauge.pk)))  # type: ignore[attr-defined]
    gauge = chosen_gauge(asked.by, [line.shown for plan in found.plans for line in lines[plan.pk]])
    made = counted(found, gauge, scope) if found.plans else Counted({})
    plans = [PlanLine(plan, made.plans[plan.pk], lines[plan.pk]) for plan in found.plans]
    return Overview(found, made, plans, level_of(found, made.below, gauge, asked.order))


def level_of(found: Found, below: Sequence[Below], gauge: Gauge | None, order: str) -> Level:
    """The level below by the chosen target."""
    rows = in_order(below, gauge, order)
    top = max((each.sums.n for each in rows), default=0)
    own = found.where.unit.path if found.where.unit is not None else ""
    # Many units of one level stand alike: each way of standing is worded and drawn once.
    say = cache(partial(drawn, gauge=gauge, top=top))
    lines = [UnitLine(each, *say(each.sums), is_itself=each.path == own) for each in rows[:MOST_ROWS]]
    return Level(gauge, lines, max(len(rows) - MOST_ROWS, 0))


def chosen_gauge(by: str, shown: Sequence[Shown]) -> Gauge | None:
    """The gauge that was asked for, else the first coverage, else the first that adds up; None for own plans."""
    gauges = [each.gauge for each in shown]
    asked = next((gauge for gauge in gauges if str(gauge.pk) == by), None)
    if asked is not None or by == OWN_PLAN:
        return asked
    coverage = [gauge for gauge in gauges if gauge.rule == Rule.COVERAGE]
    adding = [gauge for gauge in gauges if gauge.rule not in (Rule.INDEX, Rule.NARRATIVE)]
    return next(iter(coverage + adding), None)


def in_order(rows: Sequence[Below], gauge: Gauge | None, order: str) -> list[Below]:
    """By value, by name, or by one of the other columns; equal ones by name, those without a value last."""
    by_name = sorted(rows, key=lambda each: (each.sort_key, each.path))
    what, turned = order.removeprefix("-"), order.startswith("-")
    if what == "ten":
        return by_name[::-1] if turned else by_name
    keys = [(rank(each, gauge, what), each) for each in by_name]
    known = sorted((pair for pair in keys if pair[0] is not None), key=lambda pair: pair[0] or 0, reverse=turned)
    return [each for _key, each in known] + [each for key, each in keys if key is None]


def rank(each: Below, gauge: Gauge | None, what: str) -> Fraction | None:
    """What a unit is sorted by."""
    if what == "qua_han":
        return Fraction(each.facts.late)
    if what == "kien_nghi":
        return Fraction(each.facts.petitions)
    if gauge is None or gauge.rule in SHARES:
        return share(each.sums)
    return Fraction(each.sums.n) if each.sums.a else None


def drawn(sums: Sums, *, gauge: Gauge | None, top: int) -> tuple[str, str, Bar | None]:
    """Value, parts and bar of one unit; of what is no share the longest bar is that of the unit with most."""
    if gauge is None:
        value = round(Decimal(100 * sums.n) / sums.d, 1) if sums.d else None
        line = bar(value, tone="ok" if sums.n == sums.d else "warn", about=_("kết quả"))
        return quoted(sums), f"{number(sums.n)}/{number(sums.d)}", line
    shown = Shown(gauge, sums, part=True)
    if gauge.rule not in (Rule.TOTAL, Rule.ZERO):
        return shown.quoted, shown.parts, shown.bar
    amount, most = gauge.measure.amount(sums.n), gauge.measure.amount(top)
    tone, unit = "info" if gauge.rule == Rule.TOTAL else "late", gauge.measure.unit_of_measure
    return (
        shown.quoted,
        shown.parts,
        bar(amount if sums.a else None, top=most, tone=tone, unit=unit, about=_("kết quả")),
    )


def quoted(sums: Sums) -> str:
    """A share of units with its parts, so that whoever doubts it can recompute it."""
    said = percent(sums.n, sums.d)
    return format_html('<data value="{}/{}">{}</data>', sums.n, sums.d, said) if sums.d else said
