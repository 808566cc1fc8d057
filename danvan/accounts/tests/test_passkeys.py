"""Keys in a person's machine: added, shown at the door, worthless on another's page."""

import html
import json
import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from danvan.accounts import passkeys, second_factor
from danvan.accounts.models import Passkey, RecoveryCode
from danvan.accounts.passkeys import NotShown
from danvan.accounts.tests.people import at_work, is_signed_in, next_code, sign_in, somebody, with_code_app
from danvan.accounts.tests.security_key import SecurityKey
from danvan.audit.models import Entry

pytestmark = pytest.mark.django_db
NEW = "/account/second-factor/keys/"
STEP = "/sign-in/second-factor/"


@pytest.fixture(autouse=True)
def house(settings):
    settings.SITE_ADDRESS = "https://danvan.example"


def asked_on(page):
    """What a page asks of the browser."""
    return json.loads(html.unescape(re.search(r'data-asked="([^"]+)"', page.content.decode()).group(1)))


def add_key(client, key=None, name="máy ở cơ quan", **how):
    """Goes through the page as a person does; gives the key and the house's answer."""
    key = key or SecurityKey()
    answer = client.post(NEW, {"name": name, "credential": key.make(asked_on(client.get(NEW)), **how)})
    return key, answer


def at_the_second_step(user):
    """A browser whose owner has shown the password."""
    client = Client()
    sign_in(client, user)
    return client


def test_the_first_key_comes_with_recovery_codes():
    lan = somebody()

    _, answer = add_key(at_work(lan))

    assert answer.content.decode().count("<li><code>") == 10
    assert (second_factor.enrolled(lan), RecoveryCode.objects.filter(user=lan).count()) == (True, 10)
    assert Entry.objects.about(lan)[0].verb == "set_up_second_factor"


def test_a_further_key_leaves_the_recovery_codes_as_they_are():
    lan = somebody()
    client = at_work(lan)
    add_key(client)

    _, answer = add_key(client)

    assert (answer.url, lan.passkeys.count()) == ("/account/second-factor/", 2)


def test_a_person_gets_in_with_the_key():
    lan = somebody()
    key, _ = add_key(at_work(lan))
    client = at_the_second_step(lan)

    before = is_signed_in(client, lan)
    client.get(STEP)
    client.post(STEP, {"credential": key.show(asked_on(client.get(STEP)))})

    assert (before, is_signed_in(client, lan)) == (False, True)
    assert lan.passkeys.get().used_at is not None


def test_whoever_has_app_and_key_may_use_either():
    lan = with_code_app(somebody())
    add_key(at_work(lan))
    client = at_the_second_step(lan)
    page = client.get(STEP).content.decode()
    lan.code_app.last_step = 0
    lan.code_app.save()

    client.post(STEP, {"code": next_code(lan)})

    assert ("data-passkey" in page, 'name="code"' in page, is_signed_in(client, lan)) == (True, True, True)


@pytest.mark.parametrize(
    "origin", ["https://danvan.example.xau.example", "http://danvan.example", "https://xau.example"]
)
def test_a_key_shown_on_a_copy_of_our_page_opens_nothing(origin):
    lan = somebody()
    key, _ = add_key(at_work(lan))
    client = at_the_second_step(lan)

    answer = client.post(STEP, {"credential": key.show(asked_on(client.get(STEP)), origin=origin)})

    assert (answer.status_code, is_signed_in(client, lan)) == (422, False)


def test_a_key_made_on_a_copy_of_our_page_is_not_taken():
    client = at_work(somebody())

    _, answer = add_key(client, origin="https://xau.example")

    assert (answer.status_code, Passkey.objects.exists()) == (422, False)
    assert "Chưa cài được khóa" in answer.content.decode()


def test_anothers_key_opens_nothing():
    lan, minh = somebody(), somebody()
    add_key(at_work(lan))
    of_minh, _ = add_key(at_work(minh))
    client = at_the_second_step(lan)

    answer = client.post(STEP, {"credential": of_minh.show(asked_on(client.get(STEP)))})

    assert (answer.status_code, is_signed_in(client, lan)) == (422, False)


