"""From cells to rows: heads in any order, every fault of every row, and workbooks that can be sent again."""

import io
from datetime import date

import openpyxl
import pytest

from danvan.core.errors import Refused
from danvan.jobs.sheets import RowError
from danvan.jobs.sheets.books import rows_to_mend, template_of
from danvan.jobs.sheets.columns import Column, code, day, email, one_of, text, whole_number, yes_or_no
from danvan.jobs.sheets.table import Table, read_table
from danvan.jobs.tests.sheets import LETTERS

HEAD = ["Trích yếu", "Mã đơn vị", "Hạn trả lời", "Mức độ khẩn", "Số trang"]


def table_of(*lines):
    return read_table(LETTERS, lines, lambda done, total: None)


def refused_for(*lines):
    with pytest.raises(Refused) as refusal:
        table_of(*lines)
    return str(refusal.value)


def cells_of(payload, sheet=0):
    book = openpyxl.load_workbook(io.BytesIO(payload))
    return [[cell.value for cell in row] for row in book.worksheets[sheet].iter_rows()]


def test_rows_are_read_by_their_heads_in_whatever_order_and_spelling():
    table = table_of(["ma don vi", "TRÍCH YẾU"], [1, "Về tiếp dân"])

    values = {"subject": "Về tiếp dân", "unit": "001", "due_on": None, "urgency": None, "pages": None}
    assert [(row.number, row.values) for row in table.rows] == [(2, values)]


def test_rows_have_the_numbers_that_excel_shows_and_empty_ones_are_passed_over():
    table = table_of([None], [], HEAD, ["Một", "001"], [None, "", None], ["Hai", "002"])

    assert [(row.number, row["subject"]) for row in table.rows] == [(4, "Một"), (6, "Hai")]


def test_what_equals_another_cell_is_still_read_for_itself():
    table = table_of(HEAD, ["1", "001", None, None, True], [1, "001", None, None, 1], ["1", "001", None, None, "1"])

    assert [(row["subject"], row["pages"], row.cells[0]) for row in table.rows] == [
        ("1", None, "1"),
        ("1", 1, 1),
        ("1", 1, "1"),
    ]
    assert [(error.row, error.key) for error in table.errors] == [(2, "pages")]


def test_a_fault_written_many_times_is_told_of_every_row():
    table = table_of(HEAD, *[["Một", "001", "mai", "gấp"]] * 3)

    assert [(error.row, error.key) for error in table.errors] == [
        (number, key) for number in (2, 3, 4) for key in ("due_on", "urgency")
    ]


def test_lines_may_be_shorter_and_longer_than_their_head():
    table = table_of(["Số trang", "Trích yếu", "Mã đơn vị"], [3, "Một", "001"], [None, "Hai", "002", "thừa", 5])

    assert [row.cells for row in table.rows] == [("Một", "001", None, None, 3), ("Hai", "002", None, None, None)]


def test_how_far_the_reading_is_is_told_up_to_its_end():
    told = []
    read_table(LETTERS, [HEAD, ["Một", "001"], ["Hai", "002"]], lambda done, total: told.append((done, total)))

    assert told == sorted(told)
    assert told[-1] == (3, 3)


def test_every_fault_of_every_row_is_kept():
    table = table_of(HEAD, ["", "001", "31/2/2026", "gấp", 0], ["Hai", None, None, None, 2.5])

    assert [(error.row, error.key) for error in table.errors] == [
        (2, "subject"),
        (2, "due_on"),
        (2, "urgency"),
        (2, "pages"),
        (3, "unit"),
        (3, "pages"),
    ]
    assert str(table.errors[0].sentence) == "chưa điền"
    assert str(table.errors[2].sentence) == "cần một trong: “Thường”, “Khẩn”"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "Tệp không có dòng nào. Mời tải mẫu về, điền rồi gửi lại."),
        ([HEAD], "Dưới dòng tiêu đề chưa có dòng nào. Mời điền rồi gửi lại."),
        ([["Trích yếu"], ["a"]], "Thiếu cột “Mã đơn vị” ở dòng đầu. Mời dùng tệp mẫu."),
        (
            [[*HEAD, "Dân tộc"], ["a", "001"]],
            "Cột “Dân tộc” không có trong mẫu. Mời xóa cột này rồi gửi lại.",
        ),
        ([[*HEAD, "số trang"], ["a", "001"]], "Cột “số trang” có hai lần. Mời giữ lại một cột."),
    ],
)
def test_a_head_that_does_not_fit_is_refused_as_a_whole(lines, sentence):
    assert refused_for(*lines) == sentence


