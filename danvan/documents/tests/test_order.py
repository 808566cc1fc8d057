"""The order of the register: numbers by their value, types as a dictionary puts them, alike on every database."""

import io
from datetime import date

import openpyxl
import pytest

from danvan.documents.actions.documents import correct
from danvan.documents.models import Document
from danvan.documents.tests.factories import recorded
from danvan.documents.tests.test_register import page, shown
from danvan.documents.views.register import types
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db

IN_A_DICTIONARY = ["Báo cáo", "Chỉ thị", "Chương trình", "Đề án", "Hướng dẫn", "Kế hoạch", "Kết luận", "Ủy quyền"]
BY_NUMBER = ["2/KH-UBND", "9-KH/TU", "10/KH-UBND", "10/QĐ-UBND", "118/KH-UBND", "1878-QĐ/TU"]


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


def test_numbers_stand_by_their_value_and_not_by_their_first_digit(unit, browser):
    for symbol in reversed(BY_NUMBER):
        recorded(unit, symbol)

    assert shown(browser, "xep=so") == BY_NUMBER
    assert shown(browser, "xep=-so") == BY_NUMBER[::-1]


def test_types_stand_as_a_dictionary_puts_them_in_the_list_and_in_its_choices(unit, browser):
    for number, name in enumerate(reversed(IN_A_DICTIONARY), 1):
        recorded(unit, f"{number}/UBND-VP", type_name=name)

    rows = shown(browser, "xep=loai")

    assert [Document.objects.get(symbol=symbol).type_name for symbol in rows] == IN_A_DICTIONARY
    assert types(Document.objects.all()) == IN_A_DICTIONARY


def test_of_one_type_the_newest_stands_first(unit, browser):
    for day in (3, 9, 6):
        recorded(unit, f"{day}/KH-UBND", date(2026, 2, day))

    assert shown(browser, "xep=loai") == ["9/KH-UBND", "6/KH-UBND", "3/KH-UBND"]


def test_what_has_no_day_stands_last_whichever_way_the_days_run(unit, browser):
    for day in (3, 9):
        recorded(unit, f"{day}/KH-UBND", date(2026, 2, day))
    browser.post("/documents/new/", {"text": "KẾ HOẠCH\nTrồng cây\n\nI. NỘI DUNG\n1. Trồng cây.", "unit": unit.pk})

    assert [shown(browser, query) for query in ("xep=ngay", "xep=-ngay")] == [
        ["3/KH-UBND", "9/KH-UBND", "chưa có số"],
        ["9/KH-UBND", "3/KH-UBND", "chưa có số"],
    ]


def test_the_head_of_the_column_says_which_way_the_list_runs(browser):
    said = [page(browser, f"/documents/?{query}") for query in ("", "xep=ngay", "xep=so")]

    assert [text.split('aria-sort="')[1].split('"')[0] for text in said] == ["descending", "ascending", "ascending"]


def test_a_number_put_right_stands_at_its_new_place(unit, browser):
    wrong = recorded(unit, "20/KH-UBND")
    recorded(unit, "11/KH-UBND")

    correct(wrong, {"symbol": "2/KH-UBND"}, by=officer_of(unit), version=wrong.version, reason="Chép thừa số")

    assert shown(browser, "xep=so") == ["2/KH-UBND", "11/KH-UBND"]


@pytest.mark.parametrize("query", ["xep=so", "xep=-so", "xep=loai", "", "xep=khong-co"])
def test_the_workbook_stands_in_the_order_of_the_list(unit, browser, query):
    for symbol, name in (("10/BC-UBND", "Báo cáo"), ("2/KH-UBND", "Kế hoạch"), ("7/ĐA-UBND", "Đề án")):
        recorded(unit, symbol, type_name=name)

    answer = browser.get(f"/documents.xlsx?{query}")

    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer))).active
    told = [row[1] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert told == shown(browser, query)
