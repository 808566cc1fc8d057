"""The hours of chores."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.core import chores
from danvan.core.chores import Chore, Daily, Every, schedule
from danvan.core.clock import VIETNAM

NOON = datetime(2026, 5, 22, 12, 0, tzinfo=VIETNAM)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(lambda moment: moment.replace(tzinfo=VIETNAM))
RULES = st.builds(Every, st.integers(1, 1_440)) | st.builds(Daily, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        (Every(minutes=1), NOON + timedelta(minutes=1)),
        (Daily(hour=13), NOON.replace(hour=13)),
        (Daily(hour=12), NOON.replace(day=23)),
        (Daily(hour=12, minute=1), NOON.replace(minute=1)),
        (Daily(hour=0, minute=30), datetime(2026, 5, 23, 0, 30, tzinfo=VIETNAM)),
    ],
)
def test_a_rule_says_when_a_chore_is_due_next(rule, due):
    assert rule.after(NOON) == due


@given(RULES, MOMENTS)
def test_the_next_hour_is_later_and_within_a_day(rule, moment):
    assert timedelta() < rule.after(moment) - moment <= timedelta(days=1)


@given(RULES, MOMENTS)
def test_the_hours_of_a_rule_follow_one_another(rule, moment):
    first = rule.after(moment)

    assert rule.after(first) - first == (
        timedelta(minutes=rule.minutes) if isinstance(rule, Every) else timedelta(days=1)
    )


def test_a_chore_said_again_replaces_the_first(monkeypatch):
    monkeypatch.setattr(chores, "_chores", {})
    schedule("seal", "Niêm phong", Every(minutes=1), print)

    schedule("seal", "Niêm phong nhật ký", Every(minutes=2), print)

    assert chores.chores() == {"seal": Chore("seal", "Niêm phong nhật ký", Every(minutes=2), print)}


def test_the_house_seals_anchors_and_cleans_up_by_itself():
    names = {"audit.seal", "audit.anchor", "jobs.take_up", "jobs.sweep", "workflow.keys", "notifications.letters"}

    assert names <= set(chores.chores())
