"""Units merge and split; the old ones point to their heirs, and what stood below goes along."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.core.errors import Refused
from danvan.units.actions.merging import merge_units, split_unit
from danvan.units.actions.opening import close_unit
from danvan.units.checking import faults
from danvan.units.queries.heirs import Heir, heirs_below, heirs_of, heirs_of_each, predecessors_of
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory

pytestmark = pytest.mark.django_db

TODAY, PAPER = date(2026, 5, 20), "Nghị quyết số 1234/NQ-UBTVQH15 ngày 16/6/2026"
YESTERDAY = date(2026, 5, 19)


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def merge(*units, into, on=TODAY):
    merge_units(units, into=into, by=SYSTEM, on=on, basis=PAPER)


def split(unit, *into, children=None, **how):
    split_unit(unit, into=into, children=children or {}, by=SYSTEM, on=TODAY, basis=PAPER, **how)


def fresh(*units):
    for unit in units:
        unit.refresh_from_db()
    return units


def test_what_stood_below_and_beside_goes_to_the_heir():
    old, new = UnitFactory(), UnitFactory()
    village = UnitFactory(parent=old)
    cell = UnitFactory(kind=KindFactory(code="chi-bo-xa"), agency=old)

    merge(old, into=new)

    fresh(old, village, cell)
    assert (old.closed_on, village.parent, cell.agency) == (TODAY, new, new)
    assert list(faults(TODAY)) == []


def test_one_of_the_merging_units_may_go_on():
    stays, goes = UnitFactory(), UnitFactory()

    merge(stays, goes, into=stays)

    fresh(stays, goes)
    assert (stays.closed_on, goes.closed_on) == (None, TODAY)
    assert heirs_of(goes, TODAY) == [Heir(stays, whole=True)]


def test_villages_of_the_old_territory_lie_in_the_new_one_afterwards():
    old = UnitFactory(territory=TerritoryFactory())
    new = UnitFactory(territory=TerritoryFactory())
    village = UnitFactory(parent=old, territory=old.territory)
    room = UnitFactory(parent=village, territory=old.territory)

    merge(old, into=new)

    fresh(village, room)
    assert [village.territory, room.territory] == [new.territory, new.territory]
    assert list(faults(TODAY)) == []


def test_a_merger_decided_for_a_later_day_changes_nothing_today():
    old, new = UnitFactory(), UnitFactory()
    village = UnitFactory(parent=old)

    merge(old, into=new, on=date(2026, 7, 1))

    fresh(old, village)
    assert (old.is_open(TODAY), village.parent) == (True, old)
    assert heirs_of(old, TODAY) == [Heir(old, whole=True)]
    assert heirs_of(old, date(2026, 7, 1)) == [Heir(new, whole=True)]


def test_a_split_unit_names_each_heir_for_a_part():
    old, east, west = UnitFactory(), UnitFactory(name="UBND xã A"), UnitFactory(name="UBND xã B")
    village = UnitFactory(parent=old)

    split(old, west, east, children={village.pk: east})

    fresh(old, village)
    assert heirs_of(old, TODAY) == [Heir(east, whole=False), Heir(west, whole=False)]
    assert village.parent == east


def test_a_split_leaves_nothing_below_the_unit_that_ends():
    old = UnitFactory(name="UBND xã A")
    UnitFactory(name="Thôn B", parent=old)

    with pytest.raises(Refused) as refused:
        split(old, UnitFactory())

    assert str(refused.value) == (
        "UBND xã A còn đơn vị trực thuộc: Thôn B. Đề nghị chuyển hoặc kết thúc các đơn vị này trước."
    )


def test_a_unit_may_give_a_part_away_and_go_on():
    old, other = UnitFactory(), UnitFactory()

    split(old, other, goes_on=True)

    assert heirs_of(old, TODAY) == [Heir(old, whole=True)]
    assert predecessors_of(other) == [Heir(old, whole=False)]


def test_an_heir_is_of_the_same_line():
    people, committee = (
        UnitFactory(name="UBND xã A"),
        UnitFactory(kind=KindFactory(code="dang-uy-xa"), name="Đảng ủy xã A"),
    )

    with pytest.raises(Refused) as refused:
        merge(people, into=committee)

    assert str(refused.value) == (
        "Đảng ủy xã A không thể kế thừa UBND xã A. Đề nghị chọn một đơn vị khác cùng hệ thống."
    )


def test_heirs_are_followed_to_the_last_of_the_chain():
    first, second, third = UnitFactory(), UnitFactory(), UnitFactory()
    merge(first, into=second, on=YESTERDAY)

    merge(second, into=third)

    assert heirs_of(first, YESTERDAY) == [Heir(second, whole=True)]
    assert heirs_of(first, TODAY) == [Heir(third, whole=True)]


def test_a_part_anywhere_in_the_chain_makes_the_heir_a_part():
    first, second, east, west = UnitFactory(), UnitFactory(), UnitFactory(name="A"), UnitFactory(name="B")
    merge(first, into=second, on=YESTERDAY)

    split(second, east, west)

    assert heirs_of(first, TODAY) == [Heir(east, whole=False), Heir(west, whole=False)]


def test_a_district_has_no_heirs_but_its_communes_have():
    district = UnitFactory(kind=KindFactory(code="ubnd-huyen"))
    old, new = UnitFactory(parent=district), UnitFactory()
    merge(old, into=new)
    close_unit(district, by=SYSTEM, on=TODAY, basis=PAPER)

    assert heirs_of(district, TODAY) == []
    assert heirs_below(district, TODAY) == [(old, [Heir(new, whole=True)])]


@pytest.mark.parametrize("count", [1, 3])
def test_heirs_of_many_cost_no_more_than_of_one(count, django_assert_num_queries):
    units = [UnitFactory() for _each in range(count)]
    merge(*units, into=UnitFactory())
    fresh(*units)

    with django_assert_num_queries(1):
        heirs_of_each(units, TODAY)
