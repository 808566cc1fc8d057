"""Validity in time: from a day on, until the day it ends, that day no longer included."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

Row = TypeVar("Row", bound=models.Model)

# "Since before the records": lists of the time before 01/7/2025 give no day of founding. Excel's calendar begins here.
BEFORE_RECORDS = date(1900, 1, 1)


class DatedQuerySet(models.QuerySet[Row]):
    """Rows that hold for a stretch of days."""

    def on(self, day: date) -> Self:
        """Those in force on a day."""
        return self.filter(in_force(day))

    def lasting(self, day: date) -> Self:
        """Those in force on a day, and those that are to be later."""
        return self.filter(Q(to_on=None) | Q(to_on__gt=day))


class Dated(models.Model):
    """Holds on the days [from_on, to_on): the day it ends belongs to what comes after. `basis` is the paper."""

    from_on = models.DateField(_("từ ngày"))
    to_on = models.DateField(_("đến trước ngày"), null=True, blank=True)
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def is_in_force(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day < self.to_on)


class Spanned(Protocol):
    """Anything with days of its own."""

    @property
    def from_on(self) -> date: ...

    @property
    def to_on(self) -> date | None: ...


Span = TypeVar("Span", bound=Spanned)


def standing_on(rows: Sequence[Span], day: date) -> Span:
    """Of one thing's rows, the one that holds on a day; after its end the last, before its beginning the first."""
    begun = [row for row in rows if row.from_on <= day]
    return max(begun, key=lambda row: row.from_on) if begun else min(rows, key=lambda row: row.from_on)


def in_force(day: date, prefix: str = "", start: str = "from_on", end: str = "to_on") -> Q:
    """The condition for rows (or rows behind `prefix__`) that hold on a day."""
    lead = f"{prefix}__" if prefix else ""
    begun = Q(**{f"{lead}{start}__lte": day})
    return begun & (Q(**{f"{lead}{end}__isnull": True}) | Q(**{f"{lead}{end}__gt": day}))


def ends_after_start(name: str, start: str = "from_on", end: str = "to_on") -> Any:
    """The constraint every stretch of days carries."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": F(start)}),
        violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
    )
