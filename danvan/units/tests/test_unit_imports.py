"""New units from Excel: checked whole, and written exactly as the single act would write each."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.jobs.sheets import Row
from danvan.units.actions.opening import open_unit
from danvan.units.checking import faults
from danvan.units.imports.units import UNITS, apply, check, summary
from danvan.units.models import Placement, Unit, UnitKind, UnitName
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory, administrator_of, officer_of

pytestmark = pytest.mark.django_db

TODAY, PAPER = date(2026, 5, 20), "Nghị quyết số 01/NQ-HĐND"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


@pytest.fixture
def top():
    return UnitFactory(code="P", name="UBND tỉnh Thử", kind=KindFactory(code="ubnd-tinh"), territory=TerritoryFactory())


def rows(*lines):
    """Lines of code, name, kind, parent's code, and what else the sentence mentions, from row 2 on."""
    blank = {column.key: None for column in UNITS.columns}
    keys = ("code", "name", "kind", "parent")
    return [
        Row(number, {**blank, **dict(zip(keys, line[:4], strict=True)), **(line[4] if len(line) > 4 else {})}, ())
        for number, line in enumerate(lines, start=2)
    ]


def wrong(by, *lines):
    return [(error.row, error.key, str(error.sentence)) for error in check(rows(*lines), by)]


def write(by, *lines):
    return apply(rows(*lines), by=by, progress=lambda done, total: None)


FILE = (
    ("PH", "Phòng Nghiệp vụ", "Phòng thuộc sở", "S", {"on": TODAY, "basis": PAPER}),
    ("S", "Sở Nội vụ", "Sở", "P", {"on": TODAY, "basis": PAPER, "short_name": "SNV"}),
)


def test_parents_may_stand_below_their_children_in_the_file(top):
    by = administrator_of(top)

    assert wrong(by, *FILE) == []
    assert summary(rows(*FILE), by) == ["Thêm 1 đơn vị loại “Phòng thuộc sở”", "Thêm 1 đơn vị loại “Sở”"]
    assert write(by, *FILE) == "Đã thêm 2 đơn vị."
    assert Unit.objects.get(code="PH").parent == Unit.objects.get(code="S")
    assert list(faults(TODAY)) == []


def test_a_workbook_writes_the_same_rows_as_the_single_acts(top):
    by = administrator_of(top)
    write(by, *FILE)
    set_based = everything("S", "PH")

    for code, parent in (("S2", top), ("PH2", None)):
        line = next(line for line in FILE if line[0] == code.rstrip("2"))
        kind = UnitKind.objects.get(name=line[2])
        above = parent or Unit.objects.get(code="S2")
        name = f"{line[1]} hai"
        short = line[4].get("short_name", "")
        open_unit(kind, by=by, name=name, code=code, on=TODAY, basis=PAPER, parent=above, short_name=short)

    assert everything("S2", "PH2") == set_based


def everything(*codes):
    """All that is kept of these units, without ids, codes and the word that tells the second pair from the first."""

    def plain(value):
        return value.replace(" hai", "") if isinstance(value, str) else value

    kept = []
    for code in codes:
        unit = Unit.objects.get(code=code)
        fields = (
            "line",
            "kind",
            "name",
            "short_name",
            "territory",
            "opened_on",
            "closed_on",
            "opened_basis",
            "version",
        )
        entry = Entry.objects.about(unit).get()
        kept += [
            [plain(getattr(unit, field)) for field in fields],
            len(unit.path),
            unit.path.startswith(unit.parent.path),
            [
                plain(value)
                for value in UnitName.objects.filter(unit=unit).values_list("name", "from_on", "basis").get()
            ],
            Placement.objects.filter(unit=unit, parent=unit.parent).values_list("territory", "from_on", "basis").get(),
            (
                entry.verb,
                entry.actor_id,
                entry.holding,
                entry.reason,
                {k: list(map(plain, v)) for k, v in entry.changes.items()},
            ),
        ]
    return kept


@pytest.mark.parametrize(
    ("lines", "errors"),
    [
        ([("XA", "Sở A", "Sở", "P")], [(2, "code", "mã đã dùng cho UBND tỉnh Khác")]),
        ([("A", "Sở A", "Sở", "P"), ("A", "Sở B", "Sở", "P")], [(3, "code", "trùng với dòng 2")]),
        (
            [("A", "Sở A", "Sở", "P"), ("B", "Sở A", "Sở", "P")],
            [(3, "name", "dưới đơn vị cấp trên này đã có đơn vị cùng tên")],
        ),
        ([("A", "Sở A", "Sở", "KHONG")], [(2, "parent", "không có đơn vị mang mã này trong phạm vi quản trị")]),
        ([("A", "Sở A", "Sở", "XA")], [(2, "parent", "không có đơn vị mang mã này trong phạm vi quản trị")]),
        ([("A", "Sở A", "Sở", "CU")], [(2, "parent", "không có đơn vị mang mã này trong phạm vi quản trị")]),
        (
            [("A", "Sở A", "Nhà trẻ", "P")],
            [(2, "kind", "không có loại đơn vị này. Mời chép tên từ danh mục loại đơn vị.")],
        ),
        ([("A", "Ban A", "Chi bộ cơ quan", "P")], [(2, "parent", "đơn vị cấp trên thuộc hệ thống khác")]),
        (
            [
                ("A", "Sở A", "Sở", "P", {"on": TODAY}),
                ("B", "Phòng B", "Phòng thuộc sở", "A", {"on": date(2026, 1, 1)}),
            ],
            [(3, "on", "thành lập trước đơn vị cấp trên")],
        ),
    ],
)
def test_every_fault_of_every_row_is_told(top, lines, errors):
    UnitFactory(code="XA", name="UBND tỉnh Khác")
    UnitFactory(code="CU", parent=top, closed_on=date(2026, 1, 1))

    assert wrong(administrator_of(top), *lines) == errors


def test_a_ring_within_the_file_is_noticed(top):
    errors = wrong(administrator_of(top), ("A", "Sở A", "Sở", "B"), ("B", "Sở B", "Sở", "A"))

    assert {error[:2] for error in errors} == {(2, "parent"), (3, "parent")}


def test_a_cell_is_paired_with_an_agency_of_the_same_file(top):
    party = UnitFactory(code="CU-1", kind=KindFactory(code="tinh-uy"), territory=top.territory)
    by = administrator_of(party)
    lines = (("CB", "Chi bộ Sở A", "Chi bộ cơ quan", "CU-1", {"agency": "S"}), ("S", "Sở A", "Sở", "P"))

    assert wrong(by, *lines) == []
    write(by, *lines)
    assert Unit.objects.get(code="CB").agency == Unit.objects.get(code="S")


def test_only_administrators_send_units(top):
    assert UNITS.allowed(administrator_of(top))
    assert not UNITS.allowed(officer_of(top))


@pytest.mark.parametrize("count", [1, 3])
def test_checking_and_writing_cost_the_same_however_many_rows(top, count, django_assert_max_num_queries):
    by = administrator_of(top)
    lines = [(f"S{number}", f"Sở {number}", "Sở", "P") for number in range(count)]

    with django_assert_max_num_queries(14):
        assert wrong(by, *lines) == []
        write(by, *lines)
