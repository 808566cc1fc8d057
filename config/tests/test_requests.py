"""What is sent is read once, from the one place it belongs to, and shown as it was typed."""

import re

import pytest
from django.utils.html import escape

from danvan.accounts.tests.people import PASSWORD, at_work, is_signed_in, somebody

pytestmark = pytest.mark.django_db


def shown(browser, words):
    """The search page after looking for these words."""
    return browser.get("/search/", {"q": words}).content.decode()


def test_what_is_written_twice_over_is_decoded_once():
    browser = at_work(somebody())

    page = browser.get("/search/?q=%253Cb%253E").content.decode()

    assert (escape("%3Cb%3E") in page, escape("<b>") in page) == (True, False)
    assert browser.get("/calendar/days/%2531/withdrawal/").status_code == 404


@pytest.mark.parametrize(
    "words", ["{{ 7*7 }}", "{% if 1 %}49{% endif %}", "${7*7}", "**b**", "[a](javascript:1)", "%(q)s {0}"]
)
def test_words_that_look_like_a_template_are_words(words):
    page = shown(at_work(somebody()), words)

    assert (escape(words) in page, ">49<" in page, "<strong>b" in page, 'href="javascript' in page) == (
        True,
        False,
        False,
        False,
    )


def test_words_keep_their_signs_in_the_addresses_a_page_makes():
    browser = at_work(somebody())

    page = browser.get("/documents/", {"q": 'a&b#c"d=e/?f', "sort": "newest"}).content.decode()

    addresses = [each for each in re.findall(r'href="([^"]*)"', page) if "q=" in each]
    assert addresses != []
    assert [each for each in addresses if "q=a%26b%23c%22d%3De" not in each] == []
    assert [
        each for each in re.findall(r'(?:href|action|src)="([^"]*)"', page) if each.startswith(("javascript:", "data:"))
    ] == []


def test_what_stands_in_the_address_does_not_stand_for_what_the_form_says(client):
    lan = somebody()

    client.post(f"/sign-in/?username={lan.username}&password={PASSWORD}")
    by_address = is_signed_in(client, lan)
    client.get(f"/sign-in/?username={lan.username}&password={PASSWORD}")

    assert (by_address, is_signed_in(client, lan)) == (False, False)


def test_of_one_name_said_twice_the_last_counts_everywhere(client):
    lan = somebody()

    client.post("/sign-in/", {"username": [lan.username, "khac"], "password": PASSWORD})
    first = is_signed_in(client, lan)
    client.post("/sign-in/", {"username": ["khac", lan.username], "password": PASSWORD})

    assert (first, is_signed_in(client, lan)) == (False, True)


@pytest.mark.parametrize("address", ["/units/?q=%00", "/search/?q=a%00b", "/invitations/%00/", "/plans/%001/"])
def test_the_sign_without_number_is_not_looked_for(address):
    answer = at_work(somebody()).get(address)

    assert (answer.status_code, "mã lỗi" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("address", ["/sign-in/", "/password-reset/"])
def test_nothing_secret_is_asked_for_in_an_address(client, address):
    forms = re.findall(r"<form[^>]*>", client.get(address).content.decode())

    assert forms != []
    assert [form for form in forms if 'method="post"' not in form] == []
