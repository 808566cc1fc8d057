"""One search over all that the house knows: of every kind of record the likeliest few that this person may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from danvan.core import registry
from danvan.core.registry import Kind
from danvan.core.search import words_in

FEW = 8


@dataclass(frozen=True)
class Found:
    """The records of one kind that the words mean: name and address of each, and where there are more."""

    word: Any
    lines: list[tuple[str, str]]
    more: str


def find(text: str, user: Any) -> list[Found]:
    """What the words mean, kind by kind; nothing for words that say nothing."""
    return list(_of_each_kind(text, user)) if words_in(text) else []


def _of_each_kind(text: str, user: Any) -> Iterator[Found]:
    for kind in registry.kinds():
        if kind.found_by is not None:
            rows = list(kind.found_by(kind.visible_to(user), text)[: FEW + 1])
            if rows:
                yield Found(
                    kind.word, [(kind.label(row), kind.address(row)) for row in rows[:FEW]], _more(kind, text, rows)
                )


def _more(kind: Kind, text: str, rows: list[Any]) -> str:
    return f"{reverse(kind.listed_at)}?{urlencode({'q': text})}" if len(rows) > FEW else ""
