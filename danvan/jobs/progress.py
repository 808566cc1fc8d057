"""How far a job is, and whether somebody still works at it.

Both stand in the cache and not in the job's row: the work's own transaction would hide them from the page, and on
SQLite a second writer would wait for it to end.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from django.core.cache import caches

from danvan.jobs.models import Job

BEAT_SECONDS, SILENCE_SECONDS = 10, 60
KEPT_SECONDS = 24 * 60 * 60
REPORT_SECONDS = 0.5


def progress_of(job: Job) -> tuple[int, int]:
    """Done and total, the freshest known."""
    kept = caches["progress"].get(_key("progress", job)) if job.is_open else None
    return kept or (job.done, job.total)


def report(job: Job, done: int, total: int) -> None:
    """Says how far the job is, for its page."""
    job.done, job.total = done, total
    caches["progress"].set(_key("progress", job), (done, total), KEPT_SECONDS)


def sparingly(report: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """Reports twice a second at most, and always the last figure: a page asks no oftener."""
    last = 0.0

    def now_and_then(done: int, total: int) -> None:
        nonlocal last
        if done >= total or time.monotonic() - last >= REPORT_SECONDS:
            last = time.monotonic()
            report(done, total)

    return now_and_then


def is_alive(job: Job) -> bool:
    """Whether the job's worker gave a sign within the last minute."""
    return caches["progress"].get(_key("beat", job)) is not None


def sign(job: Job) -> None:
    """One sign of life, good for a minute."""
    caches["progress"].set(_key("beat", job), 1, SILENCE_SECONDS)


@contextmanager
def heartbeat(job: Job) -> Iterator[None]:
    """Gives signs of life while the work goes on, from a thread of its own, which ends with the process."""
    over = Event()

    def beat() -> None:
        while True:
            # A cache that fails once must not make the job look dead for good.
            with suppress(Exception):
                sign(job)
            if over.wait(BEAT_SECONDS):
                return

    sign(job)
    thread = Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        caches["progress"].delete(_key("beat", job))


def _key(what: str, job: Job) -> str:
    return f"job-{what}-{job.pk}-{job.attempt}"
