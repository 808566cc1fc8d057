"""The units a plan speaks of: kept as words and conditions, resolved on a day."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.units.actions.renaming import move_unit
from danvan.units.models import GroupMember, Level, Line, Unit, UnitGroup
from danvan.units.selectors import Selector
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory

pytestmark = pytest.mark.django_db

TODAY, TOMORROW = date(2026, 5, 20), date(2026, 5, 21)


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def named(selector, day=TODAY):
    return [unit.name for unit in selector.resolve(day)]


def test_kinds_levels_and_lines_narrow_each_other():
    UnitFactory(name="UBND xã B"), UnitFactory(name="UBND xã A")
    UnitFactory(name="Sở A", kind=KindFactory(code="so"))
    UnitFactory(name="Đảng ủy xã A", kind=KindFactory(code="dang-uy-xa"))

    assert named(Selector(levels=(Level.COMMUNE,), lines=(Line.STATE,))) == ["UBND xã A", "UBND xã B"]
    assert named(Selector(kinds=("so", "dang-uy-xa"), lines=(Line.PARTY,))) == ["Đảng ủy xã A"]


def test_phuong_are_told_from_xa_by_their_territory():
    UnitFactory(name="UBND xã A", territory=TerritoryFactory(kind="xã"))
    UnitFactory(name="UBND phường B", territory=TerritoryFactory(kind="phường"))

    assert named(Selector(kinds=("ubnd-xa",), territory_kinds=("phường",))) == ["UBND phường B"]


def test_a_territory_means_all_that_lies_in_it():
    province = TerritoryFactory(level=Level.PROVINCE)
    UnitFactory(name="UBND xã A", territory=TerritoryFactory(parent=province))
    UnitFactory(name="UBND xã B", territory=TerritoryFactory())

    assert named(Selector(kinds=("ubnd-xa",), territory=province.pk)) == ["UBND xã A"]


def test_a_unit_that_moves_is_still_the_one_that_was_meant():
    agency = UnitFactory(name="Sở A", parent=UnitFactory())
    UnitFactory(name="Chi cục A", kind=KindFactory(code="chi-cuc"), parent=agency)
    meant = Selector(kinds=("chi-cuc",), under=agency.pk)

    move_unit(agency, by=SYSTEM, parent=UnitFactory(), on=TODAY, basis="")

    assert named(meant) == ["Chi cục A"]
    assert [unit.name for unit in Unit.objects.filter(meant.condition())] == ["Chi cục A"]


def test_below_means_below_on_that_day():
    old, new = UnitFactory(), UnitFactory()
    unit = UnitFactory(name="Phòng A", kind=KindFactory(code="phong-xa"), parent=old)
    move_unit(unit, by=SYSTEM, parent=new, on=TOMORROW, basis="")
    meant = Selector(kinds=("phong-xa",), under=old.pk)

    assert (named(meant, TODAY), named(meant, TOMORROW)) == (["Phòng A"], [])


def test_a_group_adds_those_who_belong_to_it_that_day():
    group = UnitGroup.objects.create(name="Cụm 1", owner=UnitFactory())
    first, second = UnitFactory(name="UBND xã A"), UnitFactory(name="UBND xã B")
    GroupMember.objects.create(group=group, unit=first, from_on=date(2026, 1, 1), to_on=TOMORROW)
    GroupMember.objects.create(group=group, unit=second, from_on=TOMORROW)

    meant = Selector(groups=(group.pk,))

    assert (named(meant, TODAY), named(meant, TOMORROW)) == (["UBND xã A"], ["UBND xã B"])


def test_units_picked_by_hand_join_and_those_left_out_go():
    picked = UnitFactory(name="Trường Chính trị", kind=KindFactory(code="truong-chinh-tri"))
    UnitFactory(name="UBND xã A")
    left_out = UnitFactory(name="UBND xã B")

    meant = Selector(
        kinds=("ubnd-xa",),
        units=(picked.pk,),
        left_out=(left_out.pk,),
        notes={str(left_out.pk): "không có đồng bào dân tộc thiểu số"},
    )

    assert named(meant) == ["Trường Chính trị", "UBND xã A"]


def test_closed_units_are_not_meant_after_their_end():
    UnitFactory(name="UBND xã Cũ", closed_on=TOMORROW)
    meant = Selector(kinds=("ubnd-xa",))

    assert (named(meant, TODAY), named(meant, TOMORROW)) == (["UBND xã Cũ"], [])


def test_a_selector_that_says_nothing_means_nobody():
    UnitFactory()

    assert named(Selector(words="các đơn vị")) == []


def test_what_is_stored_comes_back_whole_and_unknown_words_are_noticed():
    meant = Selector(words="các sở", kinds=("so",), left_out=(3,), notes={"3": "đã sáp nhập"})

    assert Selector.load(meant.dump()) == meant
    assert meant.dump() == {"words": "các sở", "kinds": ("so",), "left_out": (3,), "notes": {"3": "đã sáp nhập"}}
    with pytest.raises(TypeError):
        Selector.load({"colours": ["red"]})
