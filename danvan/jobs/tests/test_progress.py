"""How far a job is, and whether somebody works at it: seen from outside, whatever its transaction does."""

from threading import Event

import pytest
from django.core.cache import caches

from danvan.jobs import progress
from danvan.jobs.kinds import Run
from danvan.jobs.models import Job, State
from danvan.jobs.progress import heartbeat, is_alive, progress_of, report, sparingly


def running(**how):
    return Job(**{"pk": 7, "attempt": 1, "state": State.RUNNING, **how})


def test_the_freshest_figures_are_shown_while_it_runs_and_the_last_ones_afterwards():
    job = running(done=1, total=10)

    report(job, 5, 10)

    assert progress_of(running(done=1, total=10)) == (5, 10)
    assert progress_of(running(state=State.DONE, done=10, total=10)) == (10, 10)


def test_each_attempt_has_figures_of_its_own():
    report(running(), 5, 10)

    assert progress_of(running(attempt=2)) == (0, 0)


def test_progress_is_told_sparingly_but_its_end_always():
    told = []
    report_sparingly = sparingly(lambda done, total: told.append(done))

    for done in range(1, 1_001):
        report_sparingly(done, 1_000)

    assert (told[0], told[-1], len(told) < 20) == (1, 1_000, True)


def test_a_walk_through_items_tells_how_many_are_done():
    run, job = None, running()
    run = Run(job, by=None)

    seen = list(run.each(["a", "b", "c"]))

    assert (seen, progress_of(job)) == (["a", "b", "c"], (3, 3))


def test_a_cache_that_fails_once_does_not_end_the_signs_of_life(monkeypatch):
    signs, again = [], Event()

    def failing(job):
        signs.append(job)
        if len(signs) == 2:
            raise OSError("disk full")
        if len(signs) > 3:
            again.set()

    monkeypatch.setattr(progress, "sign", failing)
    monkeypatch.setattr(progress, "BEAT_SECONDS", 0.001)

    with heartbeat(running()):
        again.wait()

    assert len(signs) > 3


def test_signs_of_life_end_also_when_the_work_fails():
    job = running()

    with pytest.raises(ValueError, match="hỏng"), heartbeat(job):
        raise ValueError("hỏng")

    assert not is_alive(job)


def test_nothing_of_it_stands_in_the_houses_other_cache():
    report(running(), 5, 10)

    assert caches["default"].get("job-progress-7-1") is None
