"""A lost password: same answer for known and unknown, one use, thirty minutes, and no way round the second factor."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.accounts.actions.addresses import ask_for_address
from danvan.accounts.models import Letter, Link, User
from danvan.accounts.outbox import send_letters
from danvan.accounts.tests.factories import UserFactory
from danvan.accounts.tests.people import PASSWORD, at_work, is_signed_in, next_code, sign_in, somebody, with_code_app
from danvan.audit.models import Entry
from danvan.core import clock

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)
OTHER = "một câu khác của riêng tôi"
NEW = {"password": OTHER, "again": OTHER}


def ask(client, typed):
    return client.post("/password-reset/", {"username": typed})


def link_in_the_letter():
    """The path of the link in the letter sent last."""
    return re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body).group(1)


def letter_for(user):
    """Asks, sends, and reads the link."""
    ask(Client(), user.username)
    send_letters()
    return link_in_the_letter()


def test_whoever_forgot_the_password_gets_in_by_a_letter(client):
    lan = somebody(email="lan@xa.example")
    link = letter_for(lan)

    shown = client.get(link)
    answer = client.post(link, NEW)

    assert mail.outbox[0].to == ["lan@xa.example"]
    assert (shown.status_code, answer.url, is_signed_in(client, lan)) == (200, "/", True)
    assert User.objects.get(pk=lan.pk).check_password(OTHER)


def test_known_unknown_and_closed_accounts_get_the_same_answer_at_the_same_cost(client):
    somebody(username="lan", email="lan@xa.example")
    somebody(username="minh", email="minh@xa.example", is_active=False)
    somebody(username="hoa")

    ask(Client(), "ai.do.truoc")

    pages, costs = set(), set()
    for typed in ("lan", "lan@xa.example", "minh", "hoa", "khong.co", "khong@co.example"):
        with CaptureQueriesContext(connection) as queries:
            pages.add(ask(Client(), typed).content)
        costs.add(len(queries))

    assert (len(pages), len(costs)) == (1, 1)


def test_only_who_can_get_in_otherwise_is_written_to():
    somebody(username="lan", email="lan@xa.example")
    somebody(username="minh", email="minh@xa.example", is_active=False)
    somebody(username="hoa")
    UserFactory(username="cho.moi", email="cho@xa.example")
    for typed in ("lan", "minh", "hoa", "cho.moi", "khong.co"):
        ask(Client(REMOTE_ADDR=f"203.0.113.{len(typed)}"), typed)

    sent = send_letters()

    assert (sent, [letter.to for letter in mail.outbox]) == (1, [["lan@xa.example"]])
    assert not Letter.objects.filter(done_at=None).exists()


def test_the_link_is_good_once_and_for_thirty_minutes(client, on_day):
    on_day(MORNING)
    lan = somebody(email="lan@xa.example")
    link = letter_for(lan)

    on_day(MORNING + timedelta(minutes=30) - timedelta(seconds=1))
    first = client.post(link, NEW).status_code
    again = Client().post(link, NEW).status_code
    late = letter_for(lan)
    on_day(MORNING + timedelta(minutes=61))

    assert (first, again, Client().get(late).status_code) == (302, 404, 404)


def test_a_reset_ends_all_sessions(client):
    lan = somebody(email="lan@xa.example")
    elsewhere = at_work(lan)

    client.post(letter_for(lan), NEW)

    assert (is_signed_in(client, lan), is_signed_in(elsewhere, lan)) == (True, False)


def test_a_reset_never_gets_round_the_second_factor(client):
    lan = with_code_app(somebody(email="lan@xa.example"))

    answer = client.post(letter_for(lan), NEW)
    before = is_signed_in(client, lan)
    client.post(answer.url, {"code": next_code(lan)})

    assert (answer.url, before, is_signed_in(client, lan)) == ("/sign-in/second-factor/", False, True)


def test_a_reset_stops_a_change_of_e_mail_under_way(client):
    lan = somebody(email="lan@xa.example")
    ask_for_address(lan, email="ke.la@noi-khac.example")

    client.post(letter_for(lan), NEW)

    assert not lan.address_changes.open().exists()


def test_the_holder_is_told_of_the_new_password(client):
    lan = somebody(email="lan@xa.example")
    client.post(letter_for(lan), NEW)

    send_letters()

    assert mail.outbox[-1].subject == "danvan: mật khẩu đã đổi"
    assert [entry.verb for entry in Entry.objects.about(lan)] == ["reset_password", "open_password_reset"]


def test_asking_again_closes_the_earlier_link(client):
    lan = somebody(email="lan@xa.example")
    earlier, later = letter_for(lan), letter_for(lan)

    assert [client.get(link).status_code for link in (earlier, later)] == [404, 200]


def test_a_reset_link_is_no_invitation_and_an_invitation_no_reset(client):
    lan = somebody(email="lan@xa.example")
    token = letter_for(lan).split("/")[2]

    assert client.get(f"/invitations/{token}/").status_code == 404


def test_asking_many_times_slows_down_alike_for_known_and_unknown(client):
    somebody(username="lan", email="lan@xa.example")

    statuses = {name: [ask(Client(), name).status_code for _ in range(4)] for name in ("lan", "khong.co")}

    assert statuses == {"lan": [200, 200, 200, 429], "khong.co": [200, 200, 200, 429]}


def test_links_come_from_the_configured_address_not_from_the_caller(settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_ADDRESS = "https://danvan.example"
    lan = somebody(email="lan@xa.example")
    ask(Client(headers={"Host": "xau.example"}), lan.username)

    send_letters()

    assert "https://danvan.example/password-reset/" in mail.outbox[0].body
    assert "xau.example" not in mail.outbox[0].body


def test_the_outbox_holds_no_link():
    lan = somebody(email="lan@xa.example")

    ask(Client(), lan.username)

    assert not Link.objects.exists()


def test_the_new_password_obeys_the_rules(client):
    lan = somebody(email="lan@xa.example")
    link = letter_for(lan)

    answer = client.post(link, {"password": "matkhau2026!", "again": "matkhau2026!"})

    assert answer.status_code == 422
    assert "dễ đoán" in answer.content.decode()
    assert sign_in(Client(), lan, password=PASSWORD).status_code == 302


def test_who_comes_too_late_is_offered_a_new_link(client):
    answer = client.get("/password-reset/" + "x" * 43 + "/")

    assert answer.status_code == 404
    assert 'href="/password-reset/"' in answer.content.decode()
