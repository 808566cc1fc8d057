"""Which reminder is due on a day: pure, over a calendar that was read once."""

from collections.abc import Iterable
from datetime import date, timedelta

from danvan.deadlines.calendar import Calendar

# A reminder that nobody could send, because the machine was off, is still sent so many days later; then it is stale.
KEPT_DAYS = 6


def day_of(due_on: date, offset: int, calendar: Calendar) -> date:
    """The working day of a step: the last one not after it. A reminder that something is overdue never comes before it
    is: where weekend or holidays would bring it back to the due day, the next working day.
    """
    day = due_on + timedelta(offset)
    earlier = calendar.last_working_day_on_or_before(day)
    return calendar.first_working_day_on_or_after(day) if offset > 0 and earlier <= due_on else earlier


def step_on(today: date, due_on: date, offsets: Iterable[int], calendar: Calendar) -> int | None:
    """The step to send today, the latest whose day has come; none on days off, and none whose day is long past."""
    if not calendar.is_working_day(today):
        return None
    come = [offset for offset in offsets if day_of(due_on, offset, calendar) <= today]
    if not come:
        return None
    latest = max(come)
    return latest if (today - day_of(due_on, latest, calendar)).days <= KEPT_DAYS else None
