"""Rows of a workbook come as values, in the order and at the place where people see them."""

import datetime
import io

import openpyxl
import openpyxl.xml
import pytest

from danvan.files.intake import read_sheet, read_words
from danvan.files.reading.sentences import Unreadable


def workbook(*rows: list, title: str = "Số liệu", second: list | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for cells in rows:
        book.active.append(cells)
    if second:
        book.create_sheet("Trang hai").append(second)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_openpyxl_found_its_guard_against_entities():
    assert openpyxl.xml.DEFUSEDXML is True


def test_cells_come_as_text_numbers_days_and_nothing():
    payload = workbook(
        ["Đơn vị", 12, 2.5, None, True],
        [datetime.date(2026, 5, 24), datetime.datetime(2026, 5, 24, 7, 30), "Kê\u0301", "=1+1", "012"],
    )

    sheet = read_sheet(payload, "số liệu.xlsx")

    assert (sheet.name, list(sheet.rows())) == (
        "Số liệu",
        [["Đơn vị", 12, 2.5, None, True], ["2026-05-24", "2026-05-24 07:30", "Kế", None, "012"]],
    )


def test_rows_keep_the_number_that_excel_gives_them():
    payload = workbook([], [], ["Đơn vị"], [], ["Xã A"])

    sheet = read_sheet(payload, "số liệu.xlsx")

    assert list(sheet.rows()) == [[None], [None], ["Đơn vị"], [None], ["Xã A"]]


def test_thousands_of_rows_keep_their_order():
    payload = workbook(*([number, "một\nhai\r"] for number in range(2_500)))

    rows = list(read_sheet(payload, "số liệu.xlsx").rows())

    assert rows == [[number, "một\nhai\n"] for number in range(2_500)]


def test_an_empty_sheet_has_no_rows():
    assert list(read_sheet(workbook(), "số liệu.xlsx").rows()) == []


def test_a_sheet_is_found_by_its_name():
    payload = workbook(["a"], second=["b"])

    sheet = read_sheet(payload, "số liệu.xlsx", "Trang hai")

    assert (sheet.sheets, list(sheet.rows())) == (["Số liệu", "Trang hai"], [["b"]])


def test_a_missing_sheet_is_named():
    with pytest.raises(Unreadable) as refused:
        read_sheet(workbook(["a"]), "số liệu.xlsx", "Phụ lục")

    assert str(refused.value) == "Bảng tính không có trang “Phụ lục”. Đề nghị dùng tệp mẫu tải từ hệ thống."


@pytest.mark.parametrize("limits", [{"most_rows": 2}, {"most_columns": 1}])
def test_more_rows_or_columns_than_agreed_are_refused(limits):
    with pytest.raises(Unreadable) as refused:
        read_sheet(workbook(["a", "b"], ["c", "d"], ["e", "f"]), "số liệu.xlsx", **limits)

    assert refused.value.code == "sheet_too_large"


def test_only_a_workbook_has_rows():
    with pytest.raises(Unreadable) as refused:
        read_sheet(b"a,b", "số liệu.txt")

    assert refused.value.code == "disguised"


def test_all_words_of_a_workbook_are_read_row_by_row():
    payload = workbook(["Đơn vị", "Số mô hình"], ["Xã A", 3], second=["Ghi chú"])

    assert read_words(payload, "số liệu.xlsx").text == "Số liệu\nĐơn vị | Số mô hình\nXã A | 3\nTrang hai\nGhi chú"
