"""Targets as they are counted: begun, read on a day, and closed for good."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM
from danvan.core.errors import Refused
from danvan.measures.actions.gauges import close_gauge, open_gauge
from danvan.measures.actions.readings import take_reading
from danvan.measures.models import Gauge, Reading, Standing
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import (
    DAY,
    YEAR,
    MeasureFactory,
    gauge_of,
    merge,
    move,
    own_of,
    say,
    sums_at,
    wrong,
)
from danvan.units.models import Unit
from danvan.units.tests.factories import UnitFactory, administrator_of, leader_of, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def communes():
    top = UnitFactory()
    return [UnitFactory(parent=top) for _ in range(3)]


def read(gauge, on=DAY):
    """The reading of a day: the sums of each unit."""
    return {row.unit_id: row.sums.values for row in Reading.objects.filter(gauge=gauge, taken_on=on)}


def test_a_target_begins_with_what_was_said_already(communes):
    measure = MeasureFactory()
    say(communes[0], measure, 3)
    say(communes[1], measure, 9, period="2025")

    gauge = gauge_of(*communes[:2], measure=measure, rule=Rule.TOTAL)

    assert [own_of(gauge, unit) for unit in communes[:2]] == [(3, 0, 1, 1), (0, 0, 0, 1)]
    assert sums_at(gauge, communes[0].parent) == (3, 0, 1, 2)
    assert wrong(gauge) == []


def test_its_rows_are_its_members_and_every_unit_above_them_and_no_other(communes):
    gauge = gauge_of(communes[0], issuer=communes[1])

    rows = Standing.objects.filter(gauge=gauge).order_by("path")
    assert list(rows.values_list("unit", "parent", "member", "stored")) == [
        (communes[0].parent_id, None, False, False),
        (communes[0].pk, communes[0].parent_id, True, False),
    ]


def test_it_is_told_who_began_it_and_since_when(communes):
    gauge = gauge_of(*communes, words="100% xã có kế hoạch")

    [entry] = Entry.objects.about(gauge)
    assert (entry.verb, entry.changes) == ("open_gauge", {"words": ["", "100% xã có kế hoạch"]})
    assert (gauge.opened_on, gauge.starts_on, gauge.ends_on) == (DAY, date(2026, 1, 1), date(2026, 12, 31))


def test_a_target_that_is_counted_already_is_not_begun_again(communes):
    gauge = gauge_of(*communes)

    with pytest.raises(Refused, match="đang được tính rồi"):
        gauge_of(*communes, subject=gauge.measure)

    close_gauge(gauge, by=SYSTEM)
    again = gauge_of(*communes, subject=gauge.measure)
    assert list(Gauge.objects.of(gauge.measure)) == [gauge, again]


def test_members_are_placed_where_they_stand_and_not_where_they_stood_when_they_were_chosen(communes):
    """The list was read before a unit moved, and one unit stands on it twice."""
    listed = [*communes, communes[0]]
    measure, elsewhere = MeasureFactory(), UnitFactory()
    move(communes[0], elsewhere)

    gauge = open_gauge(
        measure,
        measure,
        by=SYSTEM,
        words="Số cuộc",
        rule=Rule.TOTAL,
        window=YEAR,
        members=listed,
        members_on=DAY,
        issuer=elsewhere,
        office=elsewhere,
    )
    say(communes[0], measure, 5)

    assert [sums_at(gauge, unit)[0] for unit in (elsewhere, communes[1].parent)] == [5, 0]
    assert wrong(gauge) == []


def test_closing_takes_the_last_reading_and_nothing_moves_any_more(communes):
    one, two, three = communes
    top, elsewhere = one.parent, UnitFactory()
    gauge, kept_open = (
        gauge_of(*communes, measure=measure, subject=subject, rule=Rule.TOTAL)
        for measure in [MeasureFactory()]
        for subject in (one, two)
    )
    say(one, gauge.measure, 3)

    close_gauge(gauge, by=SYSTEM, reason="hết kỳ")
    say(two, gauge.measure, 4)
    move(one, elsewhere)
    merge(two, three)

    assert gauge.closed_on == DAY
    assert read(gauge) == {top.pk: (3, 0, 1, 3), one.pk: (3, 0, 1, 1), two.pk: (0, 0, 0, 1), three.pk: (0, 0, 0, 1)}
    assert [sums_at(gauge, unit)[0] for unit in (top, one, two, elsewhere)] == [3, 3, 0, 0]
    assert [sums_at(kept_open, unit)[0] for unit in (top, one, two, elsewhere)] == [4, 3, 4, 3]
    assert wrong() == []
    [entry] = Entry.objects.about(gauge).filter(verb="close_gauge")
    assert (entry.reason, entry.changes) == ("hết kỳ", {"closed_on": [None, "2026-05-20"]})


def test_what_is_closed_is_not_closed_again_nor_read_anew(communes):
    gauge = gauge_of(*communes)
    close_gauge(gauge, by=SYSTEM)
    kept = read(gauge)
    Standing.objects.filter(gauge=gauge, member=True).update(n=5)

    for act in (lambda: close_gauge(gauge, by=SYSTEM), lambda: take_reading(gauge, DAY)):
        with pytest.raises(Refused, match="đã chốt ngày 20/5/2026 và giữ nguyên như khi chốt"):
            act()

    assert read(gauge) == kept


@pytest.mark.parametrize("hand", [officer_of, leader_of])
@pytest.mark.parametrize("keeper", ["issuer", "office"])
def test_the_issuer_and_the_drafting_office_close_it(communes, hand, keeper):
    gauge = gauge_of(*communes)
    gauge.issuer, gauge.office = UnitFactory(), UnitFactory()
    gauge.save()

    assert close_gauge(gauge, by=hand(getattr(gauge, keeper))).closed_on == DAY


@pytest.mark.parametrize("hand", [officer_of, administrator_of])
@pytest.mark.parametrize("place", ["a member", "the unit above"])
def test_nobody_else_closes_it(communes, hand, place):
    gauge = gauge_of(*communes, issuer=UnitFactory())

    with pytest.raises(Refused) as refusal:
        close_gauge(gauge, by=hand(communes[0] if place == "a member" else communes[0].parent))

    assert (refusal.value.status, Gauge.objects.open().count()) == (403, 1)


def test_a_second_reading_of_a_day_stands_for_the_first_and_other_days_stay(communes, on_day):
    gauge = gauge_of(*communes, rule=Rule.TOTAL)
    top = communes[0].parent
    take_reading(gauge, DAY)
    on_day(date(2026, 6, 30))
    seen = []
    for part in (1, 2):
        say(communes[0], gauge.measure, part, reason="ghi sót")
        take_reading(gauge, date(2026, 6, 30))
        seen.append(read(gauge, date(2026, 6, 30))[top.pk])

    assert seen == [(1, 0, 1, 3), (2, 0, 1, 3)]
    assert read(gauge)[top.pk] == (0, 0, 0, 3)


def test_a_reading_has_the_sums_of_every_unit_as_the_page_shows_them(communes):
    village = UnitFactory(parent=communes[0])
    gauge = gauge_of(*communes, village, rule=Rule.RATIO)
    say(village, gauge.measure, 1, 2)
    say(communes[1], gauge.measure, 3, 4)

    assert take_reading(gauge, DAY) == 5

    everywhere = Unit.objects.filter(standings__gauge=gauge)
    assert read(gauge) == {unit.pk: sums_at(gauge, unit) for unit in everywhere}
    [row] = Reading.objects.filter(gauge=gauge, unit=village)
    assert (row.parent_id, row.member, row.excused, row.own.values) == (communes[0].pk, True, False, (1, 2, 1, 1))
