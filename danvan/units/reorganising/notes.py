"""What follows from the ending of units in the apps above, said beside the steps before they are done."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from danvan.units.models import Unit

Say = Callable[[Sequence[Unit]], Iterable[str]]
_notes: dict[str, tuple[Any, Say]] = {}


def add_note(name: str, title: Any, say: Say) -> None:
    """Adds, once by its name at start-up, what an app has to say of units about to end."""
    _notes[name] = (title, say)


def notes_on(units: Sequence[Unit]) -> list[tuple[Any, list[str]]]:
    """What there is to say, by heading; headings with nothing under them are left out."""
    said = [(title, list(say(units))) for title, say in _notes.values()]
    return [(title, lines) for title, lines in said if lines]
