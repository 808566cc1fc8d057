"""The funnel as pages show it: rows of numbers, each with the address of the list behind it."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst

from danvan.exemplars.funnel import SHOWN, YEARS_BACK, Asked, sum_of, totals
from danvan.exemplars.models import ClassicField, ExemplarYear, Level, Subject
from danvan.units.forms.fields import written

LABELS = [ExemplarYear._meta.get_field(name).verbose_name for name in SHOWN]  # type: ignore[union-attr]
# What the register's list calls what is broken down.
NAMED = {"classic": "nhom", "subject": "chu_the", "level": "cap", "year": "nam"}


def whole_of(groups: dict[tuple[Any, ...], Counter[str]], asked: Asked) -> Counter[str]:
    """The counts of the year asked for."""
    return sum_of(counts for key, counts in groups.items() if key[0] == asked.year)


def broken_down(
    groups: dict[tuple[Any, ...], Counter[str]], asked: Asked, by: str
) -> list[tuple[str, list[tuple[int, str]]]]:
    """The counts by one column: (its words, a cell for each step)."""
    found = totals(groups, by, **({} if by == "year" else {"year": asked.year}))
    return [
        (words, cells(found.get(value, Counter()), asked, **{NAMED[by]: value}))
        for value, words in columns(by, asked)
        if value in found or value != ""
    ]


def heads(rows: list[tuple[str, list[tuple[int, str]]]], *more: str) -> list[dict[str, Any]]:
    """The columns of the table: what it is broken down by, and what stands beside."""
    return [{"label": capfirst(words), "numeric": True} for words in (*(words for words, _cells in rows), *more)]


def lines(*columns: list[Any]) -> list[tuple[str, list[Any]]]:
    """The table by steps: each step with its cell of every column."""
    return [(label, list(cells)) for label, *cells in zip(LABELS, *columns, strict=True)]


def columns(by: str, asked: Asked) -> list[tuple[Any, str]]:
    """All values of a column with their words, whether counted or not."""
    if by == "year":
        return [(year, str(year)) for year in range(asked.year, asked.year - YEARS_BACK - 1, -1)]
    if by == "level":
        return [(level.pk, level.name) for level in Level.objects.all()]
    return [(str(value), str(words)) for value, words in (Subject if by == "subject" else ClassicField).choices]


def cells(counts: Counter[str], asked: Asked, **narrowed: Any) -> list[tuple[int, str]]:
    """Each step's number with the address of its list; nought opens nothing."""
    return [(counts[name], list_of(asked, name, **narrowed) if counts[name] else "") for name in SHOWN]


def list_of(asked: Asked, step: str, **narrowed: Any) -> str:
    """The address of the list behind a number: the models of then, by the unit of then."""
    said = {"nam": asked.year, "buoc": step, "cap": asked.level, "ke_hoach": asked.plan, "pham_vi": "tat_ca"}
    unit = {"don_vi": written(asked.unit), "theo": "khi_do"} if asked.unit else {}
    kept = {name: value for name, value in {**said, **unit, **narrowed}.items() if value not in (None, "")}
    return f"{reverse('register:exemplars')}?{urlencode(kept)}"
