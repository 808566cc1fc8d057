"""Units are set up and end on a day by a document."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM
from danvan.core.errors import Overtaken, Refused
from danvan.units.actions.opening import close_unit, open_unit, reopen_unit
from danvan.units.models import Unit
from danvan.units.tests.factories import (
    KindFactory,
    TerritoryFactory,
    UnitFactory,
    administrator_of,
    officer_of,
)

pytestmark = pytest.mark.django_db

TODAY, PAPER = date(2026, 5, 20), "Quyết định số 12/QĐ-UBND ngày 15/5/2026"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def opened(parent, **fields):
    """A department set up today, unless the sentence says otherwise."""
    usual = {"by": SYSTEM, "name": "Sở Thử việc", "code": "S-01", "on": TODAY, "basis": PAPER}
    return open_unit(KindFactory(code="so"), **(usual | {"parent": parent} | fields))


def refusal(work, *given, **named):
    with pytest.raises(Refused) as refused:
        work(*given, **named)
    return str(refused.value)


def test_a_new_unit_has_its_place_its_name_and_its_entry():
    council = UnitFactory(kind=KindFactory(code="ubnd-tinh"), territory=TerritoryFactory())
    by = administrator_of(council)

    unit = opened(council, by=by)

    assert (unit.parent, unit.path, unit.territory) == (council, f"{council.path}{unit.pk:08}", council.territory)
    assert list(unit.names.values_list("name", "from_on", "to_on")) == [("Sở Thử việc", TODAY, None)]
    assert list(unit.placements.values_list("parent", "territory", "from_on", "to_on")) == [
        (council.pk, council.territory.pk, TODAY, None)
    ]
    entry = Entry.objects.about(unit).get()
    assert (entry.verb, entry.actor_id, entry.reason, entry.unit_id) == ("open", by.user_id, PAPER, unit.pk)


def test_a_unit_decided_for_a_later_day_is_not_there_before_it():
    council = UnitFactory()

    unit = opened(council, on=date(2026, 7, 1))

    assert unit not in Unit.objects.open_on(date(2026, 6, 30))
    assert unit in Unit.objects.open_on(date(2026, 7, 1))


def test_a_code_serves_one_unit_for_ever():
    UnitFactory(code="S-01", name="Sở Cũ", closed_on=date(2025, 12, 1))

    assert refusal(opened, UnitFactory()) == "Mã S-01 đã dùng cho Sở Cũ. Đề nghị chọn mã khác."


@pytest.mark.parametrize(
    ("parent", "sentence"),
    [
        (
            {"kind__code": "dang-uy-xa", "name": "Đảng ủy xã Suối Thử"},
            "Đảng ủy xã Suối Thử không thuộc hệ thống chính quyền. Đề nghị chọn đơn vị cấp trên cùng hệ thống.",
        ),
        (
            {"name": "UBND xã Cũ", "closed_on": date(2026, 1, 1)},
            "UBND xã Cũ đã kết thúc hoạt động từ ngày 01/01/2026. Đề nghị chọn đơn vị khác.",
        ),
        (
            {"name": "UBND xã Mới", "opened_on": date(2026, 6, 1)},
            "UBND xã Mới thành lập từ ngày 01/6/2026. Đề nghị chọn ngày từ đó trở đi.",
        ),
    ],
)
def test_a_parent_must_be_of_the_same_line_and_open(parent, sentence):
    assert refusal(opened, UnitFactory(**parent)) == sentence


def test_the_same_name_twice_in_one_place_is_noticed():
    council = UnitFactory(name="UBND tỉnh Thử")
    opened(council)

    assert refusal(opened, council, code="S-02") == (
        "Dưới UBND tỉnh Thử đã có đơn vị tên “Sở Thử việc”. Đề nghị xem lại danh sách."
    )


def test_only_administrators_above_set_units_up():
    council, other = UnitFactory(), UnitFactory()

    for by in (officer_of(council), administrator_of(other)):
        with pytest.raises(Refused) as refused:
            opened(council, by=by)
        assert refused.value.status == 403


def test_the_committee_of_a_territory_administers_all_three_lines_there():
    territory = TerritoryFactory()
    committee = UnitFactory(kind=KindFactory(code="dang-uy-xa"), territory=territory)
    people = UnitFactory(territory=territory)

    unit = opened(people, by=administrator_of(committee))

    assert unit.parent == people


def test_a_closed_unit_keeps_name_code_and_place():
    council = UnitFactory()
    unit = opened(council, on=date(2026, 1, 1))

    close_unit(unit, by=SYSTEM, on=date(2026, 6, 1), basis=PAPER)

    assert (unit.name, unit.code, unit.parent, unit.closed_on) == ("Sở Thử việc", "S-01", council, date(2026, 6, 1))
    assert list(unit.names.values_list("to_on", flat=True)) == [date(2026, 6, 1)]
    assert list(unit.placements.values_list("to_on", flat=True)) == [date(2026, 6, 1)]


def test_a_unit_with_others_below_does_not_end():
    unit = UnitFactory(name="UBND xã Suối Thử")
    UnitFactory(name="Phòng Kinh tế", parent=unit)

    assert refusal(close_unit, unit, by=SYSTEM, on=TODAY, basis=PAPER) == (
        "UBND xã Suối Thử còn đơn vị trực thuộc: Phòng Kinh tế. Đề nghị chuyển hoặc kết thúc các đơn vị này trước."
    )


def test_a_unit_ends_together_with_those_below_it():
    unit = UnitFactory()
    below = UnitFactory(parent=unit)

    for each in (below, unit):
        close_unit(each, by=SYSTEM, on=TODAY, basis=PAPER)

    assert list(Unit.objects.open_on(TODAY)) == []


def test_a_unit_does_not_end_before_it_begins():
    unit = UnitFactory(name="UBND xã Mới", opened_on=date(2026, 5, 1))

    assert refusal(close_unit, unit, by=SYSTEM, on=date(2026, 4, 1), basis=PAPER) == (
        "UBND xã Mới thành lập từ ngày 01/5/2026. Đề nghị chọn ngày từ đó trở đi."
    )


def test_an_ending_recorded_by_mistake_is_taken_back():
    unit = UnitFactory(parent=UnitFactory())
    close_unit(unit, by=SYSTEM, on=TODAY, basis=PAPER)

    reopen_unit(unit, by=SYSTEM, reason="Ghi nhầm đơn vị")

    assert unit.closed_on is None
    assert [row.to_on for row in (*unit.names.all(), *unit.placements.all())] == [None, None]


def test_a_stale_form_is_told_that_somebody_was_faster():
    unit = UnitFactory()

    with pytest.raises(Overtaken):
        close_unit(unit, by=SYSTEM, on=TODAY, basis=PAPER, version=unit.version - 1)
