"""Workbooks and CSV files as they are opened and printed at an office."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from danvan.core.exports import Column, Sheet, csv_file, workbook

COLUMNS = [Column("Đơn vị", 40), Column("Hạn", 12), Column("Đã gửi", 12, "#,##0")]
ROWS = [["UBND xã Khe Mây", date(2026, 5, 24), 1234], ["Sở Xây dựng", None, 0]]


def opened(*sheets):
    return load_workbook(io.BytesIO(workbook(*sheets)))


def test_a_sheet_reads_title_note_head_rows():
    page = opened(Sheet("Đôn đốc", COLUMNS, ROWS, title="Đơn vị chưa gửi", notes=["Tính đến 24/5/2026"])).active

    assert [row[0] for row in page.values] == [
        "Đơn vị chưa gửi",
        "Tính đến 24/5/2026",
        None,
        "Đơn vị",
        "UBND xã Khe Mây",
        "Sở Xây dựng",
    ]


def test_the_head_stays_while_one_scrolls_and_repeats_on_each_printed_page():
    page = opened(Sheet("Đôn đốc", COLUMNS, ROWS, title="Đơn vị chưa gửi")).active

    assert (page.freeze_panes, page.print_title_rows) == ("A4", "$3:$3")


@pytest.mark.parametrize(("width", "orientation"), [(20, "portrait"), (60, "landscape")])
def test_a_sheet_prints_on_a4_as_wide_as_the_page(width, orientation):
    page = opened(Sheet("Tờ", [Column("a", width), Column("b", width)], [])).active

    setup = page.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight, page.oddFooter.center.text) == (
        9,
        orientation,
        1,
        0,
        "&P/&N",
    )
    assert page.sheet_properties.pageSetUpPr.fitToPage


def test_columns_have_their_width_and_numbers_their_format():
    page = opened(Sheet("Tờ", COLUMNS, ROWS)).active

    widths = [page.column_dimensions[letter].width for letter in "ABC"]
    assert (widths, page["C2"].number_format, page["B2"].number_format) == ([40, 12, 12], "#,##0", "dd/mm/yyyy")


def test_a_row_of_another_length_than_the_head_is_a_mistake_that_shows():
    with pytest.raises(ValueError, match="shorter"):
        workbook(Sheet("Tờ", COLUMNS, [["UBND xã Khe Mây"]]))


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Chi bộ [2026]: 1/2 * ?", "Chi bộ  2026  1 2"),
        ("", "Trang"),
        ("'''", "Trang"),
        ("History", "History 1"),
        ("Đ" * 40, "Đ" * 31),
        ("a\x00b", "ab"),
    ],
)
def test_a_sheet_gets_a_name_that_excel_opens(wanted, name):
    assert opened(Sheet(wanted, COLUMNS, [])).sheetnames == [name]


def test_sheets_of_one_name_are_numbered_whatever_their_case():
    names = opened(*(Sheet(name, COLUMNS, []) for name in ("Xã", "XÃ", "x" * 31, "X" * 31))).sheetnames

    assert names == ["Xã", "XÃ 2", "x" * 31, "X" * 29 + " 2"]


def test_a_csv_carries_the_mark_by_which_excel_knows_utf_8():
    assert csv_file(["Đơn vị"], []).startswith(b"\xef\xbb\xbf")


def test_a_csv_reads_back_as_rows():
    file = csv_file(
        [column.label for column in COLUMNS], [['Xã "A", B', date(2026, 5, 4), 1234], ["hai\ndòng", None, 0]]
    )

    assert list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""))) == [
        ["Đơn vị", "Hạn", "Đã gửi"],
        ['Xã "A", B', "04/05/2026", "1.234"],
        ["hai\ndòng", "", "0"],
    ]
