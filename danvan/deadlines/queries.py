"""Reading the office's calendar."""

from datetime import datetime

from django.db.models import DateTimeField

from danvan.core import clock
from danvan.core.prepared import Prepared
from danvan.deadlines.calendar import Calendar
from danvan.deadlines.models import Holiday


def working_calendar(at: datetime | None = None) -> Calendar:
    """The calendar as we know it, or as we knew it at a moment: one query, to be asked once and handed on."""
    return Calendar({holiday.day: holiday.special_day for holiday in VALID(at or clock.now())})


VALID = Prepared[Holiday](lambda at: Holiday.objects.valid(at), DateTimeField())


def years_known() -> list[int]:
    """The years with rows, the latest first."""
    return [day.year for day in Holiday.objects.dates("day", "year", order="DESC")]
