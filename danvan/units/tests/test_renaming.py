"""Names and places change from a day on, past, present or to come; the tree of every other day stays what it was."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM
from danvan.core.errors import Refused
from danvan.units.actions.correcting import correct_unit
from danvan.units.actions.renaming import move_unit, rename_unit, withdraw_change
from danvan.units.actions.settling import settle_trees
from danvan.units.models import Unit
from danvan.units.queries.tree import above_on, below_on
from danvan.units.tests.factories import UnitFactory, administrator_of

pytestmark = pytest.mark.django_db

TODAY, PAPER = date(2026, 5, 20), "Nghị quyết số 05/NQ-HĐND ngày 10/5/2026"
YESTERDAY, NEXT_YEAR = date(2026, 5, 19), date(2027, 1, 1)


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def rename(unit, name, on=TODAY):
    rename_unit(unit, by=SYSTEM, name=name, on=on, basis=PAPER)


def move(unit, parent, on=TODAY):
    move_unit(unit, by=SYSTEM, parent=parent, on=on, basis=PAPER)


def refusal(work, *given, **named):
    with pytest.raises(Refused) as refused:
        work(*given, **named)
    return str(refused.value)


def test_a_unit_is_found_by_its_old_name_and_its_new_one():
    unit = UnitFactory(name="UBND xã Lộc Thử", code="X-1")

    rename(unit, "UBND phường Lộc Thử")

    assert unit.name == "UBND phường Lộc Thử"
    assert {"xa", "loc", "thu", "phuong", "uy", "ban", "nhan", "dan"} <= set(unit.folded.split())
    assert list(unit.names.order_by("from_on").values_list("name", "from_on", "to_on")) == [
        ("UBND xã Lộc Thử", date(2025, 7, 1), TODAY),
        ("UBND phường Lộc Thử", TODAY, None),
    ]


def test_the_same_name_again_is_not_a_change():
    assert refusal(rename, UnitFactory(name="UBND xã A"), "UBND xã A") == (
        "Đơn vị đã mang tên này. Đề nghị nhập tên mới."
    )


def test_a_name_decided_for_a_day_to_come_takes_effect_on_that_day(on_day):
    unit = UnitFactory(name="UBND xã Lộc Thử")
    rename(unit, "UBND phường Lộc Thử", on=NEXT_YEAR)
    before = unit.name

    on_day(NEXT_YEAR)
    changed = settle_trees()

    unit.refresh_from_db()
    assert (before, changed, unit.name) == ("UBND xã Lộc Thử", 1, "UBND phường Lộc Thử")
    assert Entry.objects.about(unit).first().verb == "take_effect"
    assert settle_trees() == 0


def test_a_name_of_the_past_leaves_todays_as_it_is():
    unit = UnitFactory(name="UBND xã Lộc Thử", opened_on=date(2020, 1, 1))
    rename(unit, "UBND phường Lộc Thử", on=date(2026, 1, 1))

    rename(unit, "UBND thị trấn Lộc Thử", on=date(2023, 1, 1))

    assert unit.name == "UBND phường Lộc Thử"
    assert list(unit.names.order_by("from_on").values_list("name", "to_on")) == [
        ("UBND xã Lộc Thử", date(2023, 1, 1)),
        ("UBND thị trấn Lộc Thử", date(2026, 1, 1)),
        ("UBND phường Lộc Thử", None),
    ]


def test_a_decision_called_off_in_time_leaves_no_trace_in_the_names():
    unit = UnitFactory(name="UBND xã Lộc Thử")
    rename(unit, "UBND phường Lộc Thử", on=NEXT_YEAR)

    withdraw_change(unit.names.get(from_on=NEXT_YEAR), by=SYSTEM, reason="Hoãn sắp xếp")

    assert list(unit.names.values_list("name", "to_on")) == [("UBND xã Lộc Thử", None)]


def test_a_change_in_force_is_not_called_off():
    unit = UnitFactory()
    rename(unit, "UBND phường Lộc Thử")

    assert refusal(withdraw_change, unit.names.get(from_on=TODAY), by=SYSTEM, reason="Nhầm") == (
        "Thay đổi từ ngày 20/5/2026 đã có hiệu lực. Đề nghị ghi một thay đổi mới thay vì hủy."
    )


def test_a_unit_moves_with_all_below_it():
    old, new = UnitFactory(), UnitFactory()
    unit = UnitFactory(parent=old)
    village = UnitFactory(parent=unit)

    move(unit, new)

    village.refresh_from_db()
    assert (unit.path, village.path) == (f"{new.path}{unit.pk:08}", f"{unit.path}{village.pk:08}")
    assert list(Unit.objects.under(new).order_by("path")) == [new, unit, village]


def test_the_tree_of_a_past_day_is_as_it_was():
    old, new = UnitFactory(), UnitFactory()
    unit = UnitFactory(parent=old)
    village = UnitFactory(parent=unit)

    move(unit, new)

    assert (above_on(village, YESTERDAY), above_on(village, TODAY)) == ([old, unit], [new, unit])
    assert (below_on([old], YESTERDAY), below_on([old], TODAY)) == ([old, unit, village], [old])


def test_two_moves_of_one_day_that_turn_a_tree_round(on_day):
    upper = UnitFactory()
    lower = UnitFactory(parent=upper)
    leaf = UnitFactory(parent=lower)
    move(lower, None, on=NEXT_YEAR)
    move(upper, lower, on=NEXT_YEAR)

    on_day(NEXT_YEAR)
    settle_trees()

    for unit in (upper, lower, leaf):
        unit.refresh_from_db()
    assert (lower.path, upper.path, leaf.path) == (
        f"{lower.pk:08}",
        f"{lower.pk:08}{upper.pk:08}",
        f"{lower.pk:08}{leaf.pk:08}",
    )


def test_nobody_is_placed_below_themselves():
    unit = UnitFactory(name="UBND xã A")
    below = UnitFactory(name="Thôn B", parent=UnitFactory(parent=unit))

    assert refusal(move, unit, below) == (
        "Thôn B trực thuộc UBND xã A, nên không thể là cấp trên của đơn vị này. Đề nghị chọn đơn vị khác."
    )


def test_a_ring_that_would_close_only_later_is_noticed_too():
    unit, other = UnitFactory(name="Sở A"), UnitFactory(name="Sở B")
    move(other, unit, on=NEXT_YEAR)

    assert refusal(move, unit, other) == (
        "Sở B trực thuộc Sở A, nên không thể là cấp trên của đơn vị này. Đề nghị chọn đơn vị khác."
    )


def test_a_tree_has_its_limit():
    deepest = UnitFactory()
    for _level in range(14):
        deepest = UnitFactory(parent=deepest)

    assert refusal(move, UnitFactory(), deepest) == (
        "Cây đơn vị sẽ quá sâu (tối đa 15 cấp). Đề nghị chọn đơn vị cấp trên khác."
    )


def test_moving_out_of_ones_own_trees_is_not_an_administrators_to_do():
    mine, elsewhere = UnitFactory(), UnitFactory()
    unit = UnitFactory(parent=mine)

    with pytest.raises(Refused) as refused:
        move_unit(unit, by=administrator_of(mine), parent=elsewhere, on=TODAY, basis=PAPER)

    assert refused.value.status == 403


def test_a_misspelt_name_is_put_right_without_a_past():
    unit = UnitFactory(name="UBND xã Lộc Thủ")

    correct_unit(unit, by=SYSTEM, version=unit.version, reason="Sai dấu", name="UBND xã Lộc Thử", short_name="Lộc Thử")

    assert (unit.name, unit.short_name) == ("UBND xã Lộc Thử", "Lộc Thử")
    assert list(unit.names.values_list("name", flat=True)) == ["UBND xã Lộc Thử"]
    assert Entry.objects.about(unit).get().changes["name"] == ["UBND xã Lộc Thủ", "UBND xã Lộc Thử"]
