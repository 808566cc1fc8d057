"""On which day a reminder goes out."""

from datetime import date

import pytest

from danvan.deadlines.calendar import Calendar, SpecialDay
from danvan.urging.models import day_words
from danvan.urging.steps import day_of, step_on

PLAIN = Calendar()
HOLIDAYS = Calendar(
    {date(2026, 4, 30): SpecialDay("Ngày Chiến thắng"), date(2026, 5, 1): SpecialDay("Quốc tế lao động")}
)
SUNDAY = date(2026, 5, 24)
OFFSETS = (-7, -3, -1, 0, 1, 3, 7)


@pytest.mark.parametrize(
    ("offset", "day"),
    [
        (-7, date(2026, 5, 15)),
        (-3, date(2026, 5, 21)),
        (-1, date(2026, 5, 22)),
        (0, date(2026, 5, 22)),
        (1, date(2026, 5, 25)),
        (3, date(2026, 5, 27)),
        (7, date(2026, 5, 29)),
    ],
)
def test_what_is_due_on_sunday_is_reminded_of_on_the_friday_before(offset, day):
    assert day_of(SUNDAY, offset, PLAIN) == day


def test_nobody_is_told_that_something_is_overdue_on_the_day_it_is_due():
    friday = date(2026, 5, 22)

    assert day_of(friday, 1, PLAIN) == date(2026, 5, 25)


def test_holidays_bring_a_reminder_forward_like_weekends():
    assert day_of(date(2026, 5, 2), 0, HOLIDAYS) == date(2026, 4, 29)


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2026, 5, 14), None),
        (date(2026, 5, 15), -7),
        (date(2026, 5, 18), -7),
        (date(2026, 5, 21), -3),
        (date(2026, 5, 22), 0),
        (date(2026, 5, 23), None),
        (date(2026, 5, 24), None),
        (date(2026, 5, 25), 1),
        (date(2026, 5, 28), 3),
        (date(2026, 6, 4), 7),
        (date(2026, 6, 5), None),
    ],
)
def test_the_latest_step_whose_day_has_come_is_sent_unless_it_is_stale(today, step):
    assert step_on(today, SUNDAY, OFFSETS, PLAIN) == step


def test_a_step_says_how_it_stands_to_the_due_day():
    assert [day_words(offset) for offset in (-3, 0, 7)] == ["trước hạn 3 ngày", "đến hạn", "quá hạn 7 ngày"]
