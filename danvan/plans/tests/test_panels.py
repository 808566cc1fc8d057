"""What a unit's page says of plans."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.plans.panels import MOST_SHOWN
from danvan.plans.tests.factories import PlanFactory, done, issued_plan, task_under
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


def page_of(unit, reader):
    browser = Client()
    browser.force_login(reader.user)
    return browser.get(f"/units/{unit.pk}/").content.decode()


def test_a_units_page_shows_what_binds_it_and_its_own_plans():
    commune = UnitFactory()
    plan = issued_plan(commune)
    own = PlanFactory(issuer=commune, drafting_office=commune, title="Công tác dân vận xã Khe Thử")

    page = page_of(commune, officer_of(commune))

    assert [words in page for words in (plan.title, plan.issuer.name, "chưa tiếp nhận", own.title)] == [True] * 4


def test_a_stranger_sees_the_unit_and_nothing_of_its_plans():
    commune = UnitFactory(name="UBND xã Khe Thử")
    plan = issued_plan(commune)

    page = page_of(commune, officer_of(UnitFactory()))

    assert [words in page for words in ("UBND xã Khe Thử", plan.title)] == [True, False]


def test_the_panel_asks_as_often_for_many_plans_as_for_one():
    one, three = UnitFactory(), UnitFactory()
    issued_plan(one, symbol="1/KH")
    for number in range(3):
        issued_plan(three, symbol=f"{number + 2}/KH")
    readers = {unit: officer_of(unit) for unit in (one, three)}
    counts = []

    for unit, reader in readers.items():
        browser = Client()
        browser.force_login(reader.user)
        browser.get(f"/units/{unit.pk}/")
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/units/{unit.pk}/")
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_long_list_says_that_it_is_cut():
    commune = UnitFactory()
    reader = officer_of(commune)
    for number in range(MOST_SHOWN):
        PlanFactory(issuer=commune, drafting_office=commune, title=f"Công tác dân vận kỳ {number}")
    whole = page_of(commune, reader)

    PlanFactory(issuer=commune, drafting_office=commune, title="Công tác dân vận thêm")
    cut = page_of(commune, reader)

    assert [f"Chỉ hiện {MOST_SHOWN} kế hoạch gần nhất" in page for page in (whole, cut)] == [False, True]


def test_a_units_page_counts_its_open_parts_of_tasks_for_who_may_see_them():
    commune = UnitFactory()
    plan = issued_plan(commune)
    for due_on in (date(2026, 2, 1), date(2026, 6, 30)):
        task_under(commune, plan=plan, due_on=due_on)
    done(task_under(commune, plan=plan).parts.get(), officer_of(commune), date(2026, 3, 1))

    pages = [page_of(commune, officer_of(unit)) for unit in (commune, UnitFactory())]

    assert ["Phần việc trong nhiệm vụ chưa xong: 2" in page for page in pages] == [True, False]
    assert "1 quá hạn" in pages[0]
