"""The frame: what hangs in it, for whom, and that a fragment asks nothing of it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path, resolve

from danvan.core import navigation

urlpatterns = [
    path("viec/", lambda request: HttpResponse(), name="desk"),
    path("tim/", lambda request: HttpResponse(), name="search"),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def _bare_frame(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_slots", navigation.defaultdict(dict))
    monkeypatch.setattr(navigation, "_search", [])


def request_for(address="/viec/", user=None):
    request = RequestFactory().get(address)
    request.user = user or AnonymousUser()
    request.resolver_match = resolve(address)
    return request


def everybody(request):
    return True


def test_entries_stand_in_their_order_and_the_one_at_hand_is_current():
    navigation.add_entry("Tìm", "search", order=20, shown_to=everybody)
    navigation.add_entry("Việc của tôi", "desk", order=10, shown_to=everybody)

    links = navigation.Frame(request_for("/viec/")).links

    assert links == [
        navigation.Link("Việc của tôi", "/viec/", current=True),
        navigation.Link("Tìm", "/tim/", current=False),
    ]


def test_an_entry_is_kept_from_whoever_has_not_signed_in():
    navigation.add_entry("Việc của tôi", "desk")
    navigation.add_entry("Tìm", "search", shown_to=everybody)

    links = navigation.Frame(request_for()).links

    assert [link.label for link in links] == ["Tìm"]


def test_an_entry_registered_twice_stands_once_as_last_said():
    navigation.add_entry("Việc", "desk", shown_to=everybody)
    navigation.add_entry("Việc của tôi", "desk", shown_to=everybody)

    assert [link.label for link in navigation.Frame(request_for()).links] == ["Việc của tôi"]


def test_a_slot_without_anything_to_say_stays_away():
    navigation.add_slot("holding", "units/holding.html", lambda request: {"unit": "Sở Nội vụ"}, order=20)
    navigation.add_slot("holding", "units/deputy.html", lambda request: None, order=10)

    slots = navigation.Frame(request_for()).slots("holding")

    assert slots == [("units/holding.html", {"unit": "Sở Nội vụ"})]


def test_the_search_box_asks_where_search_lives():
    navigation.set_search("search", "Tìm văn bản, đơn vị", shown_to=everybody)

    assert navigation.Frame(request_for()).search == {"address": "/tim/", "hint": "Tìm văn bản, đơn vị"}


def test_there_is_no_search_box_before_anybody_said_where_it_asks():
    assert navigation.Frame(request_for()).search is None
