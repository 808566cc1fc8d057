"""How late work is, against the first day and against the day as it stands; apart from the database, like a formula."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from danvan.core.formats import table_date


@dataclass(frozen=True)
class Lateness:
    """A piece of work with the day first set (`first`), the last good day as it stands (`due`), and the day it was done;
    `today` counts for what is not done.
    """

    first: date | None
    due: date | None
    done_on: date | None
    today: date

    @property
    def days(self) -> int:
        """Days over the day as it stands; 0 in time, or where no day is set."""
        return self._over(self.due)

    @property
    def days_from_first(self) -> int:
        """Days over the day first set."""
        return self._over(self.first)

    @property
    def was_put_off(self) -> bool:
        return self.first is not None and self.due is not None and self.first != self.due

    @property
    def words(self) -> str:
        """In the words of an office, with the days they are counted from; empty where no day is set."""
        return "; ".join(filter(None, [self.now_words, self.first_words]))

    @property
    def now_words(self) -> str:
        """Against the day as it stands."""
        return self._now(self.due) if self.due else ""

    @property
    def beside(self) -> str:
        """The same where the day as it stands is written beside: that day is not said twice."""
        return "; ".join(filter(None, [self.now_briefly, self.first_words]))

    @property
    def now_briefly(self) -> str:
        """Against the day as it stands, which is not said."""
        if self.due is None:
            return ""
        if self.done_on:
            return _("xong chậm %(days)d ngày") % {"days": self.days} if self.days else _("xong đúng hạn")
        if self.days:
            return _("quá hạn %(days)d ngày") % {"days": self.days}
        left = (self.due - self.today).days
        return _("còn %(left)d ngày") % {"left": left} if left else _("đến hạn hôm nay")

    @property
    def first_words(self) -> str:
        """Against the day first set; empty where it was not put off."""
        if not self.was_put_off or self.first is None:
            return ""
        facts = {"days": self.days_from_first, "day": table_date(self.first)}
        if not self.days_from_first:
            return _("hạn ban đầu %(day)s") % facts
        if self.done_on:
            return _("chậm %(days)d ngày so với hạn ban đầu %(day)s") % facts
        return _("đã quá %(days)d ngày so với hạn ban đầu %(day)s") % facts

    def _over(self, day: date | None) -> int:
        return max(((self.done_on or self.today) - day).days, 0) if day else 0

    def _now(self, due: date) -> str:
        facts = {"days": self.days, "day": table_date(due)}
        if self.done_on:
            return (
                _("xong chậm %(days)d ngày so với hạn %(day)s") % facts
                if self.days
                else _("xong đúng hạn %(day)s") % facts
            )
        if self.days:
            return _("quá hạn %(days)d ngày so với hạn %(day)s") % facts
        left = (due - self.today).days
        return _("còn %(left)d ngày đến hạn %(day)s") % {**facts, "left": left} if left else _("đến hạn hôm nay")
