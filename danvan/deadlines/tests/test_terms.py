from datetime import date

import pytest

from danvan.deadlines.terms import Lateness, Terms

FIRST, LATER, LOCK = date(2026, 5, 24), date(2026, 6, 30), date(2026, 7, 15)


@pytest.mark.parametrize(
    ("terms", "day", "late", "told"),
    [
        (Terms(FIRST), date(2026, 5, 24), Lateness(0), "đúng hạn"),
        (Terms(FIRST), date(2026, 7, 2), Lateness(39), "chậm 39 ngày so với hạn 24/5/2026"),
        (Terms(FIRST, LATER), date(2026, 5, 20), Lateness(0, 0), "đúng hạn"),
        (
            Terms(FIRST, LATER),
            date(2026, 6, 30),
            Lateness(37, 0),
            "trong hạn gia hạn 30/6/2026, sau hạn đầu 24/5/2026 37 ngày",
        ),
        (
            Terms(FIRST, LATER),
            date(2026, 7, 5),
            Lateness(42, 5),
            "chậm 5 ngày so với hạn gia hạn 30/6/2026, 42 ngày so với hạn đầu 24/5/2026",
        ),
    ],
)
def test_lateness_shows_against_the_first_day_and_the_later_one(terms, day, late, told):
    assert (terms.lateness(day), terms.tell(day)) == (late, told)


@pytest.mark.parametrize(
    ("late", "is_late"), [(Lateness(0), False), (Lateness(3), True), (Lateness(37, 0), False), (Lateness(42, 5), True)]
)
def test_who_was_given_more_time_is_late_only_after_it(late, is_late):
    assert late.is_late is is_late


def test_the_day_that_counts_is_the_extended_one():
    assert [Terms(FIRST).due_on, Terms(FIRST, LATER).due_on] == [FIRST, LATER]


@pytest.mark.parametrize(
    ("terms", "day", "locked"),
    [
        (Terms(FIRST, locks_on=LOCK), date(2026, 7, 15), False),
        (Terms(FIRST, locks_on=LOCK), date(2026, 7, 16), True),
        (Terms(FIRST, locks_on=FIRST), date(2026, 5, 25), True),
        (Terms(FIRST), date(2030, 1, 1), False),
    ],
)
def test_a_lock_is_a_day_of_its_own(terms, day, locked):
    assert terms.is_locked(day) is locked
