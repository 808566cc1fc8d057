"""A person's own account pages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.accounts.models import Session
from danvan.accounts.tests.people import PASSWORD, at_work, is_signed_in, sign_in, somebody, with_code_app
from danvan.audit.models import Entry

pytestmark = pytest.mark.django_db
OTHER = "một câu khác của riêng tôi"


def change(client, current=PASSWORD, new=OTHER, again=OTHER):
    return client.post("/account/password/", {"current-password": current, "password": new, "again": again})


def test_the_account_page_says_who_one_is_and_what_protects_it():
    lan = with_code_app(somebody(full_name="Trần Ngọc Lan", position="Chuyên viên", phone="0208 000 101"))

    page = at_work(lan).get("/account/").content.decode()

    assert [
        word for word in ("Trần Ngọc Lan", "Chuyên viên", "0208 000 101", "đang bật", "1 phiên") if word not in page
    ] == []


def test_a_new_password_keeps_this_session_under_a_new_key_and_ends_the_others():
    lan = somebody()
    client, elsewhere = at_work(lan), at_work(lan)
    key = client.cookies["phien"].value

    answer = change(client)

    assert (answer.url, is_signed_in(client, lan), is_signed_in(elsewhere, lan)) == ("/account/", True, False)
    assert client.cookies["phien"].value != key
    assert sign_in(Client(), lan, password=OTHER).status_code == 302
    assert Entry.objects.about(lan)[0].verb == "change_password"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"current": "không phải nó đâu"}, "Mật khẩu không đúng."),
        ({"new": "ngắn", "again": "ngắn"}, "cần ít nhất 12"),
        ({"again": "gõ khác đi một chút"}, "Hai lần nhập khác nhau."),
        ({"current": ""}, "Cần điền mục này."),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_changes(typed, sentence):
    lan = somebody()
    client = at_work(lan)

    answer = change(client, **typed)

    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert sign_in(Client(), lan).status_code == 302


def test_guessing_the_password_in_use_slows_down():
    client = at_work(somebody())

    statuses = [change(client, current="đoán mò thôi mà").status_code for _ in range(6)]

    assert statuses == [422] * 5 + [429]


def test_a_person_sees_and_ends_their_own_sessions():
    lan = somebody()
    client, elsewhere = at_work(lan), at_work(lan)
    other = Session.objects.of(lan).order_by("pk").last()

    page = client.get("/account/sessions/").content.decode()
    client.post(f"/account/sessions/{other.pk}/end/")

    assert (page.count("máy này"), page.count(f"/account/sessions/{other.pk}/end/")) == (1, 1)
    assert (is_signed_in(client, lan), is_signed_in(elsewhere, lan)) == (True, False)


def test_all_other_sessions_end_with_one_press():
    lan = somebody()
    client, *others = [at_work(lan) for _ in range(4)]

    client.post("/account/sessions/")

    assert [is_signed_in(browser, lan) for browser in (client, *others)] == [True, False, False, False]


def test_nobody_ends_anothers_session():
    lan, minh = somebody(), somebody()
    of_minh = at_work(minh)

    at_work(lan).post(f"/account/sessions/{Session.objects.of(minh).get().pk}/end/")

    assert is_signed_in(of_minh, minh)


def test_the_list_of_sessions_costs_the_same_for_one_and_for_three():
    costs = set()
    for count in (1, 3):
        lan = somebody()
        clients = [at_work(lan) for _ in range(count)]
        with CaptureQueriesContext(connection) as queries:
            clients[0].get("/account/sessions/")
        costs.add(len(queries))

    assert len(costs) == 1


def test_the_frame_of_every_page_names_who_is_at_work_and_offers_the_way_out():
    lan = somebody(full_name="Trần Ngọc Lan")

    page = at_work(lan).get("/account/sessions/").content.decode()

    assert "Trần Ngọc Lan" in page
    assert 'action="/sign-out/"' in page
