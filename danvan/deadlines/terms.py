"""Due date, extension and lock are three things: when it was first due, until when it was put off, when it closes."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from danvan.core.formats import text_date


@dataclass(frozen=True)
class Lateness:
    """Days late against the first day and, where it was put off, against the later one; 0 is in time."""

    against_first: int
    against_extended: int | None = None

    @property
    def is_late(self) -> bool:
        """Late by the day that counts: the extended one where there is one."""
        return bool(self.against_first if self.against_extended is None else self.against_extended)


@dataclass(frozen=True)
class Terms:
    """The days one duty stands under. Each is good to its midnight.

    `first_due_on` never changes. `extended_to` is the last day granted. After `locks_on` nothing more is entered until
    whoever receives it opens it again; a duty may be late and open, or in time and already locked.
    """

    first_due_on: date
    extended_to: date | None = None
    locks_on: date | None = None

    @property
    def due_on(self) -> date:
        """The day that counts now."""
        return self.extended_to or self.first_due_on

    def is_locked(self, today: date) -> bool:
        """Whether the day after which nothing more is entered has gone by."""
        return self.locks_on is not None and today > self.locks_on

    def lateness(self, day: date) -> Lateness:
        """How late it is (or was) on the day it was done, or today while it is not."""
        extended = None if self.extended_to is None else max((day - self.extended_to).days, 0)
        return Lateness(max((day - self.first_due_on).days, 0), extended)

    def tell(self, day: date) -> str:
        """In words, against both days: "chậm 5 ngày so với hạn gia hạn 30/6/2026, 36 ngày so với hạn đầu 30/5/2026"."""
        late = self.lateness(day)
        if not late.against_first:
            return _("đúng hạn")
        values = {"days": late.against_first, "first": text_date(self.first_due_on)}
        if self.extended_to is None:
            return _("chậm %(days)s ngày so với hạn %(first)s") % values
        values |= {"extended": text_date(self.extended_to), "after": late.against_extended or 0}
        if not late.against_extended:
            return _("trong hạn gia hạn %(extended)s, sau hạn đầu %(first)s %(days)s ngày") % values
        return _("chậm %(after)s ngày so với hạn gia hạn %(extended)s, %(days)s ngày so với hạn đầu %(first)s") % values
