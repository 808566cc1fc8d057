"""What is open in a post. At start-up each app says where it keeps work that somebody holds in person, and what becomes
of it when the post is handed over; the list shown, the list recorded and what is moved come from the same place.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from danvan.core.acting import Acting
from danvan.units.models import Becomes, Holding


@dataclass(frozen=True)
class Open:
    """One open thing: `words` name it, `record` is what it is about, where it is about one."""

    words: str
    becomes: Becomes
    due: date | None = None
    record: Model | None = None

    @property
    def about(self) -> tuple[str, int | None]:
        """The record's kind and id, as a line keeps them."""
        return (self.record._meta.label_lower, self.record.pk) if self.record is not None else ("", None)


Find = Callable[[Holding, date], Iterable[Open]]
# Moves what was found to the successor, inside the action of the hand-over.
Move = Callable[[Holding, Holding, Acting, date], Any]


@dataclass(frozen=True)
class Source:
    """One kind of open work: `title` is its heading. Without `move` nothing has to be written: it stays the unit's."""

    name: str
    title: Any
    find: Find
    move: Move | None = None


_sources: dict[str, Source] = {}


def add_source(source: Source) -> None:
    """Adds a kind of open work, once by its name; the order of adding is that of the list."""
    _sources[source.name] = source


def open_work(holding: Holding, day: date) -> list[tuple[Source, list[Open]]]:
    """All that is open in a post on a day, kind by kind; kinds of which nothing is open are left out."""
    found = [(source, list(source.find(holding, day))) for source in _sources.values()]
    return [(source, things) for source, things in found if things]


def move_all(holding: Holding, successor: Holding, by: Acting, on: date) -> None:
    """Every app moves its own."""
    for source in _sources.values():
        if source.move is not None:
            source.move(holding, successor, by, on)
