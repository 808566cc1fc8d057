"""By which day a plan's own clauses want the figures of a stretch of days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.core.errors import Refused
from danvan.deadlines.calendar import Calendar
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.rules import Repeating, Rule
from danvan.deadlines.words import rule_of
from danvan.plans.models import Plan, ReportingClause

# A report on a year may be wanted some weeks after it.
AFTERWARDS = timedelta(days=62)


@dataclass(frozen=True)
class ReportDay:
    """The last good day of a report, and the clause that sets it."""

    on: date
    clause: ReportingClause


def last_report(plan: Plan, starts_on: date, ends_on: date) -> ReportDay | None:
    """The last report that a plan asks for on these days: of half a year's and the year's, the year's. None where no
    clause names a day.
    """
    clauses = list(plan.reporting_clauses.filter(to_on=None).order_by("order", "pk"))
    calendar = working_calendar() if clauses else None
    found = [
        ReportDay(day, clause)
        for clause in clauses
        if calendar is not None and (rule := rule_of(clause.due_rule, clause.due_words))
        for day in days_of(rule, calendar, starts_on, ends_on)
    ]
    return max(found, key=lambda each: each.on, default=None)


def days_of(rule: Rule, calendar: Calendar, first: date, last: date) -> Iterator[date]:
    """The days a rule comes to within a stretch; one named once may come some weeks after it."""
    until = last if isinstance(rule, Repeating) else last + AFTERWARDS
    day = _day(rule, calendar, first)
    while day is not None and first <= day <= until:
        yield day
        day = _day(rule, calendar, day + timedelta(days=1)) if isinstance(rule, Repeating) else None


def _day(rule: Rule, calendar: Calendar, since: date) -> date | None:
    """None where the words name no day, or one that counts from something nobody knows."""
    try:
        return rule.last_day(calendar, since)
    except Refused:
        return None
