"""The arithmetic of targets as tables, and what must hold of any figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.core.formats import percent
from danvan.measures.arithmetic import NOTHING, Sums, Verdict, contribution, is_missing, share, verdict
from danvan.measures.rules import Rule, holds

ALL = list(Rule)


@pytest.mark.parametrize(
    ("rule", "least", "part", "whole", "sums"),
    [
        (Rule.COVERAGE, None, 1, None, (1, 1, 1, 1)),
        (Rule.COVERAGE, None, 7, None, (1, 1, 1, 1)),
        (Rule.COVERAGE, None, 0, None, (0, 1, 1, 1)),
        # What each unit must reach is not asked by a coverage.
        (Rule.COVERAGE, 5, 1, None, (1, 1, 1, 1)),
        (Rule.MINIMUM, 2, 1, None, (0, 1, 1, 1)),
        (Rule.MINIMUM, 2, 2, None, (1, 1, 1, 1)),
        (Rule.MINIMUM, 2, 9, None, (1, 1, 1, 1)),
        (Rule.MINIMUM, None, 1, None, (1, 1, 1, 1)),
        (Rule.RATIO, None, 85, 100, (85, 100, 1, 1)),
        # Nobody was classified: an answer, and nothing in the denominator.
        (Rule.RATIO, None, 0, 0, (0, 0, 1, 1)),
        # More than the whole was asked about when it was typed, and is not refused.
        (Rule.RATIO, None, 12, 10, (12, 10, 1, 1)),
        (Rule.RATIO, None, 12, None, (0, 0, 0, 1)),
        (Rule.TOTAL, None, 30, None, (30, 0, 1, 1)),
        (Rule.TOTAL, None, 30, 40, (30, 0, 1, 1)),
        (Rule.ZERO, None, 0, None, (0, 0, 1, 1)),
        (Rule.ZERO, None, 3, None, (3, 0, 1, 1)),
        (Rule.INDEX, None, 8712, None, (0, 0, 1, 1)),
        (Rule.NARRATIVE, None, 1, None, (0, 0, 1, 1)),
    ],
)
def test_what_a_unit_that_answered_adds(rule, least, part, whole, sums):
    assert contribution(rule, least, part, whole, answered=True).values == sums


@pytest.mark.parametrize("rule", ALL)
def test_a_silent_unit_stays_in_the_denominator_of_what_all_must_do_and_is_only_expected_elsewhere(rule):
    silent = contribution(rule, 2, None, None, answered=False)

    assert silent.values == ((0, 1, 0, 1) if rule in (Rule.COVERAGE, Rule.MINIMUM) else (0, 0, 0, 1))
    assert is_missing(rule, silent)


@pytest.mark.parametrize("rule", ALL)
@pytest.mark.parametrize(("member", "excused"), [(False, False), (True, True), (False, True)])
@pytest.mark.parametrize("answered", [True, False])
def test_who_is_excused_or_no_member_adds_nothing_and_is_not_missing(rule, member, excused, answered):
    own = contribution(rule, 1, 5, 9, answered=answered, member=member, excused=excused)

    assert own == NOTHING
    assert not is_missing(rule, own)


@pytest.mark.parametrize(
    ("rule", "part", "missing"),
    [
        (Rule.COVERAGE, 1, False),
        (Rule.COVERAGE, 0, True),
        (Rule.MINIMUM, 2, False),
        (Rule.MINIMUM, 1, True),
        (Rule.RATIO, 0, False),
        (Rule.TOTAL, 0, False),
        (Rule.ZERO, 4, False),
        (Rule.INDEX, 0, False),
        (Rule.NARRATIVE, 0, False),
    ],
)
def test_who_answered_is_missing_only_where_it_has_not_done_what_all_must_do(rule, part, missing):
    assert is_missing(rule, contribution(rule, 2, part, 10, answered=True)) is missing


@pytest.mark.parametrize(
    ("n", "d", "shown"),
    [
        (87, 92, "94,6"),
        (9997, 10000, "99,9"),
        (99999, 100000, "99,9"),
        (100, 100, "100"),
        (105, 100, "105"),
        (10003, 10000, "100"),
        (1, 100000, "0,1"),
        (0, 5, "0"),
        (1, 3, "33,3"),
        (2, 3, "66,7"),
        (1, 8, "12,5"),
        (125, 1000, "12,5"),
        (1225, 10000, "12,3"),
    ],
)
def test_a_share_is_shown_as_people_round_and_never_as_all_or_nothing_where_it_is_not(n, d, shown):
    assert percent(n, d) == f"{shown}%"


def test_nothing_in_the_denominator_is_no_share_rather_than_nought():
    assert share(Sums(n=0, d=0, a=3, e=5)) is None


REACHED, SHORT, BROKEN, WAITING, UNJUDGED = Verdict


@pytest.mark.parametrize(
    ("rule", "comparator", "threshold", "sums", "said"),
    [
        (Rule.COVERAGE, ">=", "100", Sums(92, 92, 92, 92), REACHED),
        (Rule.COVERAGE, ">=", "100", Sums(91, 92, 92, 92), SHORT),
        (Rule.COVERAGE, "", "95", Sums(95, 100, 95, 100), REACHED),
        (Rule.COVERAGE, ">=", "95", Sums(94999, 100000, 1, 1), SHORT),
        (Rule.COVERAGE, ">", "95", Sums(95, 100, 95, 100), SHORT),
        (Rule.COVERAGE, ">=", "100", NOTHING, WAITING),
        (Rule.RATIO, ">=", "85", Sums(0, 0, 3, 5), WAITING),
        (Rule.RATIO, ">=", "85.5", Sums(855, 1000, 3, 5), REACHED),
        (Rule.RATIO, "<=", "4", Sums(4, 100, 5, 5), REACHED),
        (Rule.RATIO, "<", "4", Sums(4, 100, 5, 5), SHORT),
        (Rule.MINIMUM, ">=", "50", Sums(1, 2, 2, 2), REACHED),
        (Rule.TOTAL, ">=", "30", Sums(30, 0, 2, 5), REACHED),
        (Rule.TOTAL, ">=", "30", Sums(29, 0, 5, 5), SHORT),
        (Rule.TOTAL, ">=", "30", NOTHING, SHORT),
        (Rule.ZERO, "", None, Sums(0, 0, 5, 5), REACHED),
        (Rule.ZERO, "", None, Sums(0, 0, 4, 5), WAITING),
        (Rule.ZERO, "", None, Sums(1, 0, 1, 5), BROKEN),
        (Rule.ZERO, "", None, NOTHING, WAITING),
        (Rule.INDEX, ">=", "90", Sums(0, 0, 5, 5), UNJUDGED),
        (Rule.NARRATIVE, "", None, Sums(0, 0, 5, 5), UNJUDGED),
        (Rule.COVERAGE, ">=", None, Sums(5, 5, 5, 5), UNJUDGED),
    ],
)
def test_how_a_target_stands(rule, comparator, threshold, sums, said):
    assert verdict(rule, comparator, threshold and Decimal(threshold), sums) is said


def test_a_total_of_two_decimals_is_judged_by_what_it_means():
    assert verdict(Rule.TOTAL, ">=", Decimal("1.25"), Sums(n=125), decimals=2) is REACHED
    assert verdict(Rule.TOTAL, ">=", Decimal("1.25"), Sums(n=124), decimals=2) is SHORT


def test_the_largest_figures_are_judged_to_the_last_digit():
    whole = 60_000 * 9_999_999_999_999

    assert verdict(Rule.RATIO, ">=", Decimal("99.9999"), Sums(whole - whole // 10**6, whole, 1, 1)) is REACHED
    assert verdict(Rule.RATIO, ">=", Decimal("99.9999"), Sums(whole - whole // 10**6 - 1, whole, 1, 1)) is SHORT


@pytest.mark.parametrize(
    ("comparator", "below", "equal", "above"),
    [
        (">=", False, True, True),
        (">", False, False, True),
        ("<=", True, True, False),
        ("<", True, False, False),
        ("", False, True, True),
        ("=", False, True, True),
    ],
)
def test_a_figure_is_held_to_its_threshold_as_the_plan_says(comparator, below, equal, above):
    assert [holds(Decimal(value), comparator, Decimal(5)) for value in (4, 5, 6)] == [below, equal, above]


amounts = st.integers(0, 10**13)
parts = st.builds(Sums, amounts, amounts, st.integers(0, 1), st.integers(0, 1))


@given(st.lists(parts))
def test_sums_add_up_in_whatever_order_and_taking_away_undoes_adding(rows):
    forth, back = sum(rows, NOTHING), sum(reversed(rows), NOTHING)

    assert forth == back
    assert forth - sum(rows[1:], NOTHING) == (rows[0] if rows else NOTHING)
    assert bool(forth) == any(forth.values)


@given(st.sampled_from(ALL), st.none() | amounts, amounts, st.none() | amounts, st.booleans())
def test_no_unit_adds_less_than_nothing_nor_answers_more_than_it_is_asked(rule, least, part, whole, answered):
    own = contribution(rule, least, part, whole, answered=answered)

    assert min(own.values) >= 0
    assert own.a <= own.e == 1
    assert own.n <= own.d or rule not in (Rule.COVERAGE, Rule.MINIMUM)
