from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from danvan.core.errors import Refused
from danvan.core.periods import Kind, Period, data_window, explain_window

years = st.integers(1901, 2199)
ranges = st.builds(
    lambda first, length: Period(first, first + timedelta(length)),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.integers(0, 3000),
)
periods = st.one_of(
    st.builds(Period.month, years, st.integers(1, 12)),
    st.builds(Period.quarter, years, st.integers(1, 4)),
    st.builds(Period.half, years, st.integers(1, 2)),
    st.builds(Period.nine_months, years),
    st.builds(Period.year, years),
    ranges,
)


@pytest.mark.parametrize(
    ("period", "code", "label", "first", "last"),
    [
        (Period.month(2026, 2), "2026-02", "tháng 2 năm 2026", date(2026, 2, 1), date(2026, 2, 28)),
        (Period.quarter(2026, 1), "2026-Q1", "quý I năm 2026", date(2026, 1, 1), date(2026, 3, 31)),
        (Period.quarter(2026, 4), "2026-Q4", "quý IV năm 2026", date(2026, 10, 1), date(2026, 12, 31)),
        (Period.half(2026), "2026-H1", "6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30)),
        (Period.half(2026, 2), "2026-H2", "6 tháng cuối năm 2026", date(2026, 7, 1), date(2026, 12, 31)),
        (Period.nine_months(2026), "2026-9M", "9 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 9, 30)),
        (Period.year(2026), "2026", "năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
        (
            Period.years(2017, 2020),
            "2017-01-01..2020-12-31",
            "giai đoạn 2017 - 2020",
            date(2017, 1, 1),
            date(2020, 12, 31),
        ),
        (
            Period(date(2025, 11, 15), date(2025, 12, 15)),
            "2025-11-15..2025-12-15",
            "từ 15/11/2025 đến 15/12/2025",
            date(2025, 11, 15),
            date(2025, 12, 15),
        ),
    ],
)
def test_a_period_has_a_code_a_name_and_two_days(period, code, label, first, last):
    shown = (str(period), period.label, period.starts_on, period.ends_on)

    assert shown == (code, label, first, last)


@pytest.mark.parametrize(
    ("period", "before", "a_year_ago"),
    [
        (Period.month(2026, 1), Period.month(2025, 12), Period.month(2025, 1)),
        (Period.month(2024, 2), Period.month(2024, 1), Period.month(2023, 2)),
        (Period.quarter(2026, 1), Period.quarter(2025, 4), Period.quarter(2025, 1)),
        (Period.half(2026), Period.half(2025, 2), Period.half(2025)),
        (Period.nine_months(2026), Period.nine_months(2025), Period.nine_months(2025)),
        (Period.year(2026), Period.year(2025), Period.year(2025)),
        (Period.years(2021, 2025), Period.years(2016, 2020), Period.years(2020, 2024)),
        (
            Period(date(2025, 11, 15), date(2025, 12, 15)),
            Period(date(2025, 10, 15), date(2025, 11, 14)),
            Period(date(2024, 11, 15), date(2024, 12, 15)),
        ),
        (
            Period(date(2024, 2, 29), date(2025, 2, 28)),
            Period(date(2023, 2, 28), date(2024, 2, 28)),
            Period(date(2023, 2, 28), date(2024, 2, 29)),
        ),
    ],
)
def test_a_period_is_compared_with_the_one_before_and_with_last_years(period, before, a_year_ago):
    assert (period.previous(), period.same_last_year()) == (before, a_year_ago)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "2026-13",
        "2026-Q5",
        "2026-H3",
        "26-Q1",
        "0001",
        "0001-01-01..2026-01-01",
        "2026-02-30..2026-03-01",
        "2026-Q1 ",
    ],
)
def test_a_code_of_no_period_is_refused(code):
    with pytest.raises(Refused) as refused:
        Period.parse(code)

    assert str(refused.value) == f"Không có kỳ “{code}”. Đề nghị chọn lại kỳ."


def test_a_range_that_ends_before_it_starts_is_refused():
    with pytest.raises(Refused) as refused:
        Period(date(2026, 5, 24), date(2026, 5, 23))

    assert str(refused.value) == (
        "Ngày kết thúc 23/5/2026 đứng trước ngày bắt đầu 24/5/2026. Đề nghị kiểm tra lại hai ngày."
    )


def test_a_period_cannot_be_changed():
    with pytest.raises(AttributeError):
        Period.year(2026).kind = Kind.MONTH


@given(periods)
def test_a_code_is_read_back_as_its_period(period):
    assert Period.parse(str(period)) == period


@given(periods.filter(lambda period: period.kind is not Kind.RANGE))
def test_a_stretch_that_is_a_whole_period_bears_its_name(period):
    assert Period.spanning(period.starts_on, period.until - timedelta(1)) == period


def test_a_stretch_that_is_no_whole_period_is_named_by_its_days():
    odd = [Period.spanning(date(2026, 2, 1), date(2026, 3, 31)), Period.spanning(date(2021, 1, 1), date(2025, 12, 31))]

    assert [period.label for period in odd] == ["từ 01/02/2026 đến 31/3/2026", "giai đoạn 2021 - 2025"]


@given(st.lists(periods, max_size=6))
def test_periods_are_ordered_by_their_days(some):
    assert [(p.starts_on, p.ends_on) for p in sorted(some)] == sorted((p.starts_on, p.ends_on) for p in some)


@pytest.mark.parametrize(("cut", "count"), [(Period.month, 12), (Period.quarter, 4), (Period.half, 2)])
@given(year=years)
def test_months_quarters_and_halves_tile_the_year(cut, count, year):
    pieces = [cut(year, number) for number in range(1, count + 1)]

    assert pieces[0].starts_on == Period.year(year).starts_on
    assert pieces[-1].ends_on == Period.year(year).ends_on
    assert [piece.starts_on for piece in pieces[1:]] == [piece.ends_on + timedelta(1) for piece in pieces[:-1]]
    assert sum(piece.days for piece in pieces) == Period.year(year).days


@given(periods)
def test_a_period_holds_its_first_and_last_day_and_none_beside_them(period):
    around = [period.starts_on - timedelta(1), period.starts_on, period.ends_on, period.ends_on + timedelta(1)]

    assert [period.contains(day) for day in around] == [False, True, True, False]


@given(periods)
def test_the_one_before_ends_the_day_before_except_for_nine_months(period):
    assume(period.kind is not Kind.NINE_MONTHS)

    assert period.previous().ends_on == period.starts_on - timedelta(1)


@pytest.mark.parametrize(
    ("period", "window"),
    [
        (Period.month(2026, 5), "2026-04-15..2026-05-14"),
        (Period.month(2026, 1), "2025-12-15..2026-01-14"),
        (Period.quarter(2026, 1), "2025-12-15..2026-03-14"),
        (Period.half(2026), "2025-12-15..2026-06-14"),
        (Period.half(2026, 2), "2026-06-15..2026-12-14"),
        (Period.nine_months(2026), "2025-12-15..2026-09-14"),
        (Period.year(2026), "2025-12-15..2026-12-14"),
        (Period(date(2026, 5, 1), date(2026, 5, 24)), "2026-05-01..2026-05-24"),
    ],
)
def test_figures_are_taken_from_the_days_of_nghi_dinh_09(period, window):
    assert str(data_window(period)) == window


@pytest.mark.parametrize("cut", [Period.month, Period.quarter, Period.half])
@given(year=years, number=st.integers(2, 4))
def test_data_windows_follow_each_other_without_gap(cut, year, number):
    later = cut(year, min(number, 2) if cut == Period.half else number)

    assert data_window(later).starts_on == data_window(later.previous()).ends_on + timedelta(1)


def test_a_window_says_its_days_and_its_rule():
    assert [explain_window(period) for period in (Period.half(2026), Period(date(2026, 5, 1), date(2026, 5, 24)))] == [
        "Số liệu 6 tháng đầu năm 2026 tính từ 15/12/2025 đến hết 14/6/2026, "
        "theo thời gian chốt số liệu của Nghị định 09/2019/NĐ-CP.",
        "Số liệu tính từ 01/5/2026 đến hết 24/5/2026, đúng theo kỳ báo cáo.",
    ]
