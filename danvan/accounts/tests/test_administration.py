"""Looking after other people's accounts: inviting, pausing, opening again."""

import re
from datetime import datetime, timedelta

import pytest

from danvan.accounts.actions.invitations import invite
from danvan.accounts.models import User
from danvan.accounts.tests.factories import UserFactory
from danvan.accounts.tests.people import PASSWORD, at_work, by, is_signed_in, somebody, with_code_app
from danvan.audit.models import Entry
from danvan.core import clock

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)
REASON = "Mất điện thoại; đã gặp trực tiếp"


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
