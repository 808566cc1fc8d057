"""A draft picked a unit by hand, and the unit ends before the plan is issued."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.core.acting import SYSTEM
from danvan.plans.actions.bindings import bind
from danvan.plans.reorganising import drafts
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.workflow import PLAN
from danvan.units.actions.merging import merge_units
from danvan.units.selectors import Selector
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
SAID = "UBND xã Cũ, kết thúc từ 02/03/2026; kế thừa: UBND xã Mới"


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(TODAY)


@pytest.fixture
def old():
    return UnitFactory(name="UBND xã Cũ")


def draft_for(*units):
    plan = PlanFactory()
    officer = officer_of(plan.drafting_office)
    bind(plan, "các xã", Selector(words="các xã", units=tuple(unit.pk for unit in units)), by=officer)
    return plan, officer


def merged(*units, into="UBND xã Mới"):
    merge_units(list(units), into=UnitFactory(name=into), by=SYSTEM, on=TODAY, basis="Nghị quyết số 05/NQ-HĐND")


def browser_of(post):
    browser = Client()
    browser.force_login(post.user)
    return browser


def test_who_drafts_and_who_records_the_signing_are_told_and_who_stands_in_its_place(old):
    plan, officer = draft_for(old, UnitFactory())
    drafter, clerk = browser_of(officer), browser_of(leader_of(plan.issuer))
    before = drafter.get(f"/plans/{plan.pk}/units/").content.decode()
    PLAN.advance(plan, "submit", by=officer)

    merged(old)

    pages = [drafter.get(f"/plans/{plan.pk}/units/"), clerk.post(f"/plans/{plan.pk}/signing/")]
    told = [SAID in page.content.decode() for page in pages]
    assert (SAID in before, told) == (False, [True, True])


def test_the_preview_of_a_reorganisation_names_whose_drafts_picked_the_unit_and_nothing_of_them(old):
    plan, _officer = draft_for(old)
    dropped, officer = draft_for(old)
    PLAN.advance(dropped, "drop", by=officer)

    told = list(drafts([old, UnitFactory()]))

    assert told == [f"UBND xã Cũ: chọn lại trong dự thảo kế hoạch của {plan.issuer.name}"]


def test_the_page_asks_as_often_for_three_ended_units_as_for_one(old):
    counts = []
    for units in ([old], [UnitFactory() for _each in range(3)]):
        plan, officer = draft_for(*units)
        merged(*units, into=f"UBND xã Mới {len(units)}")
        browser = browser_of(officer)
        browser.get(f"/plans/{plan.pk}/units/")
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/plans/{plan.pk}/units/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
