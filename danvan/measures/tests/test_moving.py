"""Units stand elsewhere while targets are counted: their sums go with them, at every level, in the same act."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.models import Standing
from danvan.measures.queries import sums_of
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, move, own_of, say, sums_at, wrong
from danvan.units.models import Line, Unit
from danvan.units.tests.factories import KindFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def province():
    """Two communes with two villages each; every village has said one, the communes ten."""
    return a_province()


def a_province():
    top = UnitFactory()
    communes = [UnitFactory(parent=top) for _ in range(2)]
    villages = [UnitFactory(parent=commune) for commune in communes for _ in range(2)]
    return top, communes, villages


def counted(*units, **terms):
    """A total of these units, of which communes have said ten and villages one."""
    gauge = gauge_of(*units, rule=Rule.TOTAL, **terms)
    for unit in units:
        say(unit, gauge.measure, 1 if unit.parent and unit.parent.parent else 10)
    return gauge


def numerators(gauge, *units):
    return [sums_at(gauge, unit)[0] for unit in units]


def stored(gauge, unit):
    return Standing.objects.get(gauge=gauge, unit=unit).stored


def test_a_village_takes_its_part_to_another_commune(province):
    top, (one, other), villages = province
    gauge = counted(one, other, *villages)

    move(villages[0], other)

    assert numerators(gauge, top, one, other, villages[0]) == [24, 11, 13, 1]
    assert wrong(gauge) == []


def test_a_commune_takes_all_below_it_to_another_province(province):
    top, (one, other), villages = province
    elsewhere, (third, fourth), more = a_province()
    gauge = counted(one, other, third, fourth, *villages, *more)

    move(one, elsewhere)

    assert numerators(gauge, top, elsewhere, one, other) == [12, 36, 12, 12]
    assert wrong(gauge) == []


def test_a_commune_goes_where_nobody_was_counted(province):
    top, (one, other), villages = province
    empty = UnitFactory(parent=UnitFactory(parent=UnitFactory()))
    gauge = counted(one, other, *villages)

    move(one, empty)

    assert numerators(gauge, top, empty.parent.parent, empty.parent, empty, one) == [12, 12, 12, 12, 12]
    # Of the tree that begins here only the top keeps no sums.
    assert [stored(gauge, unit) for unit in (empty.parent.parent, empty.parent, empty)] == [False, True, True]
    assert wrong(gauge) == []


def test_a_commune_that_stands_alone_is_a_tree_of_its_own(province):
    top, (one, other), villages = province
    gauge = counted(one, other, *villages)

    move(one, None)
    say(one, gauge.measure, 30, reason="ghi sót")
    say(villages[0], gauge.measure, 2, reason="ghi sót")

    assert numerators(gauge, top, one, other) == [12, 33, 12]
    # At a top all who write would meet in one row.
    assert not stored(gauge, one)
    assert wrong(gauge) == []


def test_a_whole_tree_that_comes_under_another_is_counted_there_once(province):
    top, (one, other), villages = province
    elsewhere, (third, fourth), more = a_province()
    gauge = counted(one, other, third, fourth, *villages, *more)

    move(top, third)
    say(villages[0], gauge.measure, 5, reason="ghi sót")

    assert numerators(gauge, elsewhere, third, top, one) == [52, 40, 28, 16]
    assert wrong(gauge) == []


def test_a_chain_that_stores_nothing_stores_its_sums_under_another_unit():
    """Members below one commune only: nothing is stored at the province nor at the commune, until they move."""
    top = UnitFactory()
    commune = UnitFactory(parent=top)
    villages = [UnitFactory(parent=commune) for _ in range(2)]
    elsewhere, (third, fourth), more = a_province()
    gauge = counted(*villages, third, fourth, *more)
    assert (stored(gauge, top), stored(gauge, commune)) == (False, False)

    move(top, third)
    say(villages[0], gauge.measure, 4, reason="ghi sót")

    assert (stored(gauge, top), stored(gauge, commune)) == (True, True)
    assert numerators(gauge, elsewhere, third, top, commune) == [29, 17, 5, 5]
    assert wrong(gauge) == []


def test_a_central_unit_above_the_province_reads_what_the_province_reads(province):
    top, (one, other), villages = province
    gauge = counted(one, other, *villages)
    centre = UnitFactory()

    move(top, centre)
    say(villages[0], gauge.measure, 7, reason="ghi sót")

    assert numerators(gauge, centre, top, one) == [30, 30, 18]
    assert wrong(gauge) == []


def test_an_inner_unit_and_one_of_those_below_it_go_two_ways_in_one_act(province):
    top, (one, other), villages = province
    elsewhere, (third, _fourth), _more = a_province()
    gauge = counted(one, other, third, *villages)

    @action
    def reorganise():
        move(one, elsewhere)
        move(villages[0], other)
        move(villages[2], one)

    reorganise()

    assert numerators(gauge, top, elsewhere, one, other, third) == [12, 22, 12, 12, 10]
    assert wrong(gauge) == []


def test_parent_and_child_change_places(province):
    top, (one, other), villages = province
    gauge = counted(one, other, *villages)

    @action
    def turn_round():
        move(villages[0], top)
        move(one, villages[0])

    turn_round()

    assert numerators(gauge, top, villages[0], one, other) == [24, 12, 11, 12]
    assert wrong(gauge) == []


@pytest.mark.parametrize("levels", [0, 1])
def test_what_moved_is_counted_in_every_open_target_and_in_no_closed_one(province, levels):
    top, (one, other), villages = province
    subjects = [UnitFactory() for _ in range(3)]
    measure = MeasureFactory()
    gauges = [
        gauge_of(one, other, *villages, measure=measure, rule=rule, subject=subject)
        for rule, subject in zip((Rule.COVERAGE, Rule.TOTAL, Rule.RATIO), subjects, strict=True)
    ]
    say(villages[0], measure, 3, 4)
    close_gauge(gauges[2], by=SYSTEM)

    move(villages[0], [other, top][levels])

    assert [sums_at(gauge, one) for gauge in gauges] == [(0, 2, 0, 2), (0, 0, 0, 2), (3, 4, 1, 3)]
    assert own_of(gauges[0], villages[0]) == (1, 1, 1, 1)
    assert wrong() == []


def test_who_moves_under_a_unit_of_another_line_is_told_and_no_sum_moves(province):
    top, (one, other), villages = province
    party = UnitFactory(kind=KindFactory(code="dang-uy", line=Line.PARTY))
    gauge = counted(one, other, *villages)

    with pytest.raises(Refused):
        move(one, party)

    assert numerators(gauge, top, one) == [24, 12]
    assert wrong(gauge) == []


@pytest.mark.parametrize("who", ["a village", "a commune", "a whole tree"])
def test_a_move_costs_the_same_however_many_targets_are_counted(province, who):
    top, (one, other), villages = province
    elsewhere, (third, fourth), more = a_province()
    mover = {"a village": villages[0], "a commune": one, "a whole tree": elsewhere}[who]
    asked = []
    # The first move of a day writes a row of places more than those after it.
    for targets in (1, 0, 4):
        for _ in range(targets):
            gauge_of(one, other, third, fourth, *villages, *more)
        with CaptureQueriesContext(connection) as queries:
            move(mover, other)
            move(mover, {"a village": one, "a commune": top, "a whole tree": None}[who])
        asked.append(len(queries))

    assert asked[1] == asked[2]
    assert wrong() == []


def test_the_stamp_of_a_top_never_comes_back_to_what_it_was(province):
    """A page kept under its stamp would else show old sums after a move and as many other changes."""
    top, (one, other), villages = province
    gauge = counted(one, other, *villages)
    elsewhere = UnitFactory()
    seen = [stamp(gauge, top)]

    move(one, elsewhere)
    seen.append(stamp(gauge, top))
    for part in range(2, 40):
        say(villages[2], gauge.measure, part, reason="ghi sót")
        seen.append(stamp(gauge, top))

    assert seen == sorted(set(seen))


def stamp(gauge, unit):
    return sums_of([gauge.pk], Unit.objects.get(pk=unit.pk)).stamp
