"""A row of the desk, and how rows are grouped by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from danvan.core.formats import number

FEW = 5  # the same step of more units is one row, which leads to their list
AHEAD_DAYS = 62  # what is due later than about two months does not crowd the desk


@dataclass(frozen=True)
class Item:
    """Something owed or waiting: what, for which unit, by which clause, until when, and the one button.

    `due` is the last good day and None where nothing sets one; `first_due` stays when the day was put off; `since` is
    the day from which it waits. A `post` button acts at once, otherwise it leads to a page. `record` is what it is about.
    """

    what: Any
    unit: str
    address: str
    button: Any
    clause: str = ""
    clause_address: str = ""
    due: date | None = None
    first_due: date | None = None
    since: date | None = None
    note: Any = ""
    post: bool = False
    record: Model | None = None


@dataclass(frozen=True)
class Groups:
    """The rows of a desk by day; those without a day come after those with one."""

    overdue: list[Item]
    this_week: list[Item]
    coming: list[Item]
    undated: list[Item]

    @property
    def count(self) -> int:
        return len(self.overdue) + len(self.this_week) + len(self.coming) + len(self.undated)


def grouped(items: Iterable[Item], today: date) -> Groups:
    """Overdue, due by this Sunday, later, and without a day; each in order of the day, then of the unit."""
    rows = sorted(items, key=lambda item: (item.due or date.max, item.since or date.max, item.unit, str(item.what)))
    sunday = today + timedelta(days=6 - today.weekday())
    return Groups(
        overdue=[row for row in rows if row.due and row.due < today],
        this_week=[row for row in rows if row.due and today <= row.due <= sunday],
        coming=[row for row in rows if row.due and row.due > sunday],
        undated=[row for row in rows if row.due is None],
    )


def units_words(count: int) -> str:
    """How many units a row stands for."""
    return _("%(count)s đơn vị") % {"count": number(count)}
