"""Whatever stands in a sent sheet, each cell is read or refused in a sentence, and what goes back can be opened."""

import io
import time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.core.errors import Refused
from danvan.jobs.sheets.books import rows_to_mend
from danvan.jobs.sheets.columns import Column, code, day, email, one_of, text, whole_number, yes_or_no
from danvan.jobs.sheets.table import read_table
from danvan.jobs.tests.sheets import LETTERS

CELLS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.text("0123456789.,-/+ ")
HEAD = ["Trích yếu", "Mã đơn vị", "Hạn trả lời", "Mức độ khẩn", "Số trang"]
PARSERS = [text(20), code(3), day, whole_number(1), yes_or_no, email, one_of({"Khẩn": 1})]


def read(lines):
    return read_table(LETTERS, lines, lambda done, total: None)


def outcome(work):
    """What came of it, or the sentence with which it was refused."""
    try:
        return work(), ""
    except Refused as refusal:
        return None, str(refusal)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__qualname__.split(".")[0])
@given(cell=CELLS)
def test_a_cell_is_read_or_refused_and_nothing_else(parser, cell):
    value, sentence = outcome(lambda: Column("Cột", "cot", parser).read(cell))

    assert value is None or sentence == ""


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, max_size=7), max_size=6))
def test_a_table_is_read_or_refused_and_every_fault_lies_in_one_of_its_rows(rows):
    table, sentence = outcome(lambda: read([HEAD, *rows]))

    assert table is not None or sentence == "Dưới dòng tiêu đề chưa có dòng nào. Mời điền rồi gửi lại."
    if table is None:
        return
    assert {error.row for error in table.errors} <= {row.number for row in table.rows}
    assert [row.number for row in table.rows] == sorted({row.number for row in table.rows})


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
def test_the_rows_to_mend_can_always_be_opened_and_hold_no_formula(rows):
    table, _sentence = outcome(lambda: read([HEAD, *([None, *row] for row in rows)]))
    if table is None:
        return
    book = openpyxl.load_workbook(io.BytesIO(rows_to_mend(LETTERS, table)))

    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []


@given(st.lists(CELLS, max_size=8))
def test_a_head_is_understood_or_refused(head):
    with pytest.raises(Refused):
        read([[*head, "Cột lạ"], ["a", "b"]])


def test_reading_takes_twice_as_long_for_twice_as_many_rows():
    def seconds(count):
        lines = [HEAD, *(["Về tiếp dân " * 5, "001", "24/5/2026", "Khẩn", "1.200"] for _ in range(count))]
        began = time.perf_counter()
        read(lines)
        return time.perf_counter() - began

    seconds(200)
    ratio = min(seconds(4_000) / seconds(1_000) for _ in range(3))

    assert ratio < 8
