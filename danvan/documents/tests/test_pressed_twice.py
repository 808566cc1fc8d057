"""Forms that are sent twice, late, or after the paper moved on: done once, told kindly, and nothing typed is lost."""

import re
from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.documents.actions.documents import withdraw
from danvan.documents.models import Clause, Document
from danvan.documents.tests.factories import FACTS, at_desk, committee_and_department, read_plan, recorded
from danvan.documents.tests.texts import PLAN
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


def key_on(browser, address):
    """The key that the form at this address carries."""
    return re.search(r'name="key" value="([^"]+)"', browser.get(address).content.decode())[1]


def test_a_text_that_is_sent_twice_is_brought_in_once_and_what_was_typed_stays():
    _committee, department = committee_and_department()
    browser = at_desk(officer_of(department))
    form = {"unit": department.pk, "text": PLAN, "key": key_on(browser, "/documents/new/")}

    first = browser.post("/documents/new/", form)
    second = browser.post("/documents/new/", {**form, "text": PLAN.replace("21/KH", "22/KH")})

    page = second.content.decode()
    assert (first.status_code, second.status_code, Document.objects.count()) == (302, 409, 1)
    assert ("đã được ghi nhận ở lần bấm trước" in page, "Số: 22/KH-UBND" in page) == (True, True)
    (key,) = re.findall(r'name="key" value="([^"]+)"', page)
    assert browser.post("/documents/new/", {**form, "key": key}).status_code == 302


def test_a_draft_that_is_taken_up_again_has_a_key_of_its_own():
    _committee, department = committee_and_department()
    browser = at_desk(officer_of(department))
    key = key_on(browser, "/documents/new/")
    browser.post("/documents/new/draft/", {"text": "Đang dán dở", "key": key})

    assert key_on(browser, "/documents/new/") != key


def test_a_clause_that_is_added_twice_stands_once():
    document, by = read_plan()
    browser, address = at_desk(by), f"/documents/{document.pk}/clauses/new/task/"
    before = Clause.objects.count()
    form = {"text": "Trồng cây", "sentence": "", "key": key_on(browser, address)}

    answers = [browser.post(address, form).status_code for _press in range(2)]

    assert (answers, Clause.objects.count()) == ([302, 409], before + 1)


@pytest.mark.parametrize("room", ["correction/", "withdrawal/"])
def test_what_is_put_right_or_taken_off_twice_is_on_record_once(room):
    document = recorded(UnitFactory(name="UBND xã Khe Thử"))
    browser = at_desk(officer_of(document.unit))
    form = {**FACTS, "title": "Tên đúng", "reason": "Chép nhầm", "key": "mot-lan", "version": document.version}

    answers = [browser.post(f"/documents/{document.pk}/{room}", form).status_code for _press in range(2)]

    verbs = Entry.objects.about(document).values_list("verb", flat=True)
    assert (answers[0], answers[1] in (403, 409)) == (302, True)
    assert [list(verbs).count(verb) for verb in ("correct", "withdraw")] == (
        [1, 0] if room == "correction/" else [0, 1]
    )


def test_the_top_that_is_confirmed_twice_is_simply_confirmed():
    document, by = read_plan()
    browser, address = at_desk(by), f"/documents/{document.pk}/reading/header/"
    form = {**FACTS, "title": "Tên đúng", "version": document.version}

    answers = [browser.post(address, form).status_code for _press in range(2)]

    assert answers == [302, 302]
    assert Entry.objects.about(document).filter(verb="confirm_header").count() == 1


def test_all_that_is_certain_is_accepted_once_however_often_it_is_pressed():
    document, by = read_plan()
    browser, address = at_desk(by), f"/documents/{document.pk}/reading/acceptance/"
    chosen = re.findall(r'name="clause" value="([^"]+)"', browser.get(address).content.decode())

    for _press in range(2):
        browser.post(address, {"clause": chosen})

    versions = Clause.objects.of(document).filter(state="accepted").values_list("version", flat=True)
    assert (len(versions), set(versions)) == (len(chosen), {2})


@pytest.mark.parametrize(
    ("room", "form", "status"),
    [
        ("recording/", FACTS, 403),
        ("correction/", {**FACTS, "reason": "Chép nhầm"}, 403),
        ("reading/header/", FACTS, 403),
        ("reading/again/", {}, 403),
        ("reading/acceptance/", {}, 403),
        ("clauses/new/task/", {"text": "Trồng cây"}, 403),
        ("withdrawal/", {"reason": "Vào sổ trùng"}, 403),
    ],
)
def test_a_form_that_was_open_when_the_paper_was_withdrawn_writes_nothing(room, form, status):
    document = recorded(UnitFactory(name="UBND xã Khe Thử"))
    by = officer_of(document.unit)
    browser, seen = at_desk(by), document.version
    withdraw(document, by=by, reason="Vào sổ trùng")
    entries = Entry.objects.about(document).count()

    answer = browser.post(f"/documents/{document.pk}/{room}", {**form, "version": seen, "key": "k"})

    assert (answer.status_code, Entry.objects.about(document).count()) == (status, entries)
