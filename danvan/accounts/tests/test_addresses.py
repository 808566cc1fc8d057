"""Changing the work e-mail: the old address is told, the new one confirms, a day goes by."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail

from danvan.accounts.actions.addresses import ask_for_address, make_due_address_changes
from danvan.accounts.models import User
from danvan.accounts.outbox import send_letters
from danvan.accounts.tests.people import at_work, somebody
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.errors import Refused

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)
NEW = "lan.moi@xa.example"


def link_sent_to(address):
    """The path of the link in the letter to this address."""
    send_letters()
    body = next(letter.body for letter in mail.outbox if letter.to == [address])
    return re.search(r"https?://[^/]+(/email-changes/\S+)", body).group(1)


def email_of(user):
    return User.objects.get(pk=user.pk).email


def test_the_address_changes_after_a_day_once_confirmed(client, on_day):
    on_day(MORNING)
    lan = somebody(email="lan@xa.example")
    at_work(lan).post("/account/email/", {"email": " Lan.Moi@xa.example "})
    answer = client.post(link_sent_to(NEW))

    on_day(MORNING + timedelta(hours=23, minutes=59))
    early = make_due_address_changes()
    on_day(MORNING + timedelta(hours=24))
    due = make_due_address_changes()

    assert "từ 26/05/2026 07:30" in answer.content.decode()
    assert (early, due, email_of(lan)) == (0, 1, NEW)


def test_the_old_address_is_told_at_once(on_day):
    lan = somebody(email="lan@xa.example")
    ask_for_address(lan, email=NEW)

    send_letters()

    assert {letter.to[0]: letter.subject for letter in mail.outbox} == {
        "lan@xa.example": "danvan: thư điện tử sắp đổi",
        NEW: "danvan: xác nhận thư điện tử mới",
    }
    assert NEW not in next(letter.body for letter in mail.outbox if letter.to == ["lan@xa.example"])


def test_without_confirmation_nothing_changes(on_day):
    on_day(MORNING)
    lan = somebody(email="lan@xa.example")
    ask_for_address(lan, email=NEW)

    on_day(MORNING + timedelta(days=3))

    assert (make_due_address_changes(), email_of(lan)) == (0, "lan@xa.example")


def test_opening_the_link_confirms_nothing_until_it_is_pressed(client, on_day):
    on_day(MORNING)
    lan = somebody(email="lan@xa.example")
    ask_for_address(lan, email=NEW)

    client.get(link_sent_to(NEW))

    on_day(MORNING + timedelta(hours=25))
    assert make_due_address_changes() == 0


def test_the_holder_can_stop_it(client):
    lan = somebody(email="lan@xa.example")
    browser = at_work(lan)
    browser.post("/account/email/", {"email": NEW})
    link = link_sent_to(NEW)

    browser.post("/account/email/withdrawal/")

    assert (client.post(link).status_code, lan.address_changes.open().count()) == (404, 0)


def test_a_link_for_an_earlier_wish_does_not_confirm_a_later_one(client):
    lan = somebody(email="lan@xa.example")
    ask_for_address(lan, email="cu@xa.example")
    earlier = link_sent_to("cu@xa.example")

    ask_for_address(lan, email=NEW)

    assert client.post(earlier).status_code == 404
    assert lan.address_changes.open().get().confirmed_at is None


def test_a_late_letter_for_an_earlier_wish_is_not_sent():
    lan = somebody(email="lan@xa.example")
    ask_for_address(lan, email="cu@xa.example")
    ask_for_address(lan, email=NEW)

    send_letters()

    assert "cu@xa.example" not in [letter.to[0] for letter in mail.outbox]


def test_an_address_of_another_account_is_refused_only_to_whoever_reads_it(client):
    somebody(email=NEW)
    lan = somebody(email="lan@xa.example")

    asked = at_work(lan).post("/account/email/", {"email": NEW})
    confirmed = client.post(link_sent_to(NEW))

    assert (asked.status_code, confirmed.status_code) == (302, 422)
    assert "đã thuộc một tài khoản khác" in confirmed.content.decode()


def test_an_address_that_another_account_got_meanwhile_is_dropped(client, on_day):
    on_day(MORNING)
    lan = somebody(email="lan@xa.example")
    ask_for_address(lan, email=NEW)
    client.post(link_sent_to(NEW))
    somebody(email=NEW)

    on_day(MORNING + timedelta(hours=24))

    assert (make_due_address_changes(), email_of(lan), lan.address_changes.open().count()) == (0, "lan@xa.example", 0)


def test_the_address_already_in_use_needs_no_change():
    lan = somebody(email="lan@xa.example")

    with pytest.raises(Refused, match="không có gì để đổi"):
        ask_for_address(lan, email="lan@xa.example")


def test_what_is_no_address_is_sent_back():
    answer = at_work(somebody()).post("/account/email/", {"email": "không phải địa chỉ"})

    assert answer.status_code == 422
    assert "ten@coquan.gov.vn" in answer.content.decode()


def test_the_record_says_that_it_changed_not_to_what(client, on_day):
    on_day(MORNING)
    lan = somebody(email="lan@xa.example")
    ask_for_address(lan, email=NEW)
    client.post(link_sent_to(NEW))
    on_day(MORNING + timedelta(hours=24))

    make_due_address_changes()

    entries = Entry.objects.about(lan)
    assert [(entry.verb, entry.changes) for entry in entries] == [
        ("change_address", {"email": [None, None]}),
        ("ask_for_address", {"email": [None, None]}),
    ]


def test_changing_it_on_a_session_left_open_needs_the_password_again(on_day):
    on_day(MORNING)
    client = at_work(somebody())
    on_day(MORNING + timedelta(minutes=10))

    answer = client.post("/account/email/", {"email": NEW}, headers={"Referer": "http://testserver/account/email/"})

    assert answer.url == "/account/confirmation/?next=%2Faccount%2Femail%2F"
