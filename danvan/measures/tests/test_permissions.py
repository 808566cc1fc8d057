"""Who may see which figures: the unit's own scope, and the offices that keep a target, as far as they asked."""

import pytest

from danvan.core import registry
from danvan.core.registry import kind_of
from danvan.measures.models import Gauge, Measure, Standing
from danvan.measures.permissions import (
    enters,
    figures_visible_to,
    gauges_visible_to,
    keeps,
    standings_visible_to,
)
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, say
from danvan.units.models import Line, Unit
from danvan.units.tests.factories import (
    KindFactory,
    TerritoryFactory,
    UnitFactory,
    administrator_of,
    leader_of,
    officer_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def asked():
    """Two communes asked by a department for the year; each said something for this year and the last, and of more."""
    top, department = UnitFactory(name="tỉnh"), UnitFactory(name="sở")
    communes = [UnitFactory(parent=top, name=name) for name in ("xã A", "xã B")]
    gauge = gauge_of(*communes, issuer=department)
    other = MeasureFactory()
    for unit in communes:
        for measure, period in ((gauge.measure, "2026"), (gauge.measure, "2025"), (other, "2026")):
            say(unit, measure, 1, period=period)
    return gauge, top, department, communes


def seen_by(by, gauge):
    """The figures in sight: whose, for which period, and whether of the measure that was asked."""
    rows = figures_visible_to(by.user).order_by("unit__name", "period", "measure")
    return [(row.unit.name, row.period, row.measure_id == gauge.measure_id) for row in rows]


EVERYTHING = [("2025", True), ("2026", True), ("2026", False)]


def test_a_unit_sees_its_own_figures_and_the_unit_above_those_below_it(asked):
    gauge, top, _department, communes = asked

    assert seen_by(officer_of(communes[0]), gauge) == [("xã A", *each) for each in EVERYTHING]
    assert seen_by(leader_of(top), gauge) == [(name, *each) for name in ("xã A", "xã B") for each in EVERYTHING]


def test_who_keeps_a_target_sees_what_it_asks_of_its_units_for_its_period_and_no_more(asked):
    """A third commune says the same measure because somebody else asks it."""
    gauge, top, department, _communes = asked
    third = UnitFactory(parent=top, name="xã C")
    gauge_of(third, measure=gauge.measure, subject=third, issuer=top)
    say(third, gauge.measure, 1)

    assert seen_by(officer_of(department), gauge) == [("xã A", "2026", True), ("xã B", "2026", True)]


def test_strangers_and_administrators_see_no_figure(asked):
    gauge, top, _department, communes = asked

    assert [seen_by(by, gauge) for by in (officer_of(UnitFactory()), administrator_of(top))] == [[], []]
    assert len(seen_by(officer_of(communes[1]), gauge)) == 3


def test_the_committee_of_a_territory_sees_the_figures_of_all_three_lines_there():
    commune = TerritoryFactory()
    party = KindFactory(code="dang-uy-xa", line=Line.PARTY)
    party.governs_territory = True
    party.save()
    committee = UnitFactory(kind=party, territory=commune)
    front = UnitFactory(kind=KindFactory(code="mttq-xa", line=Line.FRONT), territory=commune, name="mặt trận")
    gauge = gauge_of(front)
    say(front, gauge.measure, 1)

    assert seen_by(officer_of(Unit.objects.get(pk=committee.pk)), gauge) == [("mặt trận", "2026", True)]


def test_parts_in_a_target_are_seen_by_the_units_scope_and_by_its_keepers(asked):
    gauge, top, department, communes = asked

    def parts(by):
        rows = standings_visible_to(by.user).filter(gauge=gauge, member=True)
        return [row.unit.name for row in rows.order_by("unit__name")]

    hands = (officer_of(communes[0]), officer_of(top), officer_of(department), officer_of(UnitFactory()))
    assert [parts(by) for by in hands] == [["xã A"], ["xã A", "xã B"], ["xã A", "xã B"], []]


def test_a_target_is_seen_by_who_sees_the_record_that_asks(asked, monkeypatch):
    """Here a measure asks, which nobody registered; then one that only its own department sees."""
    gauge, _top, department, communes = asked
    hands = [officer_of(department), officer_of(communes[0])]
    assert [list(gauges_visible_to(by.user)) for by in hands] == [[], []]

    def visible_to(user):
        return Measure.objects.filter(pk=gauge.measure_id if user == hands[0].user else 0)

    kind = registry.Kind(Measure, "chỉ số", label=str, address=str, visible_to=visible_to)
    monkeypatch.setitem(registry._kinds, kind.key, kind)

    assert [list(gauges_visible_to(by.user)) for by in hands] == [[gauge], []]


def test_who_keeps_and_who_enters_are_told_apart(asked):
    gauge, top, department, communes = asked
    hands = {
        "keeper": officer_of(department),
        "unit": leader_of(communes[0]),
        "above": officer_of(top),
        "administrator": administrator_of(department),
    }

    assert [name for name, by in hands.items() if keeps(by, gauge)] == ["keeper"]
    assert [name for name, by in hands.items() if enters(by, communes[0])] == ["unit"]


def test_targets_and_parts_are_called_by_their_words(asked):
    gauge, _top, department, communes = asked
    row = Standing.objects.get(gauge=gauge, unit=communes[0])

    assert kind_of(Gauge).label(gauge) == gauge.words
    assert kind_of(Standing).label(row) == f"xã A trong chỉ tiêu “{gauge.words}”"
    assert kind_of(Gauge).unit_id(gauge) == department.pk
    assert kind_of(Standing).find(row.pk, officer_of(communes[0]).user) == row
    assert kind_of(Standing).find(row.pk, officer_of(communes[1]).user) is None
