"""Units end, merge and are found to go on while targets are counted: who ended stays with what it had."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.measures import registry
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.actions.readings import take_reading
from danvan.measures.actions.recounting import touch_tally
from danvan.measures.models import Figure, Reading, Standing
from danvan.measures.registry import Tally
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, PAPER, MeasureFactory, gauge_of, merge, own_of, say, sums_at, wrong
from danvan.units.actions.merging import merge_units
from danvan.units.actions.opening import reopen_unit
from danvan.units.actions.settling import settle_trees
from danvan.units.models import Unit
from danvan.units.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def communes():
    """Three communes, the first with a village."""
    top = UnitFactory()
    return [UnitFactory(parent=top) for _ in range(3)]


def reopen(unit):
    reopen_unit(Unit.objects.get(pk=unit.pk), by=SYSTEM, reason="ghi nhầm")


def kept_on(gauge, unit):
    return Standing.objects.get(gauge=gauge, unit=unit).kept_on


def test_a_merged_unit_stays_with_what_it_had_and_its_villages_go_to_the_heir(communes):
    one, two, _three = communes
    village = UnitFactory(parent=one)
    gauge = gauge_of(*communes, village, rule=Rule.TOTAL)
    for unit, part in ((one, 5), (two, 7), (village, 1)):
        say(unit, gauge.measure, part)

    merge(one, two)

    assert [sums_at(gauge, unit)[0] for unit in (one.parent, one, two, village)] == [13, 5, 8, 1]
    assert (kept_on(gauge, one), kept_on(gauge, two)) == (DAY, None)
    assert wrong(gauge) == []


def test_a_merger_decided_for_a_later_day_is_counted_from_that_day_on(communes, on_day):
    one, two, _three = communes
    gauge = gauge_of(*communes, rule=Rule.TOTAL)
    merge_units([one], into=two, by=SYSTEM, on=date(2026, 7, 1), basis=PAPER)
    say(one, gauge.measure, 5)
    assert kept_on(gauge, one) is None

    on_day(date(2026, 7, 1))
    settle_trees()

    assert (kept_on(gauge, one), own_of(gauge, one)) == (date(2026, 7, 1), (5, 0, 1, 1))
    with pytest.raises(Refused, match="đã kết thúc hoạt động từ ngày 01/7/2026"):
        say(one, gauge.measure, 6, reason="ghi sót")


def test_a_registered_count_whose_records_went_to_the_heir_stays_with_the_unit_that_ended(communes, records):
    """The heir's own rise is counted at the heir: nothing is lost, and nothing moves back in time."""
    one, two, _three = communes
    gauge = gauge_of(*communes, measure=MeasureFactory(tally=records), rule=Rule.TOTAL)
    record_of(one), record_of(two)

    @action
    def merge_with_records():
        merge(one, two)
        Figure.objects.filter(unit=one).update(unit=two)
        touch_tally(records, [one.pk, two.pk])

    merge_with_records()

    assert [own_of(gauge, unit)[0] for unit in (one, two)] == [1, 2]
    assert wrong(gauge) == []


def test_an_ending_taken_back_counts_what_the_records_say_by_then(communes, records):
    one, two, _three = communes
    gauge = gauge_of(*communes, measure=MeasureFactory(tally=records), rule=Rule.TOTAL)
    record_of(one)
    merge(one, two)
    Figure.objects.filter(unit=one).update(unit=two)
    kept = own_of(gauge, one)

    reopen(one)

    assert (kept, own_of(gauge, one), kept_on(gauge, one)) == ((1, 0, 1, 1), (0, 0, 0, 1), None)


@pytest.fixture
def records(monkeypatch):
    """The key of a registered count of whatever figures a unit has said."""

    def count(question):
        units = list(Figure.objects.filter(unit__in=question.units).values_list("unit", flat=True))
        return {unit: (units.count(unit), None) for unit in units}

    key = "tests.records"
    monkeypatch.setitem(registry._tallies, key, Tally(key, "hồ sơ", "đếm hồ sơ", count, lambda question, user: []))
    return key


def record_of(unit):
    """Any record of the unit's."""

    @action
    def write():
        say(unit, MeasureFactory(), 1)
        touch_tally("tests.records", [unit.pk])

    write()


def test_an_ending_taken_back_lets_the_unit_speak_and_count_again(communes):
    one, two, _three = communes
    gauge = gauge_of(*communes, rule=Rule.TOTAL)
    say(one, gauge.measure, 5)
    merge(one, two)

    reopen(one)
    say(one, gauge.measure, 6, reason="ghi sót")

    assert (kept_on(gauge, one), own_of(gauge, one)) == (None, (6, 0, 1, 1))
    assert wrong(gauge) == []


def test_a_unit_that_ends_again_on_the_same_day_keeps_what_it_had_the_second_time(communes):
    one, two, _three = communes
    gauge = gauge_of(*communes, rule=Rule.TOTAL)
    say(one, gauge.measure, 5)
    merge(one, two)
    reopen(one)
    say(one, gauge.measure, 6, reason="ghi sót")

    merge(one, two)

    assert own_of(gauge, one) == (6, 0, 1, 1)
    assert [row.own.n for row in Reading.objects.filter(gauge=gauge, unit=one)] == [6]
    assert wrong(gauge) == []


def test_a_reading_of_the_day_on_which_a_unit_ended_adds_up(communes):
    """The day's reading was taken in the morning; the unit spoke once more and ended in the afternoon."""
    one, two, _three = communes
    gauge = gauge_of(*communes, rule=Rule.TOTAL)
    take_reading(gauge, DAY)
    say(one, gauge.measure, 5)

    merge(one, two)

    read = {row.unit_id: row.sums.n for row in Reading.objects.filter(gauge=gauge, taken_on=DAY)}
    assert read == {one.parent_id: 5, **dict.fromkeys((unit.pk for unit in communes), 0), one.pk: 5}
    assert wrong(gauge) == []


def test_of_two_that_end_on_a_day_each_keeps_its_own(communes):
    one, two, three = communes
    gauge = gauge_of(*communes, rule=Rule.TOTAL)
    for part, unit in enumerate(communes, start=1):
        say(unit, gauge.measure, part)

    merge(one, three)
    merge(two, three)

    assert [own_of(gauge, unit)[0] for unit in communes] == [1, 2, 3]
    assert sums_at(gauge, one.parent) == (6, 0, 3, 3)
    assert Reading.objects.filter(gauge=gauge).count() == 2
    assert wrong(gauge) == []


def test_an_ending_changes_nothing_in_what_is_closed(communes):
    one, two, _three = communes
    gauge = gauge_of(*communes, rule=Rule.TOTAL)
    say(one, gauge.measure, 5)
    close_gauge(gauge, by=SYSTEM)

    merge(one, two)
    reopen(one)

    assert (kept_on(gauge, one), sums_at(gauge, one.parent)) == (None, (5, 0, 1, 3))
    assert wrong(gauge) == []
