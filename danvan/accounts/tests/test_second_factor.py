"""The second factor: compulsory where the post needs it, fresh where the act does."""

from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from danvan.accounts import second_factor
from danvan.accounts.tests.people import (
    PASSWORD,
    at_work,
    is_signed_in,
    next_code,
    set_up_app,
    sign_in,
    somebody,
    with_code_app,
)
from danvan.audit.models import Entry
from danvan.core import clock

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)


@second_factor.fresh
def signature(request):
    return HttpResponse("đã ký")


urlpatterns = [path("", include("danvan.accounts.urls")), path("signature/", signature)]


@pytest.fixture
def needed_by(monkeypatch):
    """Makes the second factor compulsory for these people, as the app that knows their posts would."""
    needing = []
    monkeypatch.setattr(second_factor, "_needs", [lambda user: user in needing])
    return needing.append


def test_whose_post_needs_it_sets_it_up_before_anything_else(client, needed_by):
    lan = somebody()
    needed_by(lan)

    first = client.post("/sign-in/?next=/account/", {"username": lan.username, "password": PASSWORD})
    elsewhere = client.get("/account/")
    block = client.get("/account/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/account/"})

    assert first.url == elsewhere.url == "/account/second-factor/app/?next=%2Faccount%2F"
    assert block.headers["HX-Redirect"] == "/account/second-factor/app/?next=%2Faccount%2F"
    assert client.get(first.url).status_code == 200


def test_whose_post_needs_it_may_still_sign_out(client, needed_by):
    lan = somebody()
    needed_by(lan)
    sign_in(client, lan)

    assert client.post("/sign-out/").url == "/sign-in/"


def test_once_set_up_the_house_is_open(client, needed_by, on_day):
    on_day(MORNING)
    lan = somebody()
    needed_by(lan)
    sign_in(client, lan)

    set_up_app(client)

    assert is_signed_in(client, lan)


def test_a_role_that_begins_during_a_session_asks_for_the_factor_at_once(needed_by):
    lan = somebody()
    client = at_work(lan)

    before = is_signed_in(client, lan)
    needed_by(lan)

    assert (before, client.get("/account/").url) == (True, "/account/second-factor/app/?next=%2Faccount%2F")


def test_where_it_is_compulsory_it_cannot_be_given_up(needed_by):
    lan = with_code_app(somebody())
    needed_by(lan)

    answer = at_work(lan).post("/account/second-factor/removal/")

    assert (answer.status_code, second_factor.enrolled(lan)) == (422, True)
    assert "không tắt được" in answer.content.decode()


def test_where_it_is_not_it_can_and_is_recorded():
    lan = with_code_app(somebody())

    at_work(lan).post("/account/second-factor/removal/")

    assert second_factor.enrolled(lan) is False
    assert Entry.objects.about(lan)[0].verb == "remove_second_factor"


@override_settings(ROOT_URLCONF=__name__)
def test_an_act_that_needs_it_fresh_asks_again_after_ten_minutes(on_day):
    on_day(MORNING)
    lan = with_code_app(somebody())
    client = at_work(lan)

    soon = client.get("/signature/")
    on_day(MORNING + timedelta(minutes=10))
    later = client.get("/signature/")
    client.post(later.url, {"code": next_code(lan)})

    assert (soon.content.decode(), later.url) == ("đã ký", "/account/confirmation/?next=%2Fsignature%2F")
    assert client.get("/signature/").content.decode() == "đã ký"


@override_settings(ROOT_URLCONF=__name__)
def test_an_act_that_needs_it_fresh_sends_whoever_has_none_to_set_it_up():
    answer = at_work(somebody()).get("/signature/")

    assert answer.url == "/account/second-factor/app/?next=%2Fsignature%2F"


@override_settings(ROOT_URLCONF=__name__)
def test_what_is_posted_too_late_leads_back_to_the_page_it_came_from(on_day):
    on_day(MORNING)
    client = at_work(with_code_app(somebody()))
    on_day(MORNING + timedelta(minutes=11))

    answer = client.post("/signature/", headers={"Referer": "http://testserver/plans/12/"})

    assert answer.url == "/account/confirmation/?next=%2Fplans%2F12%2F"


def test_the_key_of_the_session_changes_when_the_factor_is_shown_again(on_day):
    on_day(MORNING)
    lan = with_code_app(somebody())
    client = at_work(lan)
    before = client.cookies["phien"].value
    on_day(MORNING + timedelta(minutes=11))

    client.post("/account/confirmation/", {"code": next_code(lan)})

    assert client.cookies["phien"].value != before
    assert is_signed_in(client, lan)


def test_changing_the_app_on_a_session_left_open_needs_the_factor_again(on_day):
    on_day(MORNING)
    client = at_work(with_code_app(somebody()))
    on_day(MORNING + timedelta(minutes=11))

    answer = client.get("/account/second-factor/app/")

    assert answer.url == "/account/confirmation/?next=%2Faccount%2Fsecond-factor%2Fapp%2F"


def test_setting_one_up_on_a_session_left_open_needs_the_password_again(on_day):
    on_day(MORNING)
    lan = somebody()
    client = at_work(lan)
    on_day(MORNING + timedelta(minutes=11))

    sent = client.get("/account/second-factor/app/").url
    wrong = client.post(sent, {"password": "đoán mò thôi mà"})
    right = client.post(sent, {"password": PASSWORD})

    assert (wrong.status_code, right.url) == (422, "/account/second-factor/app/")
    assert client.get(right.url).status_code == 200
