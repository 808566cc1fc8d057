"""So many turns within a window, and so many at once: whoever comes, and from whichever process."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache

from danvan.core import clock, pace
from danvan.core.errors import Refused
from danvan.core.pace import slots, taken

MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)
DAY, QUARTER = timedelta(days=1), timedelta(minutes=15)
HOLD = """
import sys
from django.conf import settings
settings.configure(CACHE_DIR=sys.argv[1])
from danvan.core.pace import slots
with slots("reading", 2):
    print("in", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def quiet_house(on_day, settings, tmp_path):
    on_day(MORNING)
    settings.CACHE_DIR = tmp_path
    cache.clear()


def turns(count, who="10.0.0.1", most=3, window=timedelta(hours=1), what="slips"):
    return [taken(what, who, most, window) for _ in range(count)]


def test_so_many_turns_are_free_and_then_it_is_told_when_there_are_more():
    eight = MORNING + timedelta(minutes=30)

    assert turns(5) == [None, None, None, eight, eight]


def test_the_next_window_has_its_own(on_day):
    turns(4)

    on_day(MORNING + timedelta(minutes=29, seconds=59))
    late = turns(1)
    on_day(MORNING + timedelta(minutes=30))

    assert (late == [None], turns(1)) == (False, [None])


@pytest.mark.parametrize(
    ("window", "until"),
    [
        (DAY, datetime(2026, 5, 26, tzinfo=clock.VIETNAM)),
        (QUARTER, MORNING + QUARTER),
        (3 * DAY / 12, MORNING.replace(hour=12, minute=0)),
    ],
)
def test_windows_begin_with_the_day(window, until):
    assert turns(4, window=window)[3:] == [until]


def test_each_who_what_and_window_is_counted_apart():
    turns(4)

    assert [turns(1, who="10.0.0.2"), turns(1, what="boxes"), turns(1, window=DAY), turns(1, who=10)] == [[None]] * 4


def test_who_asks_stands_nowhere_in_the_cache(monkeypatch):
    kept = []
    monkeypatch.setattr(cache, "set", lambda key, *rest: kept.append(key))

    turns(1, who="203.0.113.7")

    assert (len(kept), "203.0.113.7" in kept[0]) == (1, False)


def test_many_at_once_do_not_count_as_one():
    with ThreadPoolExecutor(8) as several:
        told = list(several.map(lambda _: taken("slips", "all", 20), range(60)))

    assert told.count(None) == 20


@pytest.mark.parametrize("broken", [OSError("full"), ValueError("not a number"), ConnectionError("gone")])
def test_a_count_that_cannot_be_kept_lets_nobody_in(monkeypatch, broken):
    def fails(*_args, **_how):
        raise broken

    monkeypatch.setattr(cache, "get", fails)

    assert turns(1) == [MORNING + timedelta(minutes=30)]


def test_a_cache_of_one_process_counts_too(monkeypatch):
    monkeypatch.setattr(pace, "cache", LocMemCache("apart", {}))

    assert [each is None for each in turns(4)] == [True, True, True, False]


def test_no_more_than_so_many_are_in_at_once():
    with slots("reading", 2), slots("reading", 2):
        with pytest.raises(Refused, match="Đề nghị gửi lại sau một phút") as refused, slots("reading", 2):
            pass
        with slots("printing", 1):
            elsewhere = True

    assert (refused.value.status, elsewhere) == (429, True)


def test_a_slot_is_free_again_however_its_work_ended():
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), slots("reading", 1):
            raise ZeroDivisionError

    with slots("reading", 1):
        pass


def other_process(folder):
    """Somebody in another process who takes a slot and stays until the pipe ends."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    one = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    one.stdout.readline()
    return one


def test_other_processes_count_and_one_that_is_killed_holds_nothing(tmp_path):
    with ExitStack() as ends:
        others = [ends.enter_context(other_process(tmp_path)) for _ in range(2)]

        with pytest.raises(pace.Busy), slots("reading", 2):
            pass
        others[0].kill()
        others[0].wait()
        with slots("reading", 2), pytest.raises(pace.Busy), slots("reading", 2):
            pass


def test_where_no_slot_can_be_counted_nobody_gets_in(settings, tmp_path):
    (tmp_path / "a file").write_text("")
    settings.CACHE_DIR = tmp_path / "a file"

    with pytest.raises(pace.Busy), slots("reading", 2):
        pass


def test_none_at_all_may_be_in():
    with pytest.raises(pace.Busy), slots("reading", 0):
        pass
