"""The second factor: set up, asked for at every door, compulsory where the post needs it, fresh where the act does."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from danvan.accounts import second_factor, totp
from danvan.accounts.actions.invitations import invite
from danvan.accounts.actions.second_factor import prove_code, prove_recovery_code, set_up_code_app
from danvan.accounts.models import CodeApp, RecoveryCode
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
from danvan.accounts.views.second_factor import SETTING_UP
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.secrets import decrypt

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


def set_up(client):
    """Goes through the set-up page as a person does; gives the answer to the right code."""
    client.get("/account/second-factor/app/")
    secret = decrypt(client.session[SETTING_UP])
    return client.post("/account/second-factor/app/", {"code": totp.code_at(secret, totp.step_at(clock.machine_now()))})


def test_a_person_sets_the_app_up_and_gets_ten_codes_for_paper(on_day):
    on_day(MORNING)
    lan = somebody()
    client = at_work(lan)

    answer = set_up(client)

    shown = answer.content.decode().count("<li><code>")
    assert (answer.status_code, shown, RecoveryCode.objects.filter(user=lan, used_at=None).count()) == (200, 10, 10)
    assert second_factor.enrolled(lan)


def test_a_wrong_code_sets_nothing_up():
    lan = somebody()
    client = at_work(lan)
    client.get("/account/second-factor/app/")

    answer = client.post("/account/second-factor/app/", {"code": "000000"})

    assert (answer.status_code, second_factor.enrolled(lan)) == (422, False)
    assert "kiểm tra giờ của điện thoại" in answer.content.decode()


def test_the_page_shows_the_same_secret_until_it_is_set_up():
    client = at_work(somebody())

    pages = [client.get("/account/second-factor/app/").content.decode() for _ in range(2)]

    secrets = [page.split("<code>")[1].split("</code>")[0] for page in pages]
    assert secrets[0] == secrets[1]


def test_neither_secret_nor_codes_stand_readable_in_the_database(on_day):
    on_day(MORNING)
    lan = somebody()
    client = at_work(lan)
    client.get("/account/second-factor/app/")
    secret = decrypt(client.session[SETTING_UP])

    waiting = _everything_kept()
    codes = set_up_code_app(lan, secret=secret, typed=totp.code_at(secret, totp.step_at(clock.machine_now())))

    kept = _everything_kept()
    assert secret not in waiting
    assert [text for text in (secret, *codes, *(code.replace("-", "") for code in codes)) if text in kept] == []
    assert CodeApp.objects.get().secret == secret


def test_setting_up_ends_the_sessions_that_have_not_shown_it(on_day):
    on_day(MORNING)
    lan = somebody()
    client, elsewhere = at_work(lan), at_work(lan)

    set_up(client)

    assert (is_signed_in(client, lan), is_signed_in(elsewhere, lan)) == (True, False)


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

    set_up(client)

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


def test_the_overview_tells_what_is_set_up(on_day):
    on_day(MORNING)
    lan = with_code_app(somebody())

    answer = at_work(lan).get("/account/second-factor/")

    assert "25/05/2026" in answer.content.decode()
    assert "Sắp hết mã dự phòng" in answer.content.decode()


def _everything_kept() -> str:
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name.startswith("accounts_")]
        rows = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += cursor.fetchall()
    return str(rows)
