from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.deadlines.calendar import Calendar, SpecialDay

THIRTIETH_OF_APRIL = Calendar(
    {
        date(2026, 4, 26): SpecialDay("Giỗ Tổ Hùng Vương"),
        date(2026, 4, 27): SpecialDay("nghỉ bù Giỗ Tổ Hùng Vương"),
        date(2026, 4, 30): SpecialDay("Ngày Chiến thắng"),
        date(2026, 5, 1): SpecialDay("Ngày Quốc tế lao động"),
        date(2026, 8, 22): SpecialDay("làm bù cho ngày 31/8/2026", is_off=False),
        date(2026, 8, 31): SpecialDay("nghỉ hoán đổi với ngày 22/8/2026"),
    }
)

days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
calendars = st.builds(
    Calendar,
    st.dictionaries(days, st.builds(SpecialDay, st.just("nghỉ"), st.booleans(), st.booleans()), max_size=30),
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 24), True),  # a Friday
        (date(2026, 4, 25), False),  # a Saturday
        (date(2026, 4, 27), False),  # off in lieu
        (date(2026, 4, 28), True),
        (date(2026, 4, 30), False),
        (date(2026, 8, 22), True),  # a Saturday made up
        (date(2026, 8, 31), False),  # the Monday it was swapped with
    ],
)
def test_offices_work_on_weekdays_but_for_the_days_off_and_on_saturdays_made_up(day, works):
    assert THIRTIETH_OF_APRIL.is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 4, 20), 1, date(2026, 4, 21)),
        (date(2026, 4, 24), 1, date(2026, 4, 28)),
        (date(2026, 4, 24), 5, date(2026, 5, 6)),
        (date(2026, 4, 25), 0, date(2026, 4, 25)),
        (date(2026, 5, 4), -1, date(2026, 4, 29)),
        (date(2026, 8, 21), 2, date(2026, 8, 24)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start, count, end):
    assert THIRTIETH_OF_APRIL.add_working_days(start, count) == end


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 4, 24), date(2026, 4, 24), date(2026, 4, 24)),
        (date(2026, 4, 26), date(2026, 4, 24), date(2026, 4, 28)),
        (date(2026, 5, 2), date(2026, 4, 29), date(2026, 5, 4)),
    ],
)
def test_the_nearest_working_day_is_found_on_either_side(day, before, after):
    nearest = (
        THIRTIETH_OF_APRIL.last_working_day_on_or_before(day),
        THIRTIETH_OF_APRIL.first_working_day_on_or_after(day),
    )

    assert nearest == (before, after)


def test_a_day_is_described_by_its_weekday_and_what_makes_it_special():
    described = [THIRTIETH_OF_APRIL.describe(day) for day in (date(2026, 4, 26), date(2026, 4, 28))]

    assert described == ["Chủ nhật, Giỗ Tổ Hùng Vương", "thứ Ba"]


def test_a_calendar_says_which_years_it_knows_and_where_it_only_expects():
    calendar = Calendar({date(2027, 2, 5): SpecialDay("Tết Nguyên đán", confirmed=False)})

    known = [calendar.covers(2026), calendar.covers(2027)]
    expected = [
        calendar.rests_on_proposals(date(2027, 2, 1), date(2027, 2, 5)),
        calendar.rests_on_proposals(date(2027, 2, 6), date(2027, 2, 9)),
    ]

    assert (known, expected) == ([False, True], [True, False])


@given(calendars, days, st.integers(1, 60))
def test_as_many_working_days_lie_within_as_were_counted(calendar, day, count):
    end = calendar.add_working_days(day, count)

    assert calendar.is_working_day(end)
    assert calendar.working_days_between(day + timedelta(1), end) == count


@given(calendars, days, st.integers(1, 60))
def test_counting_back_undoes_counting_on_from_a_working_day(calendar, day, count):
    start = calendar.first_working_day_on_or_after(day)

    assert calendar.add_working_days(calendar.add_working_days(start, count), -count) == start


@given(calendars, days)
def test_no_working_day_lies_between_a_day_and_its_nearest(calendar, day):
    nearest = calendar.last_working_day_on_or_before(day)

    assert calendar.working_days_between(nearest, day) == 1
