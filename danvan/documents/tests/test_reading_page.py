"""Confirming what was read: sentence by sentence or all that is certain, two at one time, by page and by htmx."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.audit.models import Entry
from danvan.documents.actions import clauses as acts
from danvan.documents.models import Citation, Clause, ClauseState, Recipient
from danvan.documents.tests.factories import read_plan
from danvan.documents.tests.texts import PLAN
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
SAID = {
    "text": "100% xã có kế hoạch",
    "rule": "coverage",
    "comparator": "=",
    "value": "100",
    "unit": "%",
    "scope": "xã",
}


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


@pytest.fixture
def reading():
    """A plan that was read, one target of which is uncertain, its officer's browser and the address of its reading."""
    text = PLAN.replace("2. Nhiệm vụ", "- Nâng cao mức độ hài lòng của người dân.\n2. Nhiệm vụ")
    document, by = read_plan(text)
    browser = Client()
    browser.force_login(by.user)
    return document, browser, f"/documents/{document.pk}"


def first(document, kind="target", **fields):
    return Clause.objects.of(document).filter(kind=kind, **fields).order_by("start").first()


def decide(browser, at, clause, decision, version=None, **how):
    form = {"decision": decision, "version": clause.version if version is None else version}
    return browser.post(f"{at}/clauses/{clause.pk}/decision/", form, **how)


def test_what_is_uncertain_stands_first_and_each_line_leads_to_its_sentence(reading):
    document, browser, at = reading

    page = browser.get(f"{at}/reading/").content.decode()

    lines = [part.split('"')[0] for part in page.split('data-item="khoan-')[1:]]
    unsure = first(document, state=ClauseState.UNSURE)
    assert lines[0] == str(unsure.pk)
    assert len(lines) == Clause.objects.of(document).count()
    assert [f'id="khoan-{pk}"' in page for pk in lines] == [True] * len(lines)
    assert "1 chỗ chưa chắc" in page
    assert "4 chỉ tiêu, 2 nhiệm vụ, 2 chế độ báo cáo" in page


def test_a_sentence_is_accepted_dropped_and_put_back_and_each_is_on_record(reading):
    document, browser, at = reading
    states = []
    for decision in ("accept", "drop", "put_back"):
        clause = first(document)
        answer = decide(browser, at, clause, decision)
        assert answer.url == f"{at}/reading/#muc-khoan-{clause.pk}"
        states.append(first(document).state)

    assert states == ["accepted", "dropped", "proposed"]
    told = Entry.objects.about(first(document)).order_by("pk").values_list("verb", flat=True)
    assert list(told) == ["accept_clause", "drop_clause", "put_back_clause"]


def test_htmx_gets_the_line_alone_with_how_far_the_reading_is_and_the_way_onwards(reading):
    document, browser, at = reading

    part = decide(browser, at, first(document), "accept", headers=HTMX).content.decode()

    assert part.count("data-item=") == 1
    assert ["<html" in part, 'id="tien-do" hx-swap-oob' in part, "1 đã xác nhận" in part] == [False, True, True]
    assert ['id="viec" class="acts" hx-swap-oob' in part, "Lập kế hoạch từ bản đọc" in part] == [True, True]


def test_a_correction_keeps_what_was_read_beside_it(reading):
    document, browser, at = reading
    clause = first(document)

    browser.post(f"{at}/clauses/{clause.pk}/", {**SAID, "value": "95", "version": clause.version})

    after = first(document)
    assert (after.state, after.proposed["value"], after.decided["value"]) == ("corrected", "100", "95")
    assert "máy đọc mức:" in browser.get(f"{at}/reading/").content.decode()


def test_a_form_sent_as_it_was_read_is_an_acceptance(reading):
    document, browser, at = reading
    clause = first(document)
    page = browser.get(f"{at}/clauses/{clause.pk}/")
    said = {name: value for name, value in clause.proposed.items() if value}

    browser.post(f"{at}/clauses/{clause.pk}/", {**said, "version": clause.version})

    assert (page.status_code, first(document).state) == (200, "accepted")


def test_of_two_who_save_at_once_the_second_sees_both_and_may_keep_his(reading):
    document, browser, at = reading
    clause, seen = first(document), first(document).version
    acts.correct(clause, {**SAID, "text": "Lời của người kia"}, by=officer_of(document.unit), version=seen)

    late = {**SAID, "text": "Lời của tôi", "version": seen}
    answer = browser.post(f"{at}/clauses/{clause.pk}/", late)
    page = answer.content.decode()
    (version,) = re.findall(r'name="version" value="(\d+)"', page)
    browser.post(f"{at}/clauses/{clause.pk}/", {**late, "version": version})

    assert (answer.status_code, "Lời của người kia" in page, "Lời của tôi" in page) == (409, True, True)
    assert first(document).decided["text"] == "Lời của tôi"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_decision_about_what_changed_meanwhile_is_refused_kindly(reading, headers):
    document, browser, at = reading
    clause, seen = first(document), first(document).version
    acts.drop(clause, by=officer_of(document.unit), version=seen)

    answer = decide(browser, at, clause, "accept", version=seen, headers=headers)

    assert (answer.status_code, first(document).state) == (409, "dropped")


