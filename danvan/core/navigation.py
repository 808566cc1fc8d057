"""What hangs in the frame of every page. Apps above register entries, slots and the search page at start-up; the frame
asks each, for this request, whether it is shown. Nothing is asked of the database for a fragment, which has no frame.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from danvan.core.jinja import address

Shown = Callable[[HttpRequest], bool]
Fill = Callable[[HttpRequest], dict[str, Any] | None]


def signed_in(request: HttpRequest) -> bool:
    """Whether somebody is at work here."""
    return hasattr(request, "user") and request.user.is_authenticated


@dataclass(frozen=True)
class Entry:
    """One word of the navigation. It is current on every page whose address lies in its `namespaces`."""

    label: Any
    route: str
    order: int = 50
    shown_to: Shown = signed_in
    namespaces: frozenset[str] = frozenset()

    def is_current(self, request: HttpRequest) -> bool:
        found = request.resolver_match
        own = self.namespaces or frozenset(self.route.split(":")[:-1])
        if found is None:
            return False
        # A page with a word of its own belongs to none of the others, whatever its namespace.
        return found.view_name == self.route or (found.namespace in own and found.view_name not in _entries)


@dataclass(frozen=True)
class Slot:
    """A part of the frame: `fill` returns what `template` reads as `slot`, or None to stay away.

    Places: `bell` (what is new), `account` (who one is, and the way out), `holding` (in which role and unit one works,
    and the switch), `clock` (what the demonstration's strip offers), `foot`.
    """

    place: str
    template: str
    fill: Fill
    order: int = 50


@dataclass(frozen=True)
class Link:
    """An entry as this request sees it."""

    label: Any
    address: str
    current: bool


_entries: dict[str, Entry] = {}
_slots: dict[str, dict[str, Slot]] = defaultdict(dict)
_search: list[tuple[str, Any, Shown]] = []


def add_entry(label: Any, route: str, **how: Any) -> None:
    """Adds a word to the navigation; a second registration of a route replaces the first."""
    _entries[route] = Entry(label, route, **how)


def add_slot(place: str, template: str, fill: Fill, *, order: int = 50) -> None:
    """Hangs a part into the frame, once per template."""
    _slots[place][template] = Slot(place, template, fill, order)


def set_search(route: str, hint: Any, *, shown_to: Shown = signed_in) -> None:
    """Says where the search box of the frame asks, as `?q=`."""
    _search[:] = [(route, hint, shown_to)]


class Frame:
    """The frame of one request's page; everything in it is asked for when the template comes to it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def links(self) -> list[Link]:
        """The navigation for this reader."""
        shown = [entry for entry in _entries.values() if entry.shown_to(self.request)]
        shown.sort(key=lambda entry: entry.order)
        return [Link(entry.label, address(entry.route), entry.is_current(self.request)) for entry in shown]

    def slots(self, place: str) -> list[tuple[str, dict[str, Any]]]:
        """Template and values of each part that has something to say in this place."""
        in_order = sorted(_slots[place].values(), key=lambda slot: slot.order)
        filled = [(slot.template, slot.fill(self.request)) for slot in in_order]
        return [(template, values) for template, values in filled if values is not None]

    @cached_property
    def search(self) -> dict[str, Any] | None:
        """Address and hint of the search box, where this reader has one."""
        for route, hint, shown_to in _search:
            if shown_to(self.request):
                return {"address": address(route), "hint": hint}
        return None
