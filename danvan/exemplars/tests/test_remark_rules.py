"""The rules against going through the motions: plain, without the database."""

from datetime import date, datetime, timedelta

import pytest

from danvan.exemplars.models import RemarkKind
from danvan.exemplars.queries.likenesses import Match
from danvan.exemplars.remarks.equal import equal_everywhere
from danvan.exemplars.remarks.last_hour import Sending, bursts
from danvan.exemplars.remarks.limits import Limits
from danvan.exemplars.remarks.nothing_since import months_before, nothing_since
from danvan.exemplars.remarks.seen import Seen
from danvan.exemplars.remarks.similar import alike
from danvan.likeness.models import Part

LIMITS = Limits()
CLOSES = datetime(2026, 4, 1)


def sent(exemplar, *, unit=1, hand=None, minutes=10):
    """A registration so many minutes before the round closes."""
    return Sending(exemplar, unit, hand, CLOSES - timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("goals", "remarked"),
    [
        ([(5, 5), (7, 7), (0, 0)], True),
        ([(5, 5), (7, 7)], False),
        ([(5, 5), (7, 7), (9, 8)], False),
        ([(5, 5), (7, 7), (9, None)], False),
        ([(5, 5), (7, 7), (None, None)], False),
        ([], False),
    ],
)
def test_results_equal_to_the_plan_in_all_of_three_goals_and_more_are_remarked(goals, remarked):
    seen = Seen(RemarkKind.EQUAL_EVERYWHERE, facts={"goals": len(goals)})

    assert equal_everywhere(goals, LIMITS) == (seen if remarked else None)


def test_three_of_one_unit_in_the_last_hour_are_remarked_and_two_are_not():
    three, two = [sent(pk, unit=1) for pk in (1, 2, 3)], [sent(pk, unit=2) for pk in (4, 5)]

    found = bursts([*three, *two], CLOSES, LIMITS)

    seen = Seen(RemarkKind.LAST_HOUR, facts={"count": 3, "minutes": 60})
    assert found == {1: seen, 2: seen, 3: seen}


def test_five_by_one_hand_for_five_units_are_remarked():
    found = bursts([sent(pk, unit=pk, hand=9) for pk in range(5)], CLOSES, LIMITS)

    assert {pk: seen.facts["count"] for pk, seen in found.items()} == dict.fromkeys(range(5), 5)


def test_what_came_earlier_or_late_is_no_burst():
    early, late = [sent(pk, minutes=61) for pk in (1, 2, 3)], [sent(pk, minutes=-1) for pk in (4, 5, 6)]

    assert bursts([*early, *late], CLOSES, LIMITS) == {}


@pytest.mark.parametrize(
    ("launched_on", "last_active_on", "remarked"),
    [
        (date(2026, 1, 10), None, True),
        (date(2026, 1, 10), date(2026, 1, 10), True),
        (date(2026, 1, 10), date(2026, 1, 11), False),
        (date(2026, 1, 16), None, False),
        (None, None, False),
    ],
)
def test_launched_half_a_year_ago_without_activity_is_remarked(launched_on, last_active_on, remarked):
    found = nothing_since(launched_on, last_active_on, date(2026, 7, 15), LIMITS)

    assert found == (Seen(RemarkKind.NOTHING_SINCE, facts={"months": 6}) if remarked else None)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 7, 15), 6, date(2026, 1, 15)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2026, 3, 1), 12, date(2025, 3, 1)),
        (date(2026, 1, 5), 1, date(2025, 12, 5)),
    ],
)
def test_months_are_counted_back_over_the_year(day, months, before):
    assert months_before(day, months) == before


def test_texts_are_remarked_from_seventy_in_a_hundred_on_and_names_never():
    found = [Match(1, Part.TEXT, 70), Match(2, Part.TEXT, 69), Match(3, Part.NAME, 100)]

    assert list(alike(found, frozenset(), LIMITS)) == [Seen(RemarkKind.SIMILAR_TEXT, 1, 70)]


def test_a_photo_is_remarked_with_its_place_in_both():
    found = [Match(1, Part.PICTURE, 97, place=4, own_place=1)]

    assert list(alike(found, frozenset(), LIMITS)) == [Seen(RemarkKind.SAME_PHOTO, 1, 97, {"photo": 2, "other": 5})]


def test_what_is_openly_the_same_is_not_remarked():
    found = [Match(1, Part.TEXT, 100), Match(1, Part.PICTURE, 100)]

    assert list(alike(found, frozenset({1}), LIMITS)) == []
