"""Launched, and nothing heard of it since."""

from datetime import date

from danvan.exemplars.models import RemarkKind
from danvan.exemplars.remarks.limits import Limits
from danvan.exemplars.remarks.seen import Seen

MONTHS = 12
LAST_OF_ALL = 28


def nothing_since(launched_on: date | None, last_active_on: date | None, today: date, limits: Limits) -> Seen | None:
    """A model whose newest activity is its launch, so many months ago."""
    if launched_on is None or launched_on > months_before(today, limits.months):
        return None
    if last_active_on is not None and last_active_on > launched_on:
        return None
    return Seen(RemarkKind.NOTHING_SINCE, facts={"months": limits.months})


def months_before(day: date, months: int) -> date:
    """The day so many months earlier; the 28th where that month may be too short."""
    count = day.year * MONTHS + day.month - 1 - months
    return date(count // MONTHS, count % MONTHS + 1, min(day.day, LAST_OF_ALL))
