"""The overview taken away: a workbook whose totals are formulas, and CSV."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from danvan.measures.tests.pages import browser
from danvan.plans.tests.overviews import TODAY, Province
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_may(on_day):
    on_day(TODAY)


def test_the_workbook_adds_up_by_formulas():
    province = Province()
    province.has_own_plan(province.communes[0])

    answer = browser(officer_of(province.committee)).get("/overview/overview.xlsx?xep=ten")

    book = load_workbook(BytesIO(answer.content))
    units = [[cell.value for cell in row] for row in book["Đơn vị"].iter_rows(min_row=4)]
    assert units == [
        ["TT", "Đơn vị", "Tử số", "Mẫu số", "Tỷ lệ", "Việc quá hạn", "Kiến nghị chờ trả lời"],
        [1, "UBND xã Thử 0", 1, 1, 1, 0, 0],
        [2, "UBND xã Thử 1", 0, 1, 0, 0, 0],
        [3, "UBND xã Thử 2", 0, 1, 0, 0, 0],
        [None, "Cộng", "=SUM(C5:C7)", "=SUM(D5:D7)", '=IF(D8=0,"",C8/D8)', "=SUM(F5:F7)", "=SUM(G5:G7)"],
    ]
    assert [cell.value for cell in book["Kế hoạch"][6]][:3] == ["Cộng", "=SUM(B5:B5)", "=SUM(C5:C5)"]
    assert [cell.value for cell in book["Chỉ tiêu"][5]][2:8] == [1, 3, 1 / 3, "≥ 100%", "chưa đạt", "còn 2 đơn vị"]


def test_the_csv_holds_the_same_rows():
    province = Province(communes=1)

    answer = browser(officer_of(province.committee)).get("/overview/overview.csv")

    assert answer.content.decode("utf-8-sig").splitlines()[1] == "1,UBND xã Thử 0,0,1,0,0,0"
