"""Working under one of several posts, visibly, and never under another than the page was opened with."""

import re
from datetime import date

import pytest
from django.test import Client

from danvan.accounts.tests.people import at_work, somebody
from danvan.core.acting import renewed
from danvan.core.errors import Refused
from danvan.units.acting import in_post
from danvan.units.models import Delegation, Role
from danvan.units.posts import post_today
from danvan.units.tests.factories import HoldingFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_posts():
    user = somebody()
    first = HoldingFactory(user=user, unit=UnitFactory(name="UBND xã Khe Thử"))
    second = HoldingFactory(user=user, unit=UnitFactory(name="Đảng ủy xã Khe Thử"))
    return at_work(user), first, second


def test_every_page_says_under_which_post_one_works(two_posts):
    browser, first, _second = two_posts

    page = browser.post("/delegations/", {"holding": 0}).content.decode()

    assert re.search(r"<summary[^>]*>Chuyên viên, UBND xã Khe Thử", page)
    assert f'name="holding" value="{first.pk}"' in page


def test_switching_changes_the_post_and_the_sessions_key(two_posts):
    browser, _first, second = two_posts
    key = browser.session.session_key

    browser.post("/holdings/current/", {"post": second.pk, "next": "/account/"})

    assert f'name="holding" value="{second.pk}"' in browser.get("/account/").content.decode()
    assert browser.session.session_key != key


def test_a_form_opened_under_another_post_is_asked_about_and_not_saved(two_posts):
    browser, first, second = two_posts
    browser.post("/holdings/current/", {"post": second.pk})

    answer = browser.post("/delegations/", {"holding": first.pk})

    assert answer.status_code == 409
    assert "mở với vai trò “Chuyên viên, UBND xã Khe Thử”" in answer.content.decode()
    assert browser.get("/account/").status_code == 200


@pytest.mark.parametrize("opened_under", ["another post", "a post that ended", "nothing known"])
def test_leaving_works_from_whatever_window(two_posts, opened_under):
    browser, first, second = two_posts
    if opened_under == "a post that ended":
        first.to_on = date(2025, 8, 1)
        first.save()
    browser.post("/holdings/current/", {"post": second.pk})
    shown = "x" if opened_under == "nothing known" else first.pk

    answer = browser.post("/sign-out/", {"holding": shown})

    assert (answer.status_code, browser.get("/account/").status_code) == (302, 302)


def test_a_form_opened_under_a_post_that_ended_meanwhile_says_so(two_posts):
    browser, first, _second = two_posts
    browser.get("/account/")
    first.to_on = date(2025, 8, 1)
    first.save()

    answer = browser.post("/delegations/", {"holding": first.pk})

    assert answer.status_code == 409
    assert "đã kết thúc hoặc không còn là của bạn" in answer.content.decode()


def test_nobody_takes_up_a_post_of_another(two_posts):
    browser, _first, _second = two_posts
    foreign = HoldingFactory()

    answer = browser.post("/holdings/current/", {"post": foreign.pk})

    assert answer.status_code == 403
    assert str(foreign.pk) not in browser.session.get("holding", "")


def test_the_switch_never_leads_to_another_site(two_posts):
    browser, _first, second = two_posts

    answer = browser.post("/holdings/current/", {"post": second.pk, "next": "//example.com/"})

    assert answer.headers["Location"] == "/"


def test_a_deputy_works_in_the_holders_place_on_the_days_given_and_no_longer(on_day):
    holding = HoldingFactory(role=Role.LEADER)
    deputy = somebody()
    days = {"from_on": date(2026, 5, 4), "to_on": date(2026, 5, 9)}
    Delegation.objects.create(holding=holding, deputy=deputy, **days)

    on_day(date(2026, 5, 8))
    during = post_today(deputy.pk, holding.pk)
    on_day(date(2026, 5, 9))

    assert (during.in_place_of, during.role, during.persons) == (
        holding.user.full_name,
        Role.LEADER,
        {deputy.pk, holding.user_id},
    )
    assert post_today(deputy.pk, holding.pk) is None


def test_an_act_under_a_holding_that_ended_is_refused():
    holding = HoldingFactory()
    by = in_post(holding)
    holding.to_on = date(2025, 8, 1)
    holding.save()

    with pytest.raises(Refused, match="đã kết thúc"):
        renewed(by)


def test_a_stranger_is_sent_to_sign_in():
    answer = Client().post("/holdings/current/", {"post": 1})

    assert answer.headers["Location"].startswith("/sign-in/")
