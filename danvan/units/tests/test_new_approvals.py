"""Auditors see which approvals came from accounts made days before."""

from datetime import date, timedelta

import pytest
from django.test import Client

from danvan.accounts.models import User
from danvan.audit.models import Entry
from danvan.plans.models import Plan
from danvan.plans.tests.factories import issued_plan
from danvan.units.models import Role
from danvan.units.queries.new_approvals import NEW_FOR, new_approvals
from danvan.units.tests.factories import HoldingFactory, UnitFactory, leader_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(TODAY)


def approved_after(days, symbol="21/KH-UBND"):
    """A plan whose signing was recorded by an account made so many days before; None: by one as old as the house."""
    plan = issued_plan(UnitFactory(), symbol=symbol)
    approval = Entry.objects.about(plan).get(verb="issue")
    made_on = None if days is None else TODAY - timedelta(days=days)
    User.objects.filter(pk=approval.actor_id).update(made_on=made_on)
    return plan


def told():
    return sorted((entry.object_id, entry.verb) for entry in new_approvals())


def page_for(holding):
    browser = Client()
    browser.force_login(holding.user)
    return browser.get("/approvals/new/")


def test_an_approval_is_listed_until_the_account_is_a_week_old():
    plans = [approved_after(days, f"{at}/KH") for at, days in enumerate((0, NEW_FOR, NEW_FOR + 1, None))]

    listed = told()

    assert listed == [(plan.pk, "issue") for plan in plans[:2]]


def test_what_takes_no_second_pair_of_eyes_is_not_listed():
    plan = approved_after(None)
    submitted = Entry.objects.about(plan).get(verb="submit")

    User.objects.filter(pk=submitted.actor_id).update(made_on=TODAY)

    assert told() == []


def test_an_auditor_reads_of_the_own_units_and_of_no_others():
    plan, other = approved_after(1), approved_after(1, "22/KH-UBND")
    Plan.objects.filter(pk=other.pk).update(title="Kế hoạch của nơi khác")
    auditor = HoldingFactory(unit=plan.issuer, role=Role.AUDITOR)

    page = page_for(auditor).content.decode()

    assert (plan.title in page, "Kế hoạch của nơi khác" in page) == (True, False)


def test_the_list_is_for_auditors_and_so_is_the_way_to_it():
    plan = approved_after(1)
    auditor, leader = HoldingFactory(unit=plan.issuer, role=Role.AUDITOR), leader_of(plan.issuer)

    pages = [page_for(auditor), page_for(leader)]

    assert [page.status_code for page in pages] == [200, 403]
    assert [b'href="/approvals/new/"' in page.content for page in pages] == [True, False]


def test_nothing_new_is_said_in_words():
    auditor = HoldingFactory(role=Role.AUDITOR)

    assert "Chưa có việc nào như vậy." in page_for(auditor).content.decode()
