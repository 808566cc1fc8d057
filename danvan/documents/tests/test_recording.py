"""Documents on record: by number, day and paper; duplicates pointed out; put right with a reason; taken off again."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from danvan.audit.models import Entry
from danvan.documents.models import Document, DocumentStage
from danvan.documents.tests.factories import FACTS, committee_and_department, read_plan, recorded
from danvan.files.models import Attachment, Role
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

NEW = "/documents/recording/"


@pytest.fixture(autouse=True)
def march(on_day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    on_day(date(2026, 3, 2))


def sent(browser, unit, **changed):
    return browser.post(NEW, {"unit": unit.pk, **FACTS, **changed})


def stored():
    return list(Document.objects.order_by("pk").values_list("symbol", "symbol_key", "stage"))


def test_a_document_goes_on_record_by_its_number_day_and_paper(unit, browser):
    scan = SimpleUploadedFile("ban-ky.txt", "Kế hoạch dân vận".encode())
    received = {"received_on": "20/1/2026", "received_how": "paper"}

    answer = sent(browser, unit, file=scan, paper_kept_at="", **received)

    document = Document.objects.get()
    assert answer.url == f"/documents/{document.pk}/"
    assert stored() == [("21/KH-UBND", "21/kh-ubnd", DocumentStage.RECORDED)]
    assert (document.signed_on, document.received_on, document.unit) == (date(2026, 1, 16), date(2026, 1, 20), unit)
    assert [(issuer.words, issuer.unit) for issuer in document.issuers.all()] == [("UBND xã Khe Thử", unit)]
    assert [each.role for each in Attachment.objects.of(document)] == [Role.SIGNED]
    assert document.text.body == "Kế hoạch dân vận"


MISSING = {
    "symbol": ({"symbol": ""}, "Trường này"),
    "day": ({"signed_on": "30/2/2026"}, "ngày"),
    "paper": ({"paper_kept_at": ""}, "Mời đính kèm tệp bản ký, hoặc ghi nơi lưu bản gốc."),
    "arrival": ({"received_how": "mail"}, "Văn bản đến thì ghi ngày nhận được."),
    "term": ({"term": "khóa IX"}, "Nhiệm kỳ ghi theo năm, ví dụ 2025-2030."),
    "family": ({"family": "khac"}, "khac"),
    "issuer": ({"issuers": " \n "}, "Trường này"),
}


@pytest.mark.parametrize("what", MISSING)
def test_what_is_missing_or_wrong_is_said_beside_the_field_and_nothing_is_recorded(unit, browser, what):
    changed, sentence = MISSING[what]

    answer = sent(browser, unit, **changed)

    page = answer.content.decode()
    assert (answer.status_code, "Thực hiện công tác dân vận" in page, Document.objects.count()) == (422, True, 0)
    assert sentence in page or 'class="error"' in page


def test_a_register_of_another_unit_is_no_choice(unit, browser):
    assert (sent(browser, UnitFactory()).status_code, Document.objects.count()) == (422, 0)


def test_pressing_twice_records_once(unit, browser):
    answers = [sent(browser, unit, key="mot-lan", same="on").status_code for _press in range(2)]

    assert (answers, Document.objects.count()) == ([302, 409], 1)


def test_the_same_number_of_the_same_issuer_and_year_is_pointed_out_and_may_still_go_in(unit, browser):
    sent(browser, unit)

    warned = sent(browser, unit, symbol="021 / KH-UBND")
    done = sent(browser, unit, symbol="21/KH-UBND", same="on")

    assert (warned.status_code, "Có thể trùng" in warned.content.decode()) == (422, True)
    assert (done.status_code, Document.objects.count()) == (302, 2)


@pytest.mark.parametrize(
    "other",
    [
        {"signed_on": "16/1/2025"},
        {"issuers": "UBND xã Bản Khác"},
        {"family": "party"},
        {"symbol": "22/KH-UBND"},
    ],
)
def test_another_year_issuer_family_or_number_is_another_paper(unit, browser, other):
    sent(browser, unit)

    assert sent(browser, unit, **other).status_code == 302


@pytest.mark.parametrize(
    ("term", "day", "status"),
    [("2025-2030", "1/1/2028", 422), ("2030-2035", "1/1/2031", 302), ("", "1/1/2029", 422), ("", "1/1/2032", 302)],
)
def test_numbers_of_the_party_run_on_within_a_term(unit, browser, term, day, status):
    party = {"family": "party", "symbol": "21-KH/ĐU"}
    sent(browser, unit, **party, term="2025-2030")

    assert sent(browser, unit, **party, term=term, signed_on=day).status_code == status


def test_a_duplicate_that_this_person_may_not_see_is_not_told(unit, browser):
    recorded(UnitFactory(), issuers=["UBND xã Khe Thử"])

    assert sent(browser, unit).status_code == 302


def test_a_text_that_was_read_goes_on_record_as_its_signed_paper_says():
    document, by = read_plan()
    browser = Client()
    browser.force_login(by.user)
    page = browser.get(f"/documents/{document.pk}/recording/").content.decode()

    browser.post(f"/documents/{document.pk}/recording/", {**FACTS, "symbol": "33/KH-UBND", "version": document.version})

    document.refresh_from_db()
    assert 'value="21/KH-UBND"' in page
    assert (document.symbol, document.symbol_key, document.stage) == ("33/KH-UBND", "33/kh-ubnd", "recorded")
    assert browser.get(f"/documents/{document.pk}/recording/").status_code == 403


def test_a_document_that_changed_since_the_form_was_opened_is_not_recorded_over(unit, browser):
    document, by = read_plan()
    browser.force_login(by.user)

    answer = browser.post(f"/documents/{document.pk}/recording/", {**FACTS, "version": document.version + 7})

    document.refresh_from_db()
    assert (answer.status_code, document.stage) == (409, "draft")


def test_a_correction_says_why_and_what_stood_there_before_stays_readable(unit, browser):
    document = recorded(unit)
    at = f"/documents/{document.pk}/correction/"
    said = {**FACTS, "title": "Tên đúng", "version": document.version}

    refused = browser.post(at, said)
    browser.post(at, {**said, "reason": "Chép nhầm trích yếu"})

    page = browser.get(f"/documents/{document.pk}/").content.decode()
    assert (refused.status_code, Document.objects.get().title) == (422, "Tên đúng")
    assert ["Thực hiện công tác dân vận" in page, "Chép nhầm trích yếu" in page] == [True, True]


def test_of_two_who_correct_at_once_the_second_sees_base_theirs_and_his(unit, browser):
    document = recorded(unit)
    at = f"/documents/{document.pk}/correction/"
    said = {**FACTS, "reason": "Chép nhầm", "version": document.version}
    browser.post(at, {**said, "title": "Của người kia"})

    answer = browser.post(at, {**said, "title": "Của tôi"})

    page = answer.content.decode()
    told = ["Của người kia" in page, "Của tôi" in page, "người khác đã lưu" in page]
    assert (answer.status_code, told, Document.objects.get().title) == (409, [True] * 3, "Của người kia")


def test_what_two_made_of_a_field_is_told_in_the_words_of_an_office(unit, browser):
    document = recorded(unit, signer="Trần Văn Mẫu")
    at = f"/documents/{document.pk}/correction/"
    said = {**FACTS, "reason": "Chép nhầm", "version": document.version}
    browser.post(at, {**said, "signed_on": "17/1/2026", "family": "party", "signer": ""})

    page = browser.post(at, {**said, "signed_on": "18/1/2026", "family": "front", "signer": "Lê Thị Mẫu"})

    told = page.content.decode().split('class="terms"')[1].split("</dl>")[0]
    words = [" | ".join(filter(None, re.split(r"<[^>]+>", row))) for row in told.split("<div>")[1:]]
    assert words == [
        "Hệ thống văn bản | lúc mở: văn bản hành chính nhà nước | người khác đã lưu: văn bản của Đảng | "
        "bạn đang gõ: văn bản của Mặt trận, đoàn thể",
        "Ngày ký | lúc mở: 16/01/2026 | người khác đã lưu: 17/01/2026 | bạn đang gõ: 18/01/2026",
        "Người ký | lúc mở: Trần Văn Mẫu | người khác đã lưu: (trống) | bạn đang gõ: Lê Thị Mẫu",
    ]


def test_a_withdrawn_document_stays_readable_with_its_reason_and_is_read_no_more(unit, browser):
    document = recorded(unit)
    at = f"/documents/{document.pk}"

    without = browser.post(f"{at}/withdrawal/", {"key": "a"})
    browser.post(f"{at}/withdrawal/", {"reason": "Vào sổ trùng", "key": "b"})
    again = browser.post(f"{at}/withdrawal/", {"reason": "Vào sổ trùng", "key": "c"})

    document.refresh_from_db()
    assert (without.status_code, again.status_code, document.stage) == (422, 403, "withdrawn")
    assert "Vào sổ trùng" in browser.get(f"{at}/history/").content.decode()
    assert browser.post(f"{at}/reading/again/").status_code == 403


def test_a_text_given_up_before_recording_needs_no_reason():
    document, by = read_plan()
    browser = Client()
    browser.force_login(by.user)

    browser.post(f"/documents/{document.pk}/withdrawal/", {"key": "a"})

    document.refresh_from_db()
    assert (document.stage, Entry.objects.about(document).first().verb) == ("withdrawn", "discard")


def test_a_department_records_into_the_register_of_its_committee():
    committee, department = committee_and_department()
    browser = Client()
    browser.force_login(officer_of(department).user)

    sent(browser, committee)

    document = Document.objects.get()
    assert (document.unit, document.drafting_office) == (committee, department)
