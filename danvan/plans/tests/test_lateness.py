"""How late work is, in words and days: against the first day and against the day as it stands."""

from datetime import date

import pytest

from danvan.plans.lateness import Lateness

FIRST, LATER = date(2026, 4, 15), date(2026, 5, 20)
CASES = [
    # first, due, done, today: days, days from the first, words
    ((FIRST, FIRST, None, date(2026, 4, 5)), 0, 0, "còn 10 ngày đến hạn 15/04/2026"),
    ((FIRST, FIRST, None, FIRST), 0, 0, "đến hạn hôm nay"),
    ((FIRST, FIRST, None, date(2026, 4, 18)), 3, 3, "quá hạn 3 ngày so với hạn 15/04/2026"),
    (
        (FIRST, LATER, None, date(2026, 5, 24)),
        4,
        39,
        "quá hạn 4 ngày so với hạn 20/05/2026; đã quá 39 ngày so với hạn ban đầu 15/04/2026",
    ),
    (
        (FIRST, LATER, None, date(2026, 5, 19)),
        0,
        34,
        "còn 1 ngày đến hạn 20/05/2026; đã quá 34 ngày so với hạn ban đầu 15/04/2026",
    ),
    ((FIRST, FIRST, date(2026, 4, 15), date(2026, 12, 1)), 0, 0, "xong đúng hạn 15/04/2026"),
    ((FIRST, FIRST, date(2026, 4, 16), date(2026, 12, 1)), 1, 1, "xong chậm 1 ngày so với hạn 15/04/2026"),
    (
        (FIRST, LATER, date(2026, 4, 25), date(2026, 12, 1)),
        0,
        10,
        "xong đúng hạn 20/05/2026; chậm 10 ngày so với hạn ban đầu 15/04/2026",
    ),
    (
        (FIRST, LATER, date(2026, 4, 10), date(2026, 12, 1)),
        0,
        0,
        "xong đúng hạn 20/05/2026; hạn ban đầu 15/04/2026",
    ),
    ((None, None, None, date(2026, 4, 5)), 0, 0, ""),
    ((None, None, date(2026, 4, 5), date(2026, 4, 5)), 0, 0, ""),
]


@pytest.mark.parametrize(("facts", "days", "from_first", "words"), CASES)
def test_lateness_is_said_against_both_days(facts, days, from_first, words):
    late = Lateness(*facts)

    assert (late.days, late.days_from_first, late.words) == (days, from_first, words)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ((FIRST, FIRST, None, date(2026, 4, 5)), "còn 10 ngày"),
        ((FIRST, FIRST, None, FIRST), "đến hạn hôm nay"),
        ((FIRST, FIRST, None, date(2026, 4, 18)), "quá hạn 3 ngày"),
        ((FIRST, FIRST, date(2026, 4, 15), date(2026, 12, 1)), "xong đúng hạn"),
        ((FIRST, FIRST, date(2026, 4, 16), date(2026, 12, 1)), "xong chậm 1 ngày"),
        ((FIRST, LATER, None, date(2026, 5, 24)), "quá hạn 4 ngày; đã quá 39 ngày so với hạn ban đầu 15/04/2026"),
        ((None, None, None, date(2026, 4, 5)), ""),
    ],
)
def test_the_day_as_it_stands_is_not_said_twice(facts, words):
    assert Lateness(*facts).beside == words
