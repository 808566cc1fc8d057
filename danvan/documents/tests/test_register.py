"""The register: found by words of the whole text, filtered, paged, taken along; nobody learns of what they may not see."""

import html
import io
import re
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.documents.actions.documents import address_to, withdraw
from danvan.documents.models import Citation, Document, Relation
from danvan.documents.tests.factories import read_plan, recorded
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


def page(browser, address="/documents/"):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def numbers(text):
    """The numbers of the documents on a page, in their order."""
    return [row.split(">", 2)[2].split("<")[0] for row in text.split('class="symbol"')[1:]]


def shown(browser, query):
    return numbers(page(browser, f"/documents/?{query}"))


def test_a_document_is_found_by_number_title_issuer_and_text_with_or_without_marks(unit, browser):
    recorded(unit, "21/KH-UBND", title="Công tác dân vận", text="Đồng bào trồng cây gây rừng.")
    recorded(unit, "05/BC-UBND", title="Thu hoạch mùa màng", issuers=["Hội Nông dân xã"])

    found = [shown(browser, f"q={words}") for words in ("21/kh", "dan van", "dân vận", "trong cay", "nong dan", "khac")]

    first, second = ["21/KH-UBND"], ["05/BC-UBND"]
    assert found == [first, first, first, first, second, []]


def test_the_newest_stand_first_and_a_list_can_be_turned_round(unit, browser):
    for symbol, day in (("2/KH", 5), ("1/KH", 9), ("3/KH", 1)):
        recorded(unit, symbol, date(2026, 2, day))

    assert [shown(browser, query) for query in ("", "xep=so", "xep=-so")] == [
        ["1/KH", "2/KH", "3/KH"],
        ["1/KH", "2/KH", "3/KH"],
        ["3/KH", "2/KH", "1/KH"],
    ]


def test_filters_narrow_together_and_what_is_no_choice_narrows_nothing(unit, browser):
    recorded(unit, "1/KH-UBND", date(2025, 5, 5), issuers=["Sở Nội vụ Thử"])
    recorded(unit, "2-HD/BTG", family="party", type_name="Hướng dẫn")
    gone = recorded(unit, "3/KH-UBND")
    withdraw(gone, by=officer_of(unit), reason="Vào sổ trùng")

    found = {
        query: shown(browser, query)
        for query in (
            "he=party",
            "he=state&nam=2025",
            "loai=Hướng dẫn",
            "co_quan=noi vu",
            "trang_thai=withdrawn",
            "nam=2025&he=party",
            "he=khac",
            "nam=20x5",
            "trang_thai=' OR 1=1 --",
        )
    }

    assert found == {
        "he=party": ["2-HD/BTG"],
        "he=state&nam=2025": ["1/KH-UBND"],
        "loai=Hướng dẫn": ["2-HD/BTG"],
        "co_quan=noi vu": ["1/KH-UBND"],
        "trang_thai=withdrawn": ["3/KH-UBND"],
        "nam=2025&he=party": [],
        "he=khac": ["3/KH-UBND", "2-HD/BTG", "1/KH-UBND"],
        "nam=20x5": ["3/KH-UBND", "2-HD/BTG", "1/KH-UBND"],
        "trang_thai=' OR 1=1 --": ["3/KH-UBND", "2-HD/BTG", "1/KH-UBND"],
    }


def test_documents_that_replace_others_are_found_by_that(unit, browser):
    replacing = recorded(unit, "9/QĐ-UBND")
    recorded(unit, "8/QĐ-UBND")
    Citation.objects.create(document=replacing, relation=Relation.REPLACES, words="Quyết định số 1/QĐ-UBND")

    assert shown(browser, f"quan_he={Relation.REPLACES}") == ["9/QĐ-UBND"]


def test_a_text_that_is_still_read_stays_with_those_who_make_it():
    document, by = read_plan()
    browser = Client()
    for person, expected in ((by, ["21/KH-UBND"]), (officer_of(UnitFactory()), [])):
        browser.force_login(person.user)
        assert shown(browser, "") == expected
        assert (document.symbol in page(browser, "/documents/?q=dan+van")) == bool(expected)


def test_a_unit_sees_what_was_sent_to_it_and_nothing_of_its_neighbour(unit, browser):
    ours, theirs = recorded(symbol="1/KH-UBND"), recorded(symbol="2/KH-UBND", title="Việc của xã bên")
    address_to(ours, [unit], by=officer_of(ours.unit))

    text = page(browser, "/documents/?q=xa+ben")

    assert shown(browser, "") == ["1/KH-UBND"]
    assert ("2/KH-UBND" in text, browser.get(f"/documents/{theirs.pk}/").status_code) == (False, 404)


def test_a_list_says_what_to_do_when_it_is_empty(browser):
    assert "Đưa kế hoạch hoặc văn bản chỉ đạo vào để máy đọc" in page(browser)
    assert "Bỏ bớt điều kiện lọc" in page(browser, "/documents/?q=khong+co")


def test_a_list_of_thousands_is_paged_and_each_row_shown_once(unit, browser):
    recorded(unit, "0/KH-UBND")
    Document.objects.bulk_create(
        Document(unit=unit, family="state", stage="recorded", type_name="Kế hoạch", symbol=f"{n}/KH", title="Dân vận")
        for n in range(1, 1200)
    )
    pages, address = [], "/documents/"
    while address:
        text = page(browser, address)
        pages.append(numbers(text))
        address = following(text)

    seen = [number for each in pages for number in each]
    assert (len(seen), len(set(seen)), seen[0]) == (1200, 1200, "0/KH-UBND")
    assert max(map(len, pages)) <= 100


def following(text):
    """The address of the next page, where there is one."""
    found = re.search(r'rel="next" href="([^"]+)"', text)
    return f"/documents/{html.unescape(found[1])}" if found else ""


def test_the_list_asks_the_same_for_three_rows_as_for_one(unit, browser):
    recorded(unit, "1/KH-UBND")
    one = questions(browser)
    recorded(unit, "2/KH-UBND")
    recorded(unit, "3/KH-UBND", issuers=["Sở Một", "Sở Hai"])

    assert questions(browser) == one


def questions(browser):
    with CaptureQueriesContext(connection) as asked:
        page(browser)
    return len(asked)


def test_the_workbook_has_what_the_list_has_and_text_stays_text(unit, browser):
    recorded(unit, "1/KH-UBND", title='=HYPERLINK("http://x")', signer="Trần Văn Mẫu", issuers=["Sở Một", "Sở Hai"])
    recorded(unit, "2/KH-UBND", family="party")
    recorded(symbol="3/KH-UBND")

    answer = browser.get("/documents.xlsx?he=state")

    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == 1]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value and "HYPERLINK" in str(cell.value)]
    assert "so-van-ban.xlsx" in answer["Content-Disposition"]
    assert [row[1:2] + row[4:] for row in rows] == [
        ["1/KH-UBND", "Kế hoạch", '=HYPERLINK("http://x")', "Sở Một; Sở Hai", "Trần Văn Mẫu", unit.name, "đã vào sổ"]
    ]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_text_of_which_nothing_was_read_is_still_called_something(unit, browser):
    browser.post("/documents/new/", {"text": "Mấy chữ ghi vội", "unit": unit.pk})

    assert "Văn bản: chưa có trích yếu" in page(browser)


def test_script_in_a_title_is_shown_as_words(unit, browser):
    document = recorded(unit, title="<script>alert(1)</script>")

    assert ["<script>alert" in page(browser, address) for address in ("/documents/", f"/documents/{document.pk}/")] == [
        False,
        False,
    ]
