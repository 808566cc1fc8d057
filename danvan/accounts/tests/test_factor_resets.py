"""A lost second factor: taken off by two administrators together."""

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
from danvan.accounts.models import FactorReset, User
from danvan.accounts.outbox import send_letters
from danvan.accounts.tests.people import PASSWORD, at_work, by, is_signed_in, next_code, somebody, with_code_app
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.errors import Refused

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)
REASON = "Mất điện thoại; đã gặp trực tiếp"


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