def test_pressing_twice_decides_once(reading):
    document, browser, at = reading
    clause = first(document)

    answers = [decide(browser, at, clause, "accept", version=clause.version).status_code for _press in range(2)]

    assert (answers, Entry.objects.about(clause).count()) == ([302, 302], 1)


@pytest.mark.parametrize(("decision", "version"), [("approve", 1), ("", 1), ("accept", "x"), ("accept", "-1")])
def test_what_is_no_decision_or_no_version_decides_nothing(reading, decision, version):
    document, browser, at = reading
    clause = first(document)

    answer = decide(browser, at, clause, decision, version=version)

    assert (answer.status_code >= 400, first(document).state) == (True, "proposed")


@pytest.mark.parametrize("route", ["", "decision/"])
def test_a_clause_of_another_document_is_not_found_under_this_one(reading, route):
    _document, browser, at = reading
    foreign = first(read_plan(PLAN.replace("21/KH", "22/KH"))[0])

    answer = browser.post(f"{at}/clauses/{foreign.pk}/{route}", {**SAID, "decision": "accept", "version": 1})

    foreign.refresh_from_db()
    assert (answer.status_code, foreign.state) == (404, "proposed")


def test_all_that_is_certain_is_listed_and_accepted_at_once_and_what_changed_since_is_left(reading):
    document, browser, at = reading
    address = f"{at}/reading/acceptance/"
    page = browser.get(address).content.decode()
    chosen = [part.split('"')[0] for part in page.split('name="clause" value="')[1:]]
    changed = first(document)
    acts.drop(changed, by=officer_of(document.unit), version=changed.version)

    browser.post(address, {"clause": [*chosen, "x-y", "9-", "99999999-1"]})

    states = list(Clause.objects.of(document).values_list("state", flat=True))
    assert len(chosen) == len(states) - 1
    assert [states.count(state) for state in ("unsure", "dropped", "accepted")] == [1, 1, len(states) - 2]


def test_what_the_reader_missed_is_added_from_a_sentence_of_the_text(reading):
    document, browser, at = reading
    sentence = "Các cơ quan, đơn vị, địa phương báo cáo kết quả"
    page = browser.get(f"{at}/clauses/new/task/?cau=abc+def").content.decode()

    browser.post(f"{at}/clauses/new/task/", {"text": "Báo cáo", "lead": "Các xã", "sentence": sentence})

    added = Clause.objects.order_by("pk").last()
    assert "abc def" in page
    assert (added.state, added.proposed, document.text.body[added.start : added.end]) == ("corrected", {}, sentence)


@pytest.mark.parametrize(("kind", "status"), [("khac", 404), ("task", 422)])
def test_a_clause_of_no_kind_is_not_found_and_one_without_words_is_asked_for_them(reading, kind, status):
    _document, browser, at = reading

    assert browser.post(f"{at}/clauses/new/{kind}/", {"text": ""}).status_code == status


def test_what_is_kept_of_bases_and_recipients_stands_in_the_register_and_what_is_dropped_does_not(reading):
    document, browser, at = reading
    for kind in ("basis", "recipient"):
        decide(browser, at, first(document, kind), "drop")

    assert (Citation.objects.filter(clause__isnull=False).count(), Recipient.objects.count()) == (0, 3)


def test_a_new_pass_of_the_reader_leaves_what_was_decided(reading):
    document, browser, at = reading
    clause = first(document)
    acts.correct(clause, SAID, by=officer_of(document.unit), version=clause.version)
    count = Clause.objects.of(document).count()

    browser.post(f"{at}/reading/again/")

    kept = first(document, pk=clause.pk)
    assert (kept.decided["text"], Clause.objects.of(document).count()) == ("100% xã có kế hoạch", count)


def test_the_page_asks_the_same_for_more_lines(reading):
    document, browser, at = reading
    few = questions(browser, f"{at}/reading/")
    for number in range(3):
        acts.add(document, "target", {**SAID, "text": f"Chỉ tiêu {number}"}, by=officer_of(document.unit), words="")

    assert questions(browser, f"{at}/reading/") == few


def questions(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    return len(asked)
