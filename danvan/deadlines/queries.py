"""Reading the office's calendar."""

from datetime import datetime

from danvan.deadlines.calendar import Calendar
from danvan.deadlines.models import Holiday


def working_calendar(at: datetime | None = None) -> Calendar:
    """The calendar as we know it, or as we knew it at a moment: one query, to be asked once and handed on."""
    return Calendar({holiday.day: holiday.special_day for holiday in Holiday.objects.valid(at)})


def years_known() -> list[int]:
    """The years with rows, the latest first."""
    return [day.year for day in Holiday.objects.dates("day", "year", order="DESC")]
