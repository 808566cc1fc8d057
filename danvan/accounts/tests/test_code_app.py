"""Setting the code app up, and what stands of it in the database."""

from datetime import datetime

import pytest
from django.db import connection

from danvan.accounts import second_factor, totp
from danvan.accounts.actions.second_factor import set_up_code_app
from danvan.accounts.models import CodeApp, RecoveryCode
from danvan.accounts.tests.people import (
    at_work,
    is_signed_in,
    set_up_app,
    somebody,
    with_code_app,
)
from danvan.accounts.views.second_factor import SETTING_UP
from danvan.core import clock
from danvan.core.secrets import decrypt

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)


def test_a_person_sets_the_app_up_and_gets_ten_codes_for_paper(on_day):
    on_day(MORNING)
    lan = somebody()
    client = at_work(lan)

    answer = set_up_app(client)

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

    set_up_app(client)

    assert (is_signed_in(client, lan), is_signed_in(elsewhere, lan)) == (True, False)


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