def test_a_key_that_nobody_touched_opens_nothing():
    lan = somebody()
    key, _ = add_key(at_work(lan))
    key.present = False
    client = at_the_second_step(lan)

    assert client.post(STEP, {"credential": key.show(asked_on(client.get(STEP)))}).status_code == 422


def test_an_answer_is_good_once_and_only_for_the_question_it_answers():
    lan = somebody()
    key, _ = add_key(at_work(lan))
    first, second = at_the_second_step(lan), at_the_second_step(lan)
    answer = key.show(asked_on(first.get(STEP)))
    asked_on(second.get(STEP))

    statuses = [
        second.post(STEP, {"credential": answer}).status_code,
        first.post(STEP, {"credential": answer}).status_code,
    ]
    again = at_the_second_step(lan).post(STEP, {"credential": answer}).status_code

    assert (statuses, again) == ([422, 302], 422)


def test_pressing_cancel_leaves_the_other_ways_open():
    lan = with_code_app(somebody())
    add_key(at_work(lan))
    client = at_the_second_step(lan)
    client.get(STEP)

    page = client.post(STEP, {"credential": ""}).content.decode()

    assert "Khóa chưa được chấp nhận" in page
    assert 'href="?paper=1"' in page
    assert "Dùng mã trên điện thoại" in page


def test_many_wrong_answers_slow_down():
    lan = somebody()
    add_key(at_work(lan))
    client = at_the_second_step(lan)

    statuses = [client.post(STEP, {"credential": "{}"}).status_code for _ in range(6)]

    assert statuses == [422] * 5 + [429]


def test_a_key_opens_one_account():
    key, _ = add_key(at_work(somebody()))

    _, answer = add_key(at_work(somebody()), key=key)

    assert (answer.status_code, Passkey.objects.count()) == (422, 1)
    assert "đã được cài rồi" in answer.content.decode()


def test_a_key_is_taken_away_and_with_the_last_one_the_codes_for_paper():
    lan = somebody()
    client = at_work(lan)
    add_key(client)

    client.post(f"{NEW}{lan.passkeys.get().pk}/removal/")

    assert (second_factor.enrolled(lan), RecoveryCode.objects.exists()) == (False, False)


def test_the_last_factor_stays_where_it_is_compulsory(monkeypatch):
    lan = somebody()
    client = at_work(lan)
    add_key(client)
    monkeypatch.setattr(second_factor, "_needs", [lambda user: True])

    answer = client.post(f"{NEW}{lan.passkeys.get().pk}/removal/")

    assert (answer.status_code, second_factor.enrolled(lan)) == (422, True)


def test_beside_an_app_a_key_may_go_even_where_a_factor_is_compulsory(monkeypatch):
    lan = with_code_app(somebody())
    client = at_work(lan)
    add_key(client)
    monkeypatch.setattr(second_factor, "_needs", [lambda user: True])

    client.post(f"{NEW}{lan.passkeys.get().pk}/removal/")

    assert (lan.passkeys.exists(), second_factor.enrolled(lan)) == (False, True)


def test_nobody_takes_anothers_key_away():
    lan, minh = somebody(), somebody()
    add_key(at_work(lan))

    answer = at_work(minh).post(f"{NEW}{lan.passkeys.get().pk}/removal/")

    assert (answer.status_code, lan.passkeys.count()) == (404, 1)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "https://10.1.2.3", "https://[2001:db8::1]"])
def test_a_house_reached_by_a_bare_address_has_no_keys(settings, address):
    settings.SITE_ADDRESS = address
    client = at_work(with_code_app(somebody()))

    assert client.get(NEW).status_code == 404
    assert NEW not in client.get("/account/second-factor/").content.decode()


@given(st.one_of(st.text(max_size=200), st.recursive(st.none() | st.text(max_size=9), st.lists).map(json.dumps)))
def test_whatever_a_browser_sends_makes_no_key_and_breaks_nothing(answer):
    _, state = passkeys.ask_to_show([])

    for prove in (lambda: passkeys.made(state, answer), lambda: passkeys.shown(state, answer, [])):
        with pytest.raises(NotShown):
            prove()
