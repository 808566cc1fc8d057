"""Figures out to Excel and back: the same rules as on a page, nothing saved while one row is wrong."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from danvan.core.acting import SYSTEM
from danvan.jobs.sheets.reading import lines_of
from danvan.jobs.sheets.table import read_table
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.imports.figures import FIGURES, MOST, apply, check, summary
from danvan.measures.models import Figure
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, said_of
from danvan.measures.tests.pages import browser, on_paper
from danvan.units.models import Unit
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_day_in_may(on_day):
    on_day(DAY)


@pytest.fixture
def commune():
    return UnitFactory(parent=UnitFactory())


@pytest.fixture
def village(commune):
    return UnitFactory(parent=commune, kind=KindFactory(code="thon"), code="T1")


def line(village, asked, /, typed=None, **cells):
    """One row as it is typed."""
    row = {"period": 2026, "unit": village.code, "measure": asked.pk, "part": typed, "source": "Bản giấy", "version": 0}
    return row | cells


def table(*lines):
    head = [str(column.header) for column in FIGURES.columns]
    rows = [[each.get(column.key) for column in FIGURES.columns] for each in lines]
    return read_table(FIGURES, [head, *rows], lambda done, total: None)


def wrong(by, *lines):
    """(row, key, sentence) of each fault."""
    found = table(*lines)
    return [(error.row, error.key, str(error.sentence)) for error in found.joined(check(found.rows, by)).errors]


def write(by, *lines):
    assert wrong(by, *lines) == []
    return apply(table(*lines).rows, by=by, progress=lambda done, total: None)


def test_figures_of_villages_are_said_from_a_workbook(commune, village):
    other, by = UnitFactory(parent=commune, kind=KindFactory(code="thon")), officer_of(commune)
    measure = gauge_of(village, other).measure

    told = write(by, line(village, measure, "1.200", note="Sổ thôn"), line(other, measure, 7))

    assert told == "Đã ghi 2 số liệu."
    figures = Figure.objects.order_by("unit").values_list("part", "note", "source", "by_name")
    assert list(figures) == [(1200, "Sổ thôn", "bản giấy", by.name), (7, "", "bản giấy", by.name)]


@pytest.mark.parametrize(
    ("cells", "key", "says"),
    [
        ({"part": "không có"}, "part", "chưa rõ là bằng 0"),
        ({"part": -5}, "part", "không thể âm"),
        ({"part": "2026-05-24"}, "part", "là một ngày"),
        ({"part": "=1+2"}, "part", "công thức"),
        ({"part": 12.5}, "part", "đếm số nguyên"),
        ({"part": "1,5.2"}, "part", "không phải là số"),
        ({"part": 10**15}, "part", "lớn hơn mức"),
        ({"part": None, "note": "Sổ thôn"}, "part", "Chưa ghi số liệu"),
        ({"part": 5, "whole": 6}, "", "không cần tổng số"),
        ({"part": 5, "source": None}, "source", "chọn nguồn"),
        ({"part": 5, "source": "gió"}, "source", "cần một trong"),
        ({"part": 5, "received_on": "1/6/2026"}, "received_on", "không thể ở sau hôm nay"),
        ({"part": 5, "period": "2027"}, "unit", "không giao đơn vị báo cáo số liệu này"),
        ({"part": 5, "period": "năm nay"}, "period", "Không có kỳ"),
        ({"part": 5, "unit": "KHONG-CO"}, "unit", "không giao đơn vị báo cáo số liệu này"),
        ({"part": 5, "measure": 10**30}, "measure", "không có số liệu mang mã này"),
        ({"part": 5, "version": 3}, "part", "sau khi tệp được tải"),
    ],
)
def test_each_fault_of_a_row_is_said_beside_its_cell(commune, village, cells, key, says):
    measure, by = gauge_of(village).measure, officer_of(commune)

    [(row, blamed, sentence)] = wrong(by, line(village, measure, 5, **cells))

    assert (row, blamed.replace("__all__", "")) == (2, key)
    assert says in sentence


def test_a_figure_is_said_once_in_a_workbook(commune, village):
    measure, by = gauge_of(village).measure, officer_of(commune)

    faults = wrong(by, line(village, measure, 5), line(village, measure, 6))

    assert faults == [(3, "", "trùng với dòng 2; mỗi số liệu của đơn vị chỉ ghi một dòng")]


def test_after_the_cut_off_what_stands_may_stay_in_the_workbook_and_nothing_else(commune, village):
    gauge, by = gauge_of(village), officer_of(commune)
    report(village, "2026", [Said(gauge.measure, 3)], by=on_paper(by))
    close_gauge(gauge, by=SYSTEM)

    assert wrong(by, line(village, gauge.measure, 3, version=1)) == []
    assert wrong(by, line(village, gauge.measure, 4, version=1, reason="sót")) == [
        (2, "part", "số liệu kỳ này đã chốt ngày 20/05/2026, không ghi thêm được")
    ]


def test_a_unit_that_ended_keeps_what_it_had(commune, village):
    measure, by = gauge_of(village).measure, officer_of(commune)
    Unit.objects.filter(pk=village.pk).update(closed_on=date(2026, 5, 1))

    assert wrong(by, line(village, measure, 4)) == [
        (2, "unit", "đơn vị đã kết thúc hoạt động từ 01/05/2026, số liệu giữ nguyên")
    ]


def test_a_unit_that_one_does_not_serve_is_as_if_it_were_not_asked(commune, village):
    measure, stranger = gauge_of(village).measure, officer_of(UnitFactory())

    [(_row, key, sentence)] = wrong(stranger, line(village, measure, 5))

    assert (key, "không giao đơn vị" in sentence) == ("unit", True)


def test_a_correction_wants_a_reason_and_is_a_version(commune, village):
    measure, by = gauge_of(village).measure, officer_of(commune)
    report(village, "2026", [Said(measure, 3)], by=on_paper(by))

    silent = wrong(by, line(village, measure, 5, version=1))
    write(by, line(village, measure, 5, version=1, reason="đếm sót"))

    assert [(row, key) for row, key, _sentence in silent] == [(2, "reason")]
    assert said_of(measure, village) == [(3, None), (5, None)]


def test_a_row_that_nobody_touched_leaves_alone_what_another_corrected_since(commune, village):
    measure, by = gauge_of(village).measure, officer_of(commune)
    report(village, "2026", [Said(measure, 3)], by=on_paper(by))
    report(village, "2026", [Said(measure, 4, reason="sót")], by=on_paper(by))

    told = write(by, line(village, measure, 3, version=1))

    assert told == "Đã ghi 0 số liệu."
    assert said_of(measure, village) == [(3, None), (4, None)]


def test_an_unusual_figure_wants_a_word_beside_it(commune, village):
    measure, by = gauge_of(village).measure, officer_of(commune)
    report(village, "2025", [Said(measure, 2)], by=on_paper(by))

    asked = wrong(by, line(village, measure, 40))
    write(by, line(village, measure, 40, confirmed="sáp nhập ba thôn"))

    assert asked == [(2, "confirmed", "gấp 20 lần năm trước (2)? Đúng như vậy thì ghi “đúng” hoặc ghi vì sao")]
    assert Figure.objects.get(period="2026").confirmed == "gấp 20 lần năm trước (2): sáp nhập ba thôn"


def test_the_keepers_of_a_target_say_on_which_day_it_came(commune):
    department = UnitFactory()
    officer_of(commune)
    measure, by = gauge_of(commune, issuer=department).measure, officer_of(department)

    undated = wrong(by, line(commune, measure, 5))
    write(by, line(commune, measure, 5, received_on="15/5/2026"))

    assert undated == [(2, "received_on", "ghi ngày số liệu đến cơ quan")]
    assert Figure.objects.get().received_on == date(2026, 5, 15)


def test_the_summary_says_what_writing_will_do(commune, village):
    other, by = UnitFactory(parent=commune, kind=KindFactory(code="thon")), officer_of(commune)
    measure = gauge_of(village, other).measure
    report(village, "2026", [Said(measure, 3)], by=on_paper(by))
    rows = table(line(village, measure, 5, version=1, reason="sót"), line(other, measure, 7)).rows

    assert summary(rows, by) == [
        "Báo mới 1 số liệu.",
        "Sửa 1 số liệu đã báo.",
        "Của 2 đơn vị; các dòng khác giữ nguyên.",
    ]


def test_the_workbook_of_the_table_comes_back_unchanged_and_says_nothing_new(commune, village):
    measure = MeasureFactory(decimals=1, words="=SUM(A1)")
    gauge_of(village, measure=measure, rule=Rule.RATIO)
    by = officer_of(commune)
    report(village, "2026", [Said(measure, 125, 200, note="+84 sổ họp")], by=on_paper(by))

    sent = browser(by).get(reverse("measures:grid_workbook", args=["2026"])).content
    found = read_table(FIGURES, lines_of(sent, "so-lieu.xlsx", MOST), lambda done, total: None)

    assert list(check(found.rows, by)) == []
    assert [(row["unit"], row["part"], row["whole"], row["note"]) for row in found.rows] == [
        ("T1", 12.5, 20, "+84 sổ họp")
    ]
    assert apply(found.rows, by=by, progress=lambda done, total: None) == "Đã ghi 0 số liệu."


def test_only_what_is_to_be_filled_in_can_be_typed_over(commune, village):
    gauge_of(village)

    sent = browser(officer_of(commune)).get(reverse("measures:grid_workbook", args=["2026"])).content
    page = openpyxl.load_workbook(io.BytesIO(sent)).worksheets[0]

    locked = {str(cell.value): page.cell(2, cell.column).protection.locked for cell in page[1]}
    assert page.protection.sheet
    assert [head for head, lock in locked.items() if not lock] == [
        "số liệu",
        "trên tổng số",
        "ghi chú",
        "lý do sửa",
        "xác nhận",
        "nguồn",
        "ngày nhận",
    ]
    assert [(str(each.sqref), each.type) for each in page.data_validations.dataValidation] == [("L2", "list")]


def test_a_date_of_excel_in_a_number_column_is_named_as_one(commune, village):
    by = officer_of(commune)
    gauge_of(village)
    sent = browser(by).get(reverse("measures:grid_workbook", args=["2026"])).content
    book = openpyxl.load_workbook(io.BytesIO(sent))
    page = book.worksheets[0]
    page["G2"], page["L2"] = date(2026, 5, 24), "bản giấy"
    typed = io.BytesIO()
    book.save(typed)

    found = read_table(FIGURES, lines_of(typed.getvalue(), "so-lieu.xlsx", MOST), lambda done, total: None)
    [fault] = check(found.rows, by)

    assert (fault.key, "là một ngày" in str(fault.sentence)) == ("part", True)


@pytest.mark.parametrize("count", [1, 3])
def test_a_workbook_asks_the_database_as_often_for_three_rows_as_for_one(commune, count, django_assert_max_num_queries):
    by = officer_of(commune)
    villages = [UnitFactory(parent=commune, kind=KindFactory(code="thon")) for _ in range(count)]
    measure = gauge_of(*villages).measure
    rows = table(*(line(each, measure, 5) for each in villages)).rows

    with django_assert_max_num_queries(6):
        faults = list(check(rows, by))

    assert faults == []
