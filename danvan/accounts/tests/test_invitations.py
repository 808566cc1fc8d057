"""Coming in by invitation, the only way there is."""

from datetime import datetime, timedelta

import pytest

from danvan.accounts.actions.invitations import create_invited_account, invite, withdraw_invitation
from danvan.accounts.models import Link, User
from danvan.accounts.tests.factories import UserFactory
from danvan.accounts.tests.people import PASSWORD, at_work, by, is_signed_in, sign_in, somebody
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.errors import Refused

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 5, 25, 8, tzinfo=clock.VIETNAM)
NEW = {"password": PASSWORD, "again": PASSWORD}


def test_an_invited_person_sets_a_password_and_is_in(client):
    admin = UserFactory()
    lan, token = create_invited_account(username="Lan.NT ", full_name="Nguyễn Thị Lan", by=by(admin))

    shown = client.get(f"/invitations/{token}/")
    answer = client.post(f"/invitations/{token}/", NEW)

    assert "Nguyễn Thị Lan" in shown.content.decode()
    assert (answer.url, is_signed_in(client, lan), lan.username) == ("/", True, "lan.nt")


def test_the_record_says_who_invited_and_who_accepted(client):
    admin = UserFactory()
    lan, token = create_invited_account(username="lan", full_name="Nguyễn Thị Lan", by=by(admin))

    client.post(f"/invitations/{token}/", NEW)

    entries = Entry.objects.about(lan).order_by("id").values_list("verb", "actor_id")
    assert list(entries) == [("create_account", admin.pk), ("invite", admin.pk), ("accept_invitation", lan.pk)]


def test_nobody_signs_in_before_the_invitation_is_accepted(client):
    lan, _ = create_invited_account(username="lan", full_name="Nguyễn Thị Lan", by=by(UserFactory()))

    answers = [sign_in(client, lan, password=password).status_code for password in ("", "!", lan.password)]

    assert answers == [422, 422, 422]


def test_looking_at_an_invitation_does_not_use_it_up(client):
    token = invite(UserFactory(), by=by(UserFactory()))

    looks = [client.get(f"/invitations/{token}/").status_code for _ in range(3)]

    assert looks == [200, 200, 200]


def test_the_link_may_be_typed_from_paper_without_care(client):
    token = invite(UserFactory(), by=by(UserFactory()))

    answer = client.get(f"/invitations/{token.replace('-', '').upper().replace('0', 'O').replace('1', 'l')}/")

    assert answer.status_code == 200


def test_an_invitation_is_good_once(client):
    lan = UserFactory()
    token = invite(lan, by=by(UserFactory()))
    client.post(f"/invitations/{token}/", NEW)
    other = {"password": "kẻ khác chiếm tài khoản", "again": "kẻ khác chiếm tài khoản"}

    answer = client.post(f"/invitations/{token}/", other)

    assert answer.status_code == 404
    assert User.objects.get(pk=lan.pk).check_password(PASSWORD)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_is_told_that_the_link_is_used(at_once, client):
    token = invite(UserFactory(), by=by(UserFactory()))

    from django.test import Client

    answers = at_once(lambda _: Client().post(f"/invitations/{token}/", NEW).status_code)

    assert answers.count(302) == 1
    assert set(answers) <= {302, 404, 409}


def test_an_invitation_is_good_for_seven_days(client, on_day):
    on_day(MONDAY)
    token = invite(UserFactory(), by=by(UserFactory()))

    on_day(MONDAY + timedelta(days=7, seconds=-1))
    last = client.get(f"/invitations/{token}/").status_code
    on_day(MONDAY + timedelta(days=7))
    late = client.get(f"/invitations/{token}/")

    assert (last, late.status_code) == (200, 404)
    assert "quá bảy ngày" in late.content.decode()


def test_a_new_invitation_closes_the_earlier_one(client):
    lan, admin = UserFactory(), UserFactory()
    earlier = invite(lan, by=by(admin))
    later = invite(lan, by=by(admin))

    answers = [client.get(f"/invitations/{token}/").status_code for token in (earlier, later)]

    assert answers == [404, 200]


def test_a_withdrawn_invitation_opens_nothing(client):
    lan, admin = UserFactory(), UserFactory()
    token = invite(lan, by=by(admin))

    withdraw_invitation(lan, by=by(admin))

    assert client.get(f"/invitations/{token}/").status_code == 404


def test_withdrawing_where_nothing_is_open_is_refused():
    with pytest.raises(Refused, match="không có lời mời nào đang mở"):
        withdraw_invitation(UserFactory(), by=by(UserFactory()))


def test_a_closed_account_is_not_invited():
    with pytest.raises(Refused, match="đang tạm dừng"):
        invite(UserFactory(is_active=False), by=by(UserFactory()))


def test_the_link_itself_is_not_kept():
    token = invite(UserFactory(), by=by(UserFactory()))

    kept = [str(value) for value in Link.objects.values_list().get()]

    assert not [value for value in kept if token in value]


def test_accepting_again_ends_the_sessions_that_were_open(client):
    lan = somebody()
    elsewhere = at_work(lan)
    token = invite(lan, by=by(UserFactory()))

    client.post(f"/invitations/{token}/", NEW)

    assert (is_signed_in(client, lan), is_signed_in(elsewhere, lan)) == (True, False)


def test_two_different_passwords_are_sent_back(client):
    lan = UserFactory()
    token = invite(lan, by=by(UserFactory()))

    answer = client.post(f"/invitations/{token}/", {"password": PASSWORD, "again": PASSWORD + "x"})

    assert answer.status_code == 422
    assert "Hai lần nhập khác nhau" in answer.content.decode()
    assert not User.objects.get(pk=lan.pk).has_usable_password()
