"""Working days: counted over a calendar that was read once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from danvan.core.formats import weekday

ONE = timedelta(1)


@dataclass(frozen=True)
class SpecialDay:
    """A day that is not what its weekday says: off ("Ngày Chiến thắng"), or worked to make up for another.

    `confirmed` is False while the yearly notice is awaited and the day only follows from the law or from what was proposed.
    """

    name: str
    is_off: bool = True
    confirmed: bool = True


@dataclass(frozen=True)
class Calendar:
    """Monday to Friday are worked, but for the special days known."""

    special: Mapping[date, SpecialDay] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day."""
        special = self.special.get(day)
        return not special.is_off if special else day.weekday() < 5

    def last_working_day_on_or_before(self, day: date) -> date:
        """The day itself if it is worked, else the last one before it that is."""
        return day if self.is_working_day(day) else next(self._working_days(day, -ONE))

    def first_working_day_on_or_after(self, day: date) -> date:
        """The day itself if it is worked, else the first one after it that is."""
        return day if self.is_working_day(day) else next(self._working_days(day, ONE))

    def add_working_days(self, day: date, count: int) -> date:
        """The day on which so many working days have passed since `day`, which is not counted; before it if negative."""
        found = self._working_days(day, ONE if count > 0 else -ONE)
        for _ in range(abs(count)):
            day = next(found)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many days are worked from `first` to `last`, both counted."""
        days = (first + timedelta(offset) for offset in range((last - first).days + 1))
        return sum(map(self.is_working_day, days))

    def describe(self, day: date) -> str:
        """Chủ nhật; thứ Năm, Ngày Chiến thắng: the weekday, and what makes the day special."""
        special = self.special.get(day)
        return f"{weekday(day)}, {special.name}" if special else weekday(day)

    def covers(self, year: int) -> bool:
        """Whether any special day of this year is known; if not, only weekends are left out."""
        return any(day.year == year for day in self.special)

    def rests_on_proposals(self, first: date, last: date) -> bool:
        """Whether a day in this stretch is special only as far as was proposed."""
        return any(first <= day <= last and not special.confirmed for day, special in self.special.items())

    def _working_days(self, day: date, step: timedelta) -> Iterator[date]:
        """The working days on one side of a day, the nearest first."""
        while True:
            day += step
            if self.is_working_day(day):
                yield day
