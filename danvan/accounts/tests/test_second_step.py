"""The second factor at every door: asked of whoever has one, each code taken once."""

from datetime import datetime, timedelta

import pytest

from danvan.accounts import totp
from danvan.accounts.actions.invitations import invite
from danvan.accounts.actions.second_factor import prove_code, prove_recovery_code, set_up_code_app
from danvan.accounts.tests.people import (
    PASSWORD,
    at_work,
    by,
    is_signed_in,
    next_code,
    sign_in,
    somebody,
    with_code_app,
)
from danvan.audit.models import Entry
from danvan.core import clock

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)


def test_whoever_has_a_factor_is_asked_for_it_and_not_in_before(client):
    lan = with_code_app(somebody())

    answer = sign_in(client, lan)
    before = is_signed_in(client, lan)
    client.post("/sign-in/second-factor/", {"code": next_code(lan)})

    assert (answer.url, before, is_signed_in(client, lan)) == ("/sign-in/second-factor/", False, True)


def test_after_the_second_step_one_is_back_on_the_page_one_wanted(client):
    lan = with_code_app(somebody())
    client.post("/sign-in/?next=/account/%3Fmuc%3Dphien", {"username": lan.username, "password": PASSWORD})

    answer = client.post("/sign-in/second-factor/", {"code": next_code(lan)})

    assert answer.url == "/account/?muc=phien"


def test_an_invitation_does_not_get_round_the_factor(client):
    lan = with_code_app(somebody())
    token = invite(lan, by=by(somebody()))

    answer = client.post(f"/invitations/{token}/", {"password": PASSWORD, "again": PASSWORD})

    assert (answer.url, is_signed_in(client, lan)) == ("/sign-in/second-factor/", False)


def test_the_second_step_alone_leads_nowhere(client):
    lan = with_code_app(somebody())

    answer = client.post("/sign-in/second-factor/", {"code": next_code(lan)})

    assert (answer.url, is_signed_in(client, lan)) == ("/sign-in/", False)


@pytest.mark.parametrize("what_happens", ["ten minutes pass", "the password changes", "the account is closed"])
def test_waiting_before_the_second_step_ends_when(client, on_day, what_happens):
    on_day(MORNING)
    lan = with_code_app(somebody())
    sign_in(client, lan)
    if what_happens == "ten minutes pass":
        on_day(MORNING + timedelta(minutes=10))
    elif what_happens == "the password changes":
        lan.set_password("một mật khẩu khác hẳn")
    else:
        lan.is_active = False
    lan.save()

    answer = client.post("/sign-in/second-factor/", {"code": next_code(lan)})

    assert (answer.url, is_signed_in(client, lan)) == ("/sign-in/", False)


def test_a_code_is_taken_once(on_day):
    on_day(MORNING)
    lan = with_code_app(somebody())
    code = next_code(lan)

    assert [prove_code(lan, code), prove_code(lan, code)] == [True, False]


def test_an_earlier_code_is_not_taken_after_a_later_one(on_day):
    on_day(MORNING)
    lan = with_code_app(somebody())
    secret, step = lan.code_app.secret, totp.step_at(MORNING)

    taken = [prove_code(lan, totp.code_at(secret, step + off)) for off in (1, 0, -1)]

    assert taken == [True, False, False]


@pytest.mark.django_db(transaction=True)
def test_of_many_who_show_one_code_at_once_one_is_let_in(at_once):
    lan = with_code_app(somebody())
    code = next_code(lan)

    assert at_once(lambda _: prove_code(lan, code)).count(True) == 1


def test_another_persons_code_does_not_fit():
    lan, minh = with_code_app(somebody()), with_code_app(somebody())

    assert prove_code(lan, next_code(minh)) is False


def test_a_recovery_code_opens_the_door_once_however_it_is_typed(client, on_day):
    on_day(MORNING)
    lan = somebody()
    secret = totp.new_secret()
    code = set_up_code_app(lan, secret=secret, typed=totp.code_at(secret, totp.step_at(MORNING)))[3]
    sign_in(client, lan)

    client.post("/sign-in/second-factor/?paper=1", {"code": f" {code.upper().replace('0', 'O')} "})

    assert is_signed_in(client, lan)
    assert prove_recovery_code(lan, code) is False
    assert Entry.objects.about(lan)[0].verb == "use_recovery_code"


def test_new_recovery_codes_close_the_old_ones(on_day):
    on_day(MORNING)
    lan = somebody()
    secret = totp.new_secret()
    old = set_up_code_app(lan, secret=secret, typed=totp.code_at(secret, totp.step_at(MORNING)))
    client = at_work(lan)

    answer = client.post("/account/second-factor/recovery-codes/")

    assert answer.content.decode().count("<li><code>") == 10
    assert [prove_recovery_code(lan, code) for code in old] == [False] * 10
