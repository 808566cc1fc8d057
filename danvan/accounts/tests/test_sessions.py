"""How long a session lasts, what it remembers, and what a change of person leaves of it."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.accounts.actions.invitations import invite
from danvan.accounts.actions.sessions import clear_stale_sessions, end_sessions
from danvan.accounts.models import Session
from danvan.accounts.tests.factories import UserFactory
from danvan.accounts.tests.people import PASSWORD, at_work, by, is_signed_in, sign_in, somebody
from danvan.core import clock

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)


def test_a_session_unused_for_half_an_hour_has_ended(on_day):
    on_day(MORNING)
    lan = somebody()
    client = at_work(lan)

    on_day(MORNING + timedelta(minutes=30))
    answer = client.get("/account/")

    assert answer.url == "/sign-in/?next=%2Faccount%2F&expired=1"


def test_a_session_in_use_goes_on_but_never_beyond_twelve_hours(on_day):
    on_day(MORNING)
    lan = somebody()
    client = at_work(lan)

    open_after = []
    for minutes in range(25, 12 * 60 + 25, 25):
        on_day(MORNING + timedelta(minutes=minutes))
        open_after.append((minutes, is_signed_in(client, lan)))

    assert [minutes for minutes, is_open in open_after if is_open] == list(range(25, 12 * 60, 25))


def test_the_sign_in_page_says_that_the_session_has_ended(client):
    answer = client.get("/sign-in/?expired=1")

    assert "Phiên làm việc đã hết hạn" in answer.content.decode()


def writes_of(client):
    """How many statements that write one look at a page costs."""
    with CaptureQueriesContext(connection) as asked:
        client.get("/account/")
    return sum(not query["sql"].startswith("SELECT") for query in asked.captured_queries)


def test_reading_pages_writes_at_most_once_a_minute(on_day):
    on_day(MORNING)
    client = at_work(somebody())

    at_once = writes_of(client)
    on_day(MORNING + timedelta(minutes=1))
    a_minute_later, and_again = writes_of(client), writes_of(client)

    assert (at_once, a_minute_later, and_again) == (0, 1, 0)


def test_the_key_changes_at_sign_in_and_is_not_kept_in_the_database():
    lan = somebody()
    client = Client()
    client.cookies["phien"] = planted = "a" * 32

    sign_in(client, lan)

    key = client.cookies["phien"].value
    assert key != planted
    assert not Session.objects.filter(digest=key).exists()
    assert key not in Session.objects.get().data


def test_another_person_at_the_same_browser_begins_a_session_of_their_own(on_day):
    on_day(MORNING)
    lan, minh = somebody(), somebody()
    client = at_work(lan)
    session = client.session
    session["draft"] = "điều Lan đang viết"
    session.save()
    client.post("/sign-out/")

    on_day(MORNING + timedelta(hours=11, minutes=50))
    sign_in(client, minh)

    assert "draft" not in client.session
    on_day(MORNING + timedelta(hours=12, minutes=10))
    assert is_signed_in(client, minh)


def test_accepting_an_invitation_where_another_is_signed_in_ends_the_others_session():
    lan, minh = somebody(), UserFactory()
    client = at_work(lan)
    session = client.session
    session["draft"] = "điều Lan đang viết"
    session.save()

    client.post(f"/invitations/{invite(minh, by=by(lan))}/", {"password": PASSWORD, "again": PASSWORD})

    assert ("draft" in client.session, is_signed_in(client, minh)) == (False, True)
    assert [each.user for each in Session.objects.all()] == [minh]


def test_pages_of_somebody_signed_in_are_not_kept_by_the_browser():
    answer = at_work(somebody()).get("/account/")

    assert answer.headers["Cache-Control"] == "no-store"


def test_a_new_password_ends_the_sessions_opened_with_the_old_one():
    lan = somebody()
    client = at_work(lan)

    lan.set_password("một mật khẩu khác hẳn")
    lan.save()

    assert not is_signed_in(client, lan)


def test_ending_a_persons_sessions_leaves_those_of_others():
    lan, minh = somebody(), somebody()
    of_lan, of_minh = at_work(lan), at_work(minh)

    ended = end_sessions(lan)

    assert (ended, is_signed_in(of_lan, lan), is_signed_in(of_minh, minh)) == (1, False, True)


def test_sessions_past_their_time_are_cleared_away(on_day):
    on_day(MORNING)
    at_work(somebody())
    on_day(MORNING + timedelta(minutes=20))
    minh = somebody()
    at_work(minh)

    on_day(MORNING + timedelta(minutes=31))

    assert clear_stale_sessions() == 1
    assert [session.user for session in Session.objects.all()] == [minh]


def test_a_session_knows_its_browser():
    client = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0"})
    lan = somebody()

    sign_in(client, lan)

    session = Session.objects.get()
    assert (session.user, session.device, session.address) == (lan, "Edge trên Windows", "127.0.0.1")
