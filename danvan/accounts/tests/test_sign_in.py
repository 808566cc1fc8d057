"""Signing in by name and password, and being sent back to where one was."""

import unicodedata

import pytest
from django.test import Client

from danvan.accounts.tests.people import PASSWORD, at_work, is_signed_in, sign_in, somebody

pytestmark = pytest.mark.django_db


def test_a_person_signs_in_with_name_and_password(client):
    lan = somebody()

    answer = sign_in(client, lan)

    assert (answer.status_code, answer.url, is_signed_in(client, lan)) == (302, "/", True)


def test_a_person_may_type_the_work_e_mail_in_any_case(client):
    lan = somebody(email="lan@xa.example")

    client.post("/sign-in/", {"username": " LAN@xa.example ", "password": PASSWORD})

    assert is_signed_in(client, lan)


def test_a_name_that_is_anothers_e_mail_still_means_the_name(client):
    somebody(email="chung@xa.example")
    named = somebody(username="chung@xa.example")

    client.post("/sign-in/", {"username": "chung@xa.example", "password": PASSWORD})

    assert is_signed_in(client, named)


def test_tone_marks_typed_composed_or_decomposed_are_the_same_password(client):
    lan = somebody()

    sign_in(client, lan, password=unicodedata.normalize("NFD", PASSWORD))

    assert is_signed_in(client, lan)


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(client):
    lan = somebody()

    wrong_password = sign_in(client, lan, password="sai mật khẩu rồi")
    wrong_name = client.post("/sign-in/", {"username": "khong-co", "password": PASSWORD})

    told = [answer.content.decode().split("</label>")[0].split("csrf")[0] for answer in (wrong_password, wrong_name)]
    assert (wrong_password.status_code, wrong_name.status_code) == (422, 422)
    assert told[0] == told[1]
    assert not is_signed_in(client, lan)


def test_a_closed_account_does_not_get_in(client):
    lan = somebody(is_active=False)

    answer = sign_in(client, lan)

    assert (answer.status_code, is_signed_in(client, lan)) == (422, False)


def test_who_is_signed_in_is_not_asked_again():
    lan = somebody()
    client = at_work(lan)

    answer = client.get("/sign-in/?next=/account/")

    assert (answer.status_code, answer.url) == (302, "/account/")


def test_every_page_sends_a_stranger_to_sign_in_and_back(client):
    lan = somebody()

    sent = client.get("/account/?muc=phien")
    answer = client.post(sent.url, {"username": lan.username, "password": PASSWORD})

    assert sent.url == "/sign-in/?next=%2Faccount%2F%3Fmuc%3Dphien"
    assert answer.url == "/account/?muc=phien"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://xau.example/", "//xau.example/", "/\\xau.example", "javascript:alert(1)", "///xau.example", "http:xau"],
)
def test_nobody_is_sent_out_of_the_house_after_signing_in(client, elsewhere):
    lan = somebody()

    answer = client.post(
        "/sign-in/", {"username": lan.username, "password": PASSWORD}, query_params={"next": elsewhere}
    )

    assert answer.url == "/"


def test_a_stranger_asking_for_a_block_moves_the_whole_page_to_sign_in(client):
    answer = client.get(
        "/account/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/account/?muc=phien"}
    )

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/sign-in/?next=%2Faccount%2F%3Fmuc%3Dphien")


def test_what_a_stranger_posts_is_dropped_and_leads_back_to_the_page_it_was_sent_from(client):
    answer = client.post("/account/", {"note": "gõ dở"}, headers={"Referer": "http://testserver/account/"})

    assert answer.url == "/sign-in/?next=%2Faccount%2F"
    assert "sessionid" not in client.cookies
    assert "phien" not in client.cookies


def test_what_a_stranger_posts_from_elsewhere_leads_back_nowhere(client):
    answer = client.post("/account/", headers={"Referer": "https://xau.example/account/"})

    assert answer.url == "/sign-in/"


def test_signing_out_ends_the_session_and_asks_the_browser_to_forget():
    lan = somebody()
    client = at_work(lan)

    answer = client.post("/sign-out/")

    assert (answer.url, answer.headers["Clear-Site-Data"]) == ("/sign-in/", '"cache", "storage"')
    assert not is_signed_in(client, lan)


def test_a_link_alone_signs_nobody_out():
    lan = somebody()
    client = at_work(lan)

    answer = client.get("/sign-out/")

    assert (answer.status_code, is_signed_in(client, lan)) == (405, True)


def test_the_sign_in_form_asks_for_what_is_missing_and_never_gives_the_password_back(client):
    answer = client.post("/sign-in/", {"username": "", "password": "bí mật của tôi"})

    assert answer.status_code == 422
    assert "Cần điền mục này." in answer.content.decode()
    assert "bí mật của tôi" not in answer.content.decode()


def test_a_form_from_another_site_signs_nobody_in():
    lan = somebody()
    client = Client(enforce_csrf_checks=True)

    answer = sign_in(client, lan)

    assert (answer.status_code, is_signed_in(client, lan)) == (403, False)
