"""The hours of the house: what is due is done once, whoever ticks, however long nobody did."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command

from danvan.core import chores, clock
from danvan.core.chores import Daily, Every, schedule
from danvan.jobs.models import Schedule
from danvan.jobs.ticking import LEASE, tick

MORNING = datetime(2026, 5, 22, 8, 0, tzinfo=clock.VIETNAM)
NOON = datetime(2026, 5, 22, 12, 0, tzinfo=clock.VIETNAM)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_ours(monkeypatch):
    monkeypatch.setattr(chores, "_chores", {})


@pytest.fixture
def done():
    return []


def seal_each_minute(done):
    schedule("seal", "Niêm phong", Every(minutes=1), lambda: done.append(clock.now()))


def ticked_at(*moments):
    for moment in moments:
        with clock.frozen(moment):
            tick()


def test_a_new_chore_waits_for_its_first_hour(done):
    seal_each_minute(done)

    ticked_at(MORNING)

    assert done == []


def test_a_chore_is_done_at_its_hour_and_then_waits_for_the_next(done):
    seal_each_minute(done)
    minute = timedelta(minutes=1)

    ticked_at(MORNING, MORNING + minute, MORNING + minute, MORNING + 2 * minute)

    assert done == [MORNING + minute, MORNING + 2 * minute]


def test_a_chore_missed_many_times_is_done_once(done):
    seal_each_minute(done)

    ticked_at(MORNING, NOON, NOON)

    assert done == [NOON]


def test_a_daily_chore_has_its_hour_of_viet_nam(done):
    schedule("letter", "Thư ngày", Daily(hour=7, minute=30), lambda: done.append(clock.now()))
    next_day = datetime(2026, 5, 23, 7, 30, tzinfo=clock.VIETNAM)

    ticked_at(MORNING, NOON, next_day - timedelta(minutes=1), next_day, next_day + timedelta(hours=1))

    assert done == [next_day]


def test_a_clock_turned_back_does_not_silence_the_house_for_months(done):
    seal_each_minute(done)
    october = datetime(2026, 10, 1, tzinfo=clock.VIETNAM)

    ticked_at(october, MORNING, MORNING + timedelta(minutes=1))

    assert done == [MORNING + timedelta(minutes=1)]


def test_a_chore_that_fails_is_tried_again_within_ten_minutes_and_the_others_are_done(done):
    schedule("broken", "Hỏng", Daily(hour=9), lambda: done.append(1 / 0))
    schedule("whole", "Lành", Daily(hour=9), lambda: done.append("lành"))

    ticked_at(MORNING, NOON)

    rows = {row.name: (row.went_well, row.due_at) for row in Schedule.objects.all()}
    assert (done, rows) == (
        ["lành"],
        {
            "broken": (False, NOON + timedelta(minutes=10)),
            "whole": (True, datetime(2026, 5, 23, 9, 0, tzinfo=clock.VIETNAM)),
        },
    )


def test_a_chore_whose_tick_died_is_done_when_its_lease_is_over(done):
    seal_each_minute(done)
    ticked_at(MORNING)
    Schedule.objects.update(held_until=NOON + LEASE)

    ticked_at(NOON, NOON + LEASE + timedelta(seconds=1))

    assert done == [NOON + LEASE + timedelta(seconds=1)]


def test_a_tick_that_slept_past_its_lease_does_not_free_what_another_holds(done):
    schedule("slow", "Chậm", Every(minutes=1), lambda: Schedule.objects.update(held_until=NOON + 3 * LEASE))
    ticked_at(MORNING)

    ticked_at(NOON)

    assert Schedule.objects.get().held_until == NOON + 3 * LEASE


def test_the_command_says_what_it_did(capsys, done):
    seal_each_minute(done)
    ticked_at(MORNING)

    with clock.frozen(NOON):
        call_command("tick")

    assert capsys.readouterr().out == "seal\n"


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_do_a_chore_once(at_once, done, on_day):
    seal_each_minute(done)
    ticked_at(MORNING)
    on_day(NOON)

    names = at_once(lambda index: tick(), 2)

    assert (sorted(names), done) == ([[], ["seal"]], [NOON])
