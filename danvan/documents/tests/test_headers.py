"""The top of the paper: what was read beside what holds, confirmed or put right by a person."""

from datetime import date

import pytest
from django.test import Client

from danvan.documents import reader
from danvan.documents.headers import doubts_of, header_of, in_small_letters
from danvan.documents.issuers import spelled_out, unit_named
from danvan.documents.models import Document
from danvan.documents.tests.factories import committee_and_department, read_plan
from danvan.documents.tests.texts import PLAN
from danvan.units.tests.factories import officer_of

FACTS = {
    "family": "state",
    "type_name": "Kế hoạch",
    "symbol": "21/KH-UBND",
    "signed_on": "16/1/2026",
    "title": "Thực hiện công tác dân vận chính quyền năm 2026",
    "issuers": "Ủy ban nhân dân tỉnh Sông Thử",
    "place": "Sông Thử",
    "signer": "Trần Văn Mẫu",
}


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


@pytest.fixture
def read(db):
    document, by = read_plan()
    browser = Client()
    browser.force_login(by.user)
    return document, browser, f"/documents/{document.pk}/reading/header/"


def test_each_field_shows_whether_it_is_as_it_was_read(read):
    document, browser, address = read
    Document.objects.filter(pk=document.pk).update(signer="Trần Thị Khác")

    page = browser.get(address).content.decode()

    assert ("Đúng như máy đọc." in page, "<del>Trần Văn Mẫu</del>" in page) == (True, True)


def test_what_the_person_makes_of_it_holds_and_who_looked_is_kept(read):
    document, browser, address = read

    answer = browser.post(address, {**FACTS, "title": "Tên đúng", "version": document.version})

    document.refresh_from_db()
    assert answer.url == f"/documents/{document.pk}/reading/"
    assert (document.title, document.readings.get().header_by != "") == ("Tên đúng", True)
    assert "Tên đúng" in browser.get("/documents/?q=ten+dung").content.decode()
    assert document.readings.get().header["title"]["value"] == "Thực hiện công tác dân vận chính quyền năm 2026"


def test_issuers_are_one_a_line_each_with_its_unit_where_there_is_no_doubt(read):
    document, browser, address = read

    browser.post(address, {**FACTS, "issuers": "Sở Nội vụ Thử\n\nMột cơ quan lạ", "version": document.version})

    assert [(each.words, each.unit and each.unit.name) for each in document.issuers.all()] == [
        ("Sở Nội vụ Thử", "Sở Nội vụ Thử"),
        ("Một cơ quan lạ", None),
    ]


def test_of_two_who_save_at_once_the_second_is_shown_both(read):
    document, browser, address = read
    seen = document.version
    browser.post(address, {**FACTS, "title": "Của người kia", "version": seen})

    answer = browser.post(address, {**FACTS, "title": "Của tôi", "version": seen})

    page = answer.content.decode()
    document.refresh_from_db()
    assert (answer.status_code, "Của người kia" in page, "Của tôi" in page) == (409, True, True)
    assert (document.title, page.count('name="version"')) == ("Của người kia", 1)


@pytest.mark.parametrize("wrong", [{"signed_on": "31/2/2026"}, {"family": "x"}, {"title": ""}, {"symbol": "1" * 101}])
def test_what_is_no_fact_is_said_beside_its_field(read, wrong):
    document, browser, address = read

    answer = browser.post(address, {**FACTS, **wrong, "version": document.version})

    assert (answer.status_code, "Chưa lưu được" in answer.content.decode()) == (422, True)


def test_a_paper_without_number_and_day_is_blank_there_and_invents_nothing(db):
    text = PLAN.replace("Số: 21/KH-UBND", "Số:      /KH-UBND").replace("ngày 16 tháng 01", "ngày    tháng 01")

    document, _by = read_plan(text)

    assert (document.symbol, document.symbol_key, document.signed_on) == ("", "", None)


def test_a_header_tells_where_each_field_stands_and_why_it_is_doubted():
    text = PLAN.replace("KẾ HOẠCH\n", "")

    header = header_of(reader.read(text), text)

    assert (header["type_name"]["value"], "type_name" in doubts_of(header)) == ("Kế hoạch", True)
    assert text[header["place"]["start"] : header["place"]["end"]] == "Sông Thử"


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("CÔNG TÁC DÂN VẬN", "Về công tác Dân vận của xã", "Công tác Dân vận"),
        ("CÔNG TÁC DÂN VẬN", "CÔNG TÁC DÂN VẬN", "Công tác dân vận"),
        ("Công tác Dân vận", "công tác dân vận", "Công tác Dân vận"),
        ("", "", ""),
    ],
)
def test_a_title_in_capitals_is_written_as_the_text_writes_it(title, text, shown):
    assert in_small_letters(title, text) == shown


@pytest.mark.parametrize(
    ("words", "family", "found"),
    [
        ("UBND tỉnh Sông Thử", "state", True),
        ("ỦY BAN NHÂN DÂN TỈNH SÔNG THỬ", "state", True),
        ("UBND tỉnh Sông Thử", "party", False),
        ("UBND tỉnh", "state", False),
        ("", "state", False),
        ("UBND tỉnh Sông Thử", "khac", True),
    ],
)
def test_an_issuer_is_the_unit_of_its_line_that_bears_the_whole_name(db, words, family, found):
    committee, _department = committee_and_department()

    assert unit_named(words, family, date(2026, 1, 16)) == (committee if found else None)


def test_two_units_of_one_name_are_a_doubt_and_no_guess(db):
    committee, _department = committee_and_department()
    committee_and_department()

    assert unit_named(committee.name, "state", date(2026, 1, 16)) is None
    assert spelled_out("UBND Tỉnh") == "uy ban nhan dan tinh"
    assert officer_of(committee).unit == committee
