"""What is asked about before a figure is taken."""

import pytest

from danvan.core.periods import Period
from danvan.measures.unusual import Before, Below, oddities, same_as_last_year

YEAR = Period.year(2026)


def quarters(*amounts):
    return [(Period.quarter(2026, at), amount) for at, amount in enumerate(amounts, start=1)]


def asked(part, whole=None, period=YEAR, decimals=0, **before):
    return [(one.code, one.sentence) for one in oddities(part, whole, period, Before(**before), decimals)]


@pytest.mark.parametrize(
    ("part", "last_year", "asks"),
    [
        (5, None, []),
        (10, 1, []),
        (11, 1, [("more", "gấp 11 lần năm trước (1)")]),
        (125, 10, [("more", "gấp 12,5 lần năm trước (10)")]),
        (5000, 2, [("more", "gấp 2.500 lần năm trước (2)")]),
        (1, 10, []),
        (1, 11, [("less", "chưa bằng một phần mười năm trước (11)")]),
        (0, 11, [("less", "năm trước là 11, năm nay bằng 0")]),
        (0, 0, []),
        (7, 0, []),
    ],
)
def test_a_figure_far_from_last_years_is_asked_about(part, last_year, asks):
    assert asked(part, last_year=last_year) == asks


def test_a_part_over_its_whole_is_asked_about():
    assert asked(12, 10) == [("over", "12 nhiều hơn tổng số 10")]
    assert asked(10, 10) == []


def test_amounts_are_shown_as_people_write_them():
    assert asked(1250, 1000, decimals=2) == [("over", "12,5 nhiều hơn tổng số 10")]


def test_a_year_that_differs_from_its_four_quarters_is_asked_about():
    sentence = "cộng quý I năm 2026, quý II năm 2026, quý III năm 2026, quý IV năm 2026 đã báo là 25, số này là 30"

    assert asked(30, within=quarters(5, 5, 5, 10)) == [("sum", sentence)]
    assert asked(25, within=quarters(5, 5, 5, 10)) == []


def test_a_year_may_exceed_the_quarters_said_so_far_but_not_fall_short_of_them():
    assert asked(30, within=quarters(5, 5)) == []
    assert asked(8, within=quarters(5, 5)) == [
        ("sum", "cộng quý I năm 2026, quý II năm 2026 đã báo là 10, số này là 8")
    ]


def test_months_and_quarters_are_not_added_to_each_other():
    within = [(Period.month(2026, 1), 4), *quarters(5, 5, 5, 10)]

    assert asked(25, within=within) == []


def test_a_quarter_is_not_held_against_another():
    assert asked(9, period=Period.quarter(2026, 2), within=quarters(5)) == []


SAID = "cộng số của 3 đơn vị trực thuộc là 25, số này là "


@pytest.mark.parametrize(
    ("part", "below", "asks"),
    [
        (30, None, []),
        (25, Below(25, None, 3), []),
        (30, Below(0, None, 0, ["Thôn A"]), []),
        (30, Below(25, None, 3), [("below", f"{SAID}30")]),
        (20, Below(25, None, 3), [("below", f"{SAID}20")]),
        (30, Below(25, None, 3, ["Thôn A"]), [("below", f"{SAID}30; chưa báo cáo: Thôn A")]),
        (
            30,
            Below(25, None, 3, [f"Thôn {letter}" for letter in "ABCDE"]),
            [("below", f"{SAID}30; chưa báo cáo: Thôn A, Thôn B, Thôn C và 2 đơn vị khác")],
        ),
    ],
)
def test_a_figure_that_differs_from_those_of_the_units_below_is_asked_about(part, below, asks):
    assert asked(part, below=below) == asks


@pytest.mark.parametrize(
    ("whole", "below", "asks"),
    [
        (40, Below(25, 40, 3), []),
        (50, Below(25, 40, 3), [("below", "cộng số của 3 đơn vị trực thuộc là 25/40, số này là 25/50")]),
        (50, Below(25, None, 3), []),
    ],
)
def test_of_a_share_part_and_whole_are_held_against_those_below(whole, below, asks):
    assert asked(25, whole, below=below) == asks


TWICE = "bằng đúng cộng số của 3 đơn vị trực thuộc (25), mà chỉ tiêu đã cộng riêng các đơn vị này, dễ bị tính hai lần"


@pytest.mark.parametrize(
    ("part", "beside", "asks"),
    [
        (25, Below(25, None, 3), [("twice", TWICE)]),
        (24, Below(25, None, 3), []),
        (0, Below(0, None, 3), []),
        (5, Below(5, None, 1), []),
    ],
)
def test_just_the_sum_of_units_that_are_counted_beside_it_is_asked_about(part, beside, asks):
    assert asked(part, beside=beside) == asks


@pytest.mark.parametrize(
    ("figures", "same"),
    [
        ([(1, 1), (2, 2), (3, 3)], True),
        ([(1, 1), (2, 2)], False),
        ([(1, 1), (2, 2), (3, 4)], False),
        ([(1, 1), (2, 2), (3, None)], False),
        ([(0, 0), (0, 0), (0, 0)], False),
    ],
)
def test_many_figures_that_are_all_as_last_years_are_asked_about_together(figures, same):
    assert same_as_last_year(figures) is same
