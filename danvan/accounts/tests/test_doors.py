"""Every way in ends at one place, and none gets round the second factor; the browser keeps nothing of what it showed."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from danvan.accounts.actions.invitations import invite
from danvan.accounts.actions.passwords import open_reset
from danvan.accounts.devices import device_words
from danvan.accounts.tests.factories import UserFactory
from danvan.accounts.tests.people import PASSWORD, at_work, by, is_signed_in, somebody, with_code_app

NEW = {"password": PASSWORD, "again": PASSWORD}

# The identity provider's door is walked in test_external, the key's in test_passkeys.
DOORS = {
    "password": lambda user: ("/sign-in/", {"username": user.username, "password": PASSWORD}),
    "invitation": lambda user: (f"/invitations/{invite(user, by=by(UserFactory()))}/", NEW),
    "reset": lambda user: (f"/password-reset/{open_reset(user)}/", NEW),
}


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS)
def test_no_door_lets_a_person_with_a_second_factor_in_without_it(client, door):
    lan = with_code_app(somebody())
    path, form = DOORS[door](lan)

    answer = client.post(path, form)

    assert (answer.url, is_signed_in(client, lan)) == ("/sign-in/second-factor/", False)


def test_only_the_doors_call_djangos_sign_in():
    calling = [path.name for path in Path(settings.BASE_DIR, "danvan").rglob("*.py") if _signs_in(path)]

    assert calling == ["doors.py"]


@pytest.mark.django_db
def test_nothing_of_an_account_page_is_kept_by_the_browser():
    client = at_work(with_code_app(somebody()))
    pages = ["account", "password", "email", "sessions", "second_factor", "code_app", "confirmation"]

    kept = {page: client.get(reverse(f"accounts:{page}")).headers["Cache-Control"] for page in pages}

    assert set(kept.values()) == {"no-store"}


@pytest.mark.django_db
@pytest.mark.parametrize("made", [invite, open_reset], ids=["invitation", "reset"])
def test_nothing_of_a_page_with_a_link_is_kept_by_the_browser(made):
    lan = somebody()
    link = f"/invitations/{invite(lan, by=by(lan))}/" if made is invite else f"/password-reset/{open_reset(lan)}/"

    answer = Client().get(link)

    assert (answer.headers["Cache-Control"], answer.headers["Referrer-Policy"]) == ("no-store", "same-origin")


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36",
            "Chrome trên Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 8.1) AppleWebKit/537.36 SamsungBrowser/12 Chrome/79 Mobile",
            "Samsung Internet trên Android",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) AppleWebKit/605.1.15 Version/17 Safari/604.1", "Safari trên iPhone"),
        ("Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 coc_coc_browser/99 Chrome/93", "Cốc Cốc trên Windows"),
        ("curl/8.0", "thiết bị không rõ"),
        ("", "thiết bị không rõ"),
    ],
)
def test_a_browser_is_named_as_its_owner_would(agent, words):
    assert device_words(agent) == words


def _signs_in(path: Path) -> bool:
    """Whether a module of the house, tests aside, takes Django's `login`."""
    if "tests" in path.parts:
        return False
    taken = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
    return any(node.module == "django.contrib.auth" and "login" in {name.name for name in node.names} for node in taken)
