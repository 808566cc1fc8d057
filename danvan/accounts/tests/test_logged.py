"""What the log tells of the doors: who came in how, who tried in vain, and never what was typed there."""

import pytest
from django.test import Client

from danvan.accounts.tests.people import PASSWORD, at_work, next_code, sign_in, somebody, with_code_app

pytestmark = pytest.mark.django_db
CODE = "/sign-in/second-factor/"


def test_somebody_who_comes_in_is_told_with_how_and_from_where(client, lines):
    lan = somebody()

    sign_in(client, lan, REMOTE_ADDR="10.1.2.3")

    assert lines.events("shown", "account", "by", "factor", "who", "address") == [
        ("proof_right", "password", lan.pk, None, None, None, "10.1.2.3"),
        ("signed_in", None, None, "password", None, lan.pk, "10.1.2.3"),
    ]


def test_the_factor_that_was_shown_is_told(client, lines):
    lan = with_code_app(somebody())
    sign_in(client, lan)

    client.post(CODE, {"code": "000000"})
    client.post(CODE, {"code": next_code(lan)})

    assert lines.events("shown", "account", "by", "factor")[1:] == [
        ("proof_wrong", "code", lan.pk, None, None),
        ("proof_right", "code", lan.pk, None, None),
        ("signed_in", None, None, "password", "code"),
    ]


def test_a_wrong_password_is_told_with_whose_account_it_was_tried_on(client, lines):
    lan = somebody()

    sign_in(client, lan, password="mật khẩu đoán mò")
    client.post("/sign-in/", {"username": PASSWORD, "password": "x"})

    assert lines.events("shown", "account") == [
        ("proof_wrong", "password", lan.pk),
        ("proof_wrong", "password", None),
    ]


def test_a_door_that_closed_after_many_tries_is_told(client, lines):
    lan = somebody()

    for _ in range(6):
        sign_in(client, lan, password="mật khẩu đoán mò")

    assert lines.events("account")[-1] == ("proof_closed", lan.pk)
    assert lines.told[-1]["status"] == 429


def test_leaving_and_asking_for_a_reset_are_told(lines):
    lan = somebody()
    browser = at_work(lan)

    browser.post("/sign-out/")
    Client().post("/password-reset/", {"username": lan.username})

    assert lines.events("who", "shown")[2:] == [
        ("signed_out", lan.pk, None),
        ("proof_right", None, "asking for a reset"),
    ]


def test_whoever_is_refused_a_page_is_told_by_name_and_holding(lines):
    lan = somebody()

    at_work(lan).get("/plans/987654/")

    told = lines.told[-1]
    assert (told["who"], told["status"], told["path"]) == (lan.pk, 404, "/plans/987654/")


def test_neither_password_nor_code_nor_session_is_ever_told(client, lines):
    lan = with_code_app(somebody())
    code = next_code(lan)

    sign_in(client, lan, password="mat khau sai 1")
    sign_in(client, lan)
    client.post(CODE, {"code": "314159"})
    client.post(CODE, {"code": code})
    client.get("/plans/987654/")

    planted = [PASSWORD, "mat khau sai", "314159", code, client.session.session_key, lan.username, lan.full_name]
    whole = "\n".join(lines.written).encode().decode("unicode_escape")
    assert [word for word in planted if word in whole] == []
