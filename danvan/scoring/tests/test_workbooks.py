"""A set goes out as a workbook and comes in again whole, or not at all, with every fault by its sheet and row."""

import io
from dataclasses import replace

import pytest
from openpyxl import Workbook, load_workbook

from danvan.core.errors import Refused
from danvan.scoring.outline import Outline
from danvan.scoring.published import examples
from danvan.scoring.tests.factories import SMALL
from danvan.scoring.workbooks import Faulty, read_outline, write_outline

HEAD = ["loại dòng", "số", "nội dung", "điểm", "bước điểm"]


def book(*lines, name="Tiêu chí"):
    """A workbook with these lines on its first sheet."""
    made = Workbook()
    made.active.title = name
    for line in lines:
        made.active.append(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "outline", [SMALL, *(each.outline for each in examples().values())], ids=["small", "one", "two"]
)
def test_a_workbook_sent_back_as_it_was_is_the_same_set(outline):
    bare = replace(outline, groups=(), bands=(), facts=())

    assert read_outline(write_outline(outline, "Bộ tiêu chí"), "bo.xlsx", bare) == outline


def test_a_number_of_excel_and_a_typed_one_are_the_same_points():
    lines = (
        HEAD,
        ["nhóm", "1", "Nhóm", 10, None],
        ["tiêu chí", "1.1", "Việc", 2.5, 0.5],
        ["tiêu chí", "1.2", "Việc", "7,5", "0,25"],
    )
    found = read_outline(book(*lines), "bo.xlsx", Outline(1000))

    assert [(each.most, each.step) for each in found.criteria()] == [(250, 50), (750, 25)]


def test_every_fault_is_told_by_its_row_and_nothing_is_taken():
    lines = (
        HEAD,
        ["tiêu chí", "1.1", "Chưa có nhóm", 5, None],
        ["nhóm", "1", "Nhóm", "năm điểm", None],
        ["nhóm", "2", "Nhóm", 10, None],
        ["tiêu chí", None, "Không có số", 5, None],
        ["dòng lạ", "2.1", "Việc", 5, None],
    )

    with pytest.raises(Faulty) as refused:
        read_outline(book(*lines), "bo.xlsx", Outline(1000))

    assert [fault.row for fault in refused.value.faults] == [2, 3, 5, 6]
    assert str(refused.value) == "Tệp có 4 chỗ cần sửa. Chưa ghi gì vào hệ thống."


def test_the_rows_of_a_file_taken_from_here_are_named_as_excel_shows_them():
    made = load_workbook(io.BytesIO(write_outline(SMALL, "Bộ tiêu chí")))
    place = next(row for row in made["Tiêu chí"].iter_rows() if row[1].value == "1.2")
    place[1].value = None
    out = io.BytesIO()
    made.save(out)

    with pytest.raises(Faulty) as refused:
        read_outline(out.getvalue(), "bo.xlsx", SMALL)

    assert [fault.row for fault in refused.value.faults] == [place[0].row]


def test_a_formula_is_no_figure_and_a_hidden_sheet_is_not_read():
    made = load_workbook(io.BytesIO(book(HEAD, ["nhóm", "1", "Nhóm", "=5+5", None])))
    made.create_sheet("Xếp loại").sheet_state = "hidden"
    out = io.BytesIO()
    made.save(out)

    with pytest.raises(Faulty) as refused:
        read_outline(out.getvalue(), "bo.xlsx", Outline(1000))

    assert [fault.row for fault in refused.value.faults] == [2]


@pytest.mark.parametrize(
    "payload",
    [b"khong phai tep Excel", book(["cột lạ"], ["x"]), book(HEAD, name="Trang khác")],
    ids=["bytes", "head", "sheet"],
)
def test_what_is_no_such_workbook_is_refused_in_a_sentence(payload):
    with pytest.raises(Refused):
        read_outline(payload, "bo.xlsx", Outline(1000))


def test_words_of_a_set_run_nothing_in_excel():
    outline = replace(SMALL, groups=(replace(SMALL.groups[0], words="=cmd|' /C calc'!A0"), SMALL.groups[1]))
    page = load_workbook(io.BytesIO(write_outline(outline, "Bộ tiêu chí")))["Tiêu chí"]
    kinds = {cell.data_type for row in page.iter_rows() for cell in row}

    assert "f" not in kinds
    assert read_outline(write_outline(outline, "x"), "bo.xlsx", replace(outline, groups=())) == outline
