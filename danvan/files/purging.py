"""What has to go with a record that must not have been here. Each app says at start-up what it keeps besides the record
itself: its text, its lines in the index, previews, exports, files of jobs, notices; which whole records say the same; and
which smaller records hang on one and have a history of their own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

# Takes everything of one record away and says how many things that were.
Erase = Callable[[Any], int]
# Other records to which one leads.
Find = Callable[[Any], Iterable[Model]]


@dataclass(frozen=True)
class Part:
    """One app's share: `word` as people call it, and the models whose tables are rewritten afterwards."""

    word: Any
    erase: Erase
    models: tuple[type[Model], ...] = ()


_parts: dict[str, Part] = {}
_same: dict[str, Find] = {}
_hanging: dict[str, Find] = {}


def also_erase(name: str, word: Any, erase: Erase, *models: type[Model]) -> None:
    """Adds an app's share of every purge, by its own name; a second registration replaces the first."""
    _parts[name] = Part(word, erase, models)


def also_purge(name: str, find: Find) -> None:
    """Adds whole records that say the same and go too, each told in the record of work: a copy, what was made of it."""
    _same[name] = find


def hang_on(name: str, find: Find) -> None:
    """Adds records that are a part of one: their own words of history, drafts, files and notices go with it."""
    _hanging[name] = find


def parts() -> list[Part]:
    """All shares, in the order of registration."""
    return list(_parts.values())


def all_that_say_the_same(record: Model) -> list[Model]:
    """The record, and every other that says the same, however many steps away."""
    found, waiting = [record], [record]
    while waiting:
        here = waiting.pop(0)
        fresh = [other for find in _same.values() for other in find(here) if other not in found]
        # Two ways may lead to one record.
        fresh = [other for place, other in enumerate(fresh) if other not in fresh[:place]]
        found += fresh
        waiting += fresh
    return found


def hanging_on(record: Model) -> list[Model]:
    """The records that are a part of this one, and what is a part of those."""
    parts = [part for find in _hanging.values() for part in find(record)]
    return parts + [deeper for part in parts for deeper in hanging_on(part)]


def with_all_parts(records: Iterable[Model]) -> list[Model]:
    """These records and what hangs on each."""
    return [each for record in records for each in (record, *hanging_on(record))]


def forget(records: Iterable[Model]) -> dict[str, int]:
    """Erases every app's share of these records; says how much of what went."""
    records = list(records)
    return {str(part.word): sum(part.erase(each) for each in records) for part in parts()}
