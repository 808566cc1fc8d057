"""The search of the bar: every kind, only what the reader may see."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.desk.finding import FEW, find
from danvan.plans.tests.factories import PlanFactory, issued_plan
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


def found_by(user, words):
    return [(str(found.word), [label for label, _address in found.lines]) for found in find(words, user)]


def test_a_plan_is_found_by_its_number_and_by_words_without_tone_marks():
    commune = UnitFactory()
    plan = issued_plan(commune)
    reader = officer_of(commune).user

    assert [
        ("kế hoạch", [plan.title]) in found_by(reader, words) for words in ("21/KH-UBND", "dan van chinh quyen")
    ] == [
        True,
        True,
    ]


def test_what_one_may_not_see_is_not_found():
    draft = PlanFactory(title="Dự thảo phòng chống lũ quét", folded="du thao phong chong lu quet")
    of_office, stranger = officer_of(draft.drafting_office).user, officer_of(UnitFactory()).user

    assert (found_by(of_office, "lũ quét"), found_by(stranger, "lũ quét")) == ([("kế hoạch", [draft.title])], [])


def test_a_unit_that_exists_stands_before_one_that_ended():
    UnitFactory(name="UBND xã Khe Thử", closed_on=date(2026, 1, 1))
    UnitFactory(name="UBND xã Khe Thử Mới")

    assert found_by(officer_of(UnitFactory()).user, "khe thu") == [
        ("đơn vị", ["UBND xã Khe Thử Mới", "UBND xã Khe Thử"])
    ]


def test_more_than_a_few_lead_to_the_list_with_the_same_words():
    for number in range(FEW + 1):
        UnitFactory(name=f"UBND xã Bản Thử {number}")

    (found,) = find("bản thử", officer_of(UnitFactory()).user)

    assert (len(found.lines), found.more) == (FEW, "/units/?q=b%E1%BA%A3n+th%E1%BB%AD")


@pytest.mark.parametrize("words", ["", "   ", "—", "%_'\"<script>"])
def test_words_that_say_nothing_find_nothing_and_break_nothing(words):
    browser = Client()
    browser.force_login(officer_of(UnitFactory()).user)

    page = browser.get("/search/", {"q": words})

    assert (page.status_code, b"<script>" in page.content) == (200, False)


def test_a_search_asks_as_often_for_many_as_for_one():
    UnitFactory(name="UBND xã Khe Thử")
    user = officer_of(UnitFactory()).user
    find("khe thử", user)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            find("khe thử", user)
        return len(asked)

    one = questions()
    for number in range(3):
        UnitFactory(name=f"UBND xã Khe Thử {number}")

    assert questions() == one
