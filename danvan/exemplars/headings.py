"""The headings of a form as an office writes them, before they are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from danvan.exemplars.defaults import FORMS
from danvan.exemplars.models import Heading, HeadingKind, Purpose

FIELDS = ("key", "label", "hint", "required", "longest", "kind")


@dataclass(frozen=True)
class HeadingSaid:
    """One heading in its place: `key` where the house knows its meaning; `kind` follows from the meaning."""

    order: int
    label: str
    hint: str = ""
    required: bool = True
    longest: int = 4000
    key: str = ""
    kind: str = HeadingKind.TEXT.value

    @property
    def values(self) -> dict[str, Any]:
        """As the database keeps it."""
        return {"order": self.order, **{name: getattr(self, name) for name in FIELDS}}


def said_of(headings: Iterable[Heading]) -> list[HeadingSaid]:
    """Headings as they are kept."""
    return [HeadingSaid(each.order, **{name: getattr(each, name) for name in FIELDS}) for each in headings]


def known_to_house(purpose: str) -> dict[str, HeadingSaid]:
    """The headings whose meaning the house knows, by key."""
    lines = FORMS[Purpose(purpose)]
    return {
        key: HeadingSaid(place, label, hint, required, key=key, kind=kind.value)
        for place, (key, label, hint, kind, required) in enumerate(lines, 1)
    }


def in_words(headings: Iterable[HeadingSaid]) -> str:
    """Headings as lines a person reads."""
    return "; ".join(f"{each.order}. {each.label}" for each in headings)
