"""Looking after other people's accounts, and taking a lost factor off by two."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from danvan.accounts import permissions, second_factor
from danvan.accounts.actions.factor_resets import (
    confirm_factor_reset,
    request_factor_reset,
    second_factor_removed,
    withdraw_factor_reset,
)
from danvan.accounts.actions.invitations import invite
from danvan.accounts.models import FactorReset, User
from danvan.accounts.outbox import send_letters
from danvan.accounts.tests.factories import UserFactory
from danvan.accounts.tests.people import PASSWORD, at_work, by, is_signed_in, next_code, somebody, with_code_app
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.errors import Refused

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)
REASON = "Mất điện thoại; đã gặp trực tiếp"


@pytest.fixture
def looks_after(monkeypatch):
    """Makes these administrators look after these accounts, as the app that knows their posts would."""
    pairs = []

    def scope(user):
        return User.objects.filter(pk__in=[account.pk for admin, account in pairs if admin == user])

    monkeypatch.setattr(permissions, "_scopes", [scope])
    return lambda *admins, over: pairs.extend((admin, over) for admin in admins)


@pytest.fixture
def three(looks_after):
    """Two administrators and a person who lost the phone."""
    first, second = with_code_app(somebody()), with_code_app(somebody())
    lan = with_code_app(somebody(full_name="Trần Ngọc Lan", email="lan@xa.example"))
    looks_after(first, second, over=lan)
    return first, second, lan


def test_the_slip_shows_the_link_once_and_the_person_gets_in_by_it(client, looks_after):
    admin, lan = with_code_app(somebody()), UserFactory(full_name="Trần Ngọc Lan")
    looks_after(admin, over=lan)

    slip = at_work(admin).post(f"/accounts/{lan.pk}/invitation/").content.decode()
    link = re.search(r"<code[^>]*>http://127.0.0.1:8000(/invitations/[^<]+)</code>", slip).group(1)
    client.post(link, {"password": PASSWORD, "again": PASSWORD})

    assert "data:image/svg+xml" in slip
    assert is_signed_in(client, lan)


def test_an_account_one_does_not_look_after_does_not_exist(looks_after):
    admin, stranger = with_code_app(somebody()), somebody()
    looks_after(admin, over=somebody())
    client = at_work(admin)

    paths = ["", "invitation/", "invitation/withdrawal/", "standing/", "factor-reset/", "factor-reset/confirmation/"]
    answers = {path: client.post(f"/accounts/{stranger.pk}/{path}").status_code for path in paths if path}

    assert client.get(f"/accounts/{stranger.pk}/").status_code == 404
    assert set(answers.values()) == {404}


def test_nobody_looks_after_their_own_account(looks_after):
    admin = with_code_app(somebody())
    looks_after(admin, over=admin)

    assert at_work(admin).get(f"/accounts/{admin.pk}/").status_code == 404


def test_inviting_needs_the_second_factor_shown_lately(looks_after, on_day):
    on_day(MORNING)
    admin, lan = with_code_app(somebody()), UserFactory()
    looks_after(admin, over=lan)
    client = at_work(admin)
    on_day(MORNING + timedelta(minutes=10))

    answer = client.post(
        f"/accounts/{lan.pk}/invitation/", headers={"Referer": f"http://testserver/accounts/{lan.pk}/"}
    )

    assert answer.url == f"/account/confirmation/?next=%2Faccounts%2F{lan.pk}%2F"
    assert not lan.links.exists()


def test_an_administrator_withdraws_an_invitation(looks_after):
    admin, lan = with_code_app(somebody()), UserFactory()
    looks_after(admin, over=lan)
    invite(lan, by=by(admin))

    at_work(admin).post(f"/accounts/{lan.pk}/invitation/withdrawal/")

    assert not lan.links.open().exists()


def test_a_paused_account_is_out_at_once_and_back_when_opened_again(looks_after):
    admin, lan = with_code_app(somebody()), somebody()
    looks_after(admin, over=lan)
    of_lan, of_admin = at_work(lan), at_work(admin)

    of_admin.post(f"/accounts/{lan.pk}/standing/")
    paused = is_signed_in(of_lan, lan)
    of_admin.post(f"/accounts/{lan.pk}/standing/")

    assert (paused, is_signed_in(at_work(User.objects.get(pk=lan.pk)), lan)) == (False, True)
    assert [entry.verb for entry in Entry.objects.about(lan)] == ["resume_account", "pause_account"]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: UserFactory(), "chưa nhận tài khoản"),
        (lambda: somebody(), "đang dùng"),
        (lambda: somebody(is_active=False), "đang tạm dừng"),
        (lambda: with_code_app(somebody()), "có bước xác thực thứ hai"),
    ],
)
def test_the_page_says_how_an_account_stands(looks_after, made, words):
    admin, account = with_code_app(somebody()), made()
    looks_after(admin, over=account)

    assert words in at_work(admin).get(f"/accounts/{account.pk}/").content.decode()


def test_two_administrators_take_a_lost_factor_off(three):
    first, second, lan = three
    of_lan = at_work(lan)

    at_work(first).post(f"/accounts/{lan.pk}/factor-reset/", {"reason": REASON})
    still = second_factor.enrolled(lan)
    at_work(second).post(f"/accounts/{lan.pk}/factor-reset/confirmation/")

    assert (still, second_factor.enrolled(lan), is_signed_in(of_lan, lan)) == (True, False, False)
    told = [(entry.verb, entry.actor_id, entry.reason) for entry in Entry.objects.about(lan)[:2]]
    assert told == [("remove_second_factor", second.pk, REASON), ("request_factor_reset", first.pk, REASON)]


def test_the_holder_is_told_when_it_is_asked_and_when_it_is_done(three):
    first, second, lan = three
    confirm_factor_reset(request_factor_reset(lan, by=by(first), reason=REASON), by=by(second))

    send_letters()

    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        (["lan@xa.example"], "danvan: có đề nghị gỡ bước xác thực thứ hai"),
        (["lan@xa.example"], "danvan: đã gỡ bước xác thực thứ hai"),
    ]


def test_whoever_knows_the_leader_is_told_inside_the_act(three):
    first, second, lan = three
    heard = []
    second_factor_removed.connect(listener := lambda reset, **_: heard.append((reset.user, reset.confirmed_by)))

    confirm_factor_reset(request_factor_reset(lan, by=by(first), reason=REASON), by=by(second))

    second_factor_removed.disconnect(listener)
    assert heard == [(lan, second)]


def test_one_administrator_alone_cannot(three):
    first, _, lan = three
    client = at_work(first)
    client.post(f"/accounts/{lan.pk}/factor-reset/", {"reason": REASON})

    answer = client.post(f"/accounts/{lan.pk}/factor-reset/confirmation/")

    assert (answer.status_code, second_factor.enrolled(lan)) == (403, True)
    assert "người quản trị khác xác nhận" in answer.content.decode()


def test_the_database_itself_refuses_one_person_on_both_sides(three):
    first, _, lan = three
    reset = request_factor_reset(lan, by=by(first), reason=REASON)

    with pytest.raises(IntegrityError), transaction.atomic():
        FactorReset.objects.filter(pk=reset.pk).update(confirmed_by=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        FactorReset.objects.filter(pk=reset.pk).update(confirmed_by=lan)


def test_an_administrator_whose_role_ended_meanwhile_cannot_confirm(three, monkeypatch):
    first, second, lan = three
    reset = request_factor_reset(lan, by=by(first), reason=REASON)
    monkeypatch.setattr(permissions, "_scopes", [])

    with pytest.raises(Refused, match="không quản trị"):
        confirm_factor_reset(reset, by=by(second))


def test_the_holder_can_stop_it_from_their_own_page(three):
    first, second, lan = three
    client = at_work(lan)
    request_factor_reset(lan, by=by(first), reason=REASON)

    page = client.get("/account/").content.decode()
    client.post("/account/second-factor/reset/withdrawal/")

    assert "Bạn có nhờ việc này không?" in page
    assert at_work(second).post(f"/accounts/{lan.pk}/factor-reset/confirmation/").status_code == 404
    assert second_factor.enrolled(lan)


def test_a_wish_is_open_for_a_week(three, on_day):
    on_day(MORNING)
    first, second, lan = three
    reset = request_factor_reset(lan, by=by(first), reason=REASON)

    on_day(MORNING + timedelta(days=7))

    with pytest.raises(Refused, match="quá bảy ngày"):
        confirm_factor_reset(reset, by=by(second))


def test_an_administrator_takes_the_wish_back(three):
    first, second, lan = three
    reset = request_factor_reset(lan, by=by(first), reason=REASON)

    withdraw_factor_reset(reset, by=by(second))

    assert Entry.objects.about(lan)[0].verb == "withdraw_factor_reset"
    assert not lan.factor_resets.open().exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_who_confirm_at_once_one_does(three, at_once):
    first, second, lan = three
    reset = request_factor_reset(lan, by=by(first), reason=REASON)

    results = at_once(lambda _: confirm_factor_reset(FactorReset.objects.get(pk=reset.pk), by=by(second)))

    assert results.count(None) == 1
    assert [entry.verb for entry in Entry.objects.about(lan)].count("remove_second_factor") == 1


def test_a_reason_is_asked_for(three):
    first, _, lan = three

    answer = at_work(first).post(f"/accounts/{lan.pk}/factor-reset/", {"reason": " "})

    assert (answer.status_code, FactorReset.objects.count()) == (422, 0)


@pytest.mark.parametrize(("enrolled", "sentence"), [(True, "Đã có đề nghị"), (False, "không có gì để gỡ")])
def test_a_wish_that_makes_no_sense_is_refused(looks_after, enrolled, sentence):
    admin, account = somebody(), somebody()
    looks_after(admin, over=account)
    if enrolled:
        request_factor_reset(with_code_app(account), by=by(admin), reason=REASON)

    with pytest.raises(Refused, match=sentence):
        request_factor_reset(User.objects.get(pk=account.pk), by=by(admin), reason=REASON)


def test_after_the_removal_one_signs_in_with_the_password_alone_unless_it_is_compulsory(three, client):
    first, second, lan = three
    confirm_factor_reset(request_factor_reset(lan, by=by(first), reason=REASON), by=by(second))

    answer = client.post("/sign-in/", {"username": lan.username, "password": PASSWORD})

    assert (answer.url, is_signed_in(client, lan)) == ("/", True)
    assert next_code(first).isdigit()
