"""What has to go with a record that must not have been here. Each app says at start-up what it keeps besides the record
itself: its text, its lines in the index, previews, exports, files of jobs, notices.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

# Takes everything of one record away and says how many things that were.
Erase = Callable[[Any], int]


@dataclass(frozen=True)
class Part:
    """One app's share: `word` as people call it, and the models whose tables are rewritten afterwards."""

    word: Any
    erase: Erase
    models: tuple[type[Model], ...] = ()


_parts: dict[str, Part] = {}


def also_erase(name: str, word: Any, erase: Erase, *models: type[Model]) -> None:
    """Adds an app's share of every purge, by its own name; a second registration replaces the first."""
    _parts[name] = Part(word, erase, models)


def parts() -> list[Part]:
    """All shares, in the order of registration."""
    return list(_parts.values())