def test_a_later_look_adds_its_errors_but_blames_no_cell_twice():
    table = Table([], [RowError(3, "chưa điền", "unit")])

    joined = table.joined([RowError(2, "trùng"), RowError(3, "không có đơn vị này", "unit"), RowError(3, "lạ")])

    assert joined.errors == [RowError(2, "trùng"), RowError(3, "chưa điền", "unit"), RowError(3, "lạ")]


@pytest.mark.parametrize(
    ("parse", "cell", "value"),
    [
        (text(20), "  Về\xa0tiếp   dân\n", "Về tiếp dân"),
        (text(20), 12, "12"),
        (code(5), 79, "00079"),
        (code(5), "A-1", "A-1"),
        (day, "24/5/2026", date(2026, 5, 24)),
        (day, "2026-05-24", date(2026, 5, 24)),
        (whole_number(), 1200, 1200),
        (whole_number(), "1.200", 1200),
        (yes_or_no, "Có", True),
        (yes_or_no, "x", True),
        (yes_or_no, False, False),
        (email, " An@SO.gov.vn ", "an@so.gov.vn"),
        (one_of({"Đảng": "party"}), "DANG", "party"),
    ],
)
def test_a_cell_is_read_as_people_write_it(parse, cell, value):
    assert Column("Cột", "cot", parse).read(cell) == value


@pytest.mark.parametrize(
    ("parse", "cell"),
    [
        (text(3), "dài quá"),
        (day, "mai"),
        (day, "2026-13-40"),
        (whole_number(), "-1"),
        (whole_number(), True),
        (whole_number(), 1.5),
        (yes_or_no, "chắc là có"),
        (email, "an@"),
        (one_of({"Đảng": "party"}), "Nhà nước"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused(parse, cell):
    with pytest.raises(Refused):
        Column("Cột", "cot", parse).read(cell)


def test_an_empty_cell_is_nothing_unless_it_is_required():
    assert Column("Cột", "cot", text(9)).read("  ") is None
    with pytest.raises(Refused):
        Column("Cột", "cot", text(9), required=True).read("  ")


def test_the_template_has_the_head_an_example_and_the_meaning_of_each_column():
    payload = template_of(LETTERS)

    assert cells_of(payload) == [HEAD, ["Về tiếp dân", "001", "24/5/2026", None, None]]
    assert cells_of(payload, 1)[:3] == [
        ["Cột", "Bắt buộc", "Cách điền", "Ví dụ"],
        ["Trích yếu", "có", "Một dòng", "Về tiếp dân"],
        ["Mã đơn vị", "có", None, "001"],
    ]


def test_the_rows_to_mend_are_only_the_faulty_ones_with_what_to_mend():
    table = table_of(HEAD, ["Một", "001"], ["", "002", "mai"])
    payload = rows_to_mend(LETTERS, table)

    head, row = cells_of(payload)
    assert head == [*HEAD, "Dòng trong tệp gửi", "Cần sửa"]
    assert row[:6] == [None, "002", "mai", None, None, 3]
    assert row[6].startswith("Trích yếu: chưa điền; Hạn trả lời: ")


def test_the_rows_once_mended_are_sent_as_they_are():
    head, row = cells_of(rows_to_mend(LETTERS, table_of(HEAD, ["", "002"])))
    row[0] = "Đã sửa"

    table = table_of(head, row)

    assert (table.errors, table.rows[0]["subject"]) == ([], "Đã sửa")


def test_what_somebody_typed_is_never_a_formula_in_what_we_send_back():
    table = table_of(HEAD, ['=HYPERLINK("http://a")\x07', "", "+1", "-1", "@a"])
    book = openpyxl.load_workbook(io.BytesIO(rows_to_mend(LETTERS, table)))

    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}
    assert book.worksheets[0]["A2"].value == '=HYPERLINK("http://a")'
