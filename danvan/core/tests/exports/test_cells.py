"""What somebody typed stays what it was: in a sheet as text, in a CSV behind a quote."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from danvan.core.exports import Column, Sheet, csv_file, protected, unprotected, workbook, write

INJECTIONS = [
    "=1+1",
    '=HYPERLINK("http://example.test","Xem")',
    "=cmd|' /C calc'!A0",
    "+84 208 000 101",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\u200b=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "'=1+1",
    "''=1+1",
    '=IMPORTXML(CONCAT("http://example.test?v=", A1), "//a")',
    "DDE('cmd';'/C calc';'x')",
]


def written(value):
    """The cell as another program opens it."""
    file = workbook(Sheet("Tờ", [Column("Giá trị")], [[value]]))
    return load_workbook(io.BytesIO(file))["Tờ"]["A2"]


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_becomes_a_formula(text):
    cell = written(text)

    assert (cell.data_type, cell.value) == ("s", text)


@pytest.mark.parametrize("text", [text for text in INJECTIONS if not text.startswith("DDE")])
def test_text_that_looks_like_a_formula_stays_text_when_somebody_edits_its_cell(text):
    assert written(text).quotePrefix


def test_plain_text_carries_no_quote():
    assert not written("Sở Nội vụ").quotePrefix


@pytest.mark.parametrize("text", INJECTIONS)
def test_another_reader_finds_the_text_as_it_was_typed(text):
    file = workbook(Sheet("Tờ", [Column("Giá trị")], [[text]]))

    rows = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_name("Tờ").to_python()

    assert rows[1] == [text]


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D_b", "_x005F_x0041_", "_xyz_"])
def test_what_excel_would_read_as_a_letter_in_disguise_reads_as_typed(text):
    file = workbook(Sheet("Tờ", [Column("Giá trị")], [[text]]))

    rows = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_name("Tờ").to_python()

    assert rows[1] == [text]


@pytest.mark.parametrize(
    ("value", "read", "shown"),
    [
        (87, 87, "General"),
        (Decimal("94.6"), 94.6, "General"),
        (date(2026, 5, 24), datetime(2026, 5, 24), "dd/mm/yyyy"),
        (datetime(2026, 5, 24, 8, 2, tzinfo=UTC), datetime(2026, 5, 24, 15, 2), "hh:mm dd/mm/yyyy"),
        (gettext_lazy("Đã gửi"), "Đã gửi", "General"),
        (None, None, "General"),
        ("", None, "General"),
    ],
)
def test_a_value_is_written_as_what_it_is(value, read, shown):
    cell = written(value)

    assert (cell.value, cell.number_format) == (read, shown)


@pytest.mark.parametrize("value", [True, object(), ["a"], {"a": 1}])
def test_what_is_no_value_is_refused_instead_of_written_by_its_name(value):
    with pytest.raises(TypeError):
        write(Workbook().active["A1"], value)


def test_letters_that_no_sheet_can_hold_are_left_out():
    assert written("a\x00b\x0bc\x1fd").value == "abcd"


def test_a_text_longer_than_a_cell_is_cut_to_it():
    assert len(written("x" * 40_000).value) == 32_767


@pytest.mark.parametrize("text", INJECTIONS[:-1])
def test_a_csv_field_begins_with_nothing_a_spreadsheet_runs(text):
    assert protected(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Sở Nội vụ", "21/KH-UBND", "", "5 = 5", "'trích", "94,6%", "DDE('cmd')"])
def test_other_csv_fields_stay_as_they_are(text):
    assert protected(text) == text


@given(st.text(alphabet="'=+-@ \tab\r\n＝\u200b", max_size=8))
@example("'=x")
def test_a_protected_field_reads_back_as_it_was(text):
    assert unprotected(protected(text)) == text


def test_our_own_numbers_stay_numbers_in_a_csv():
    file = csv_file(["a", "b", "c", "d"], [[-5, Decimal("1234.5"), 0.1, date(2026, 5, 24)]])

    assert file.decode("utf-8-sig").splitlines()[1] == '-5,"1.234,5","0,1",24/05/2026'
