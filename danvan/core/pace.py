"""How often somebody may ask for what costs much or carries much away, and how many may do so at once: files to read,
workbooks, what strangers send.

Counts lie in the shared cache, since losing them costs nothing; whoever reaches the end waits for the next window, and
nobody else does.
"""

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from math import inf
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.errors import Refused
from danvan.core.secrets import digest

logger = logging.getLogger(__name__)

HOUR = timedelta(hours=1)
# Files sent, and whatever is made anew for each who asks.
MOST = 120
KEPT_UNDER, LOCKS = "pace", "slots"
View = TypeVar("View", bound=Callable[..., Any])


def costly(what: str, most: int = MOST) -> Callable[[View], View]:
    """Marks a page that one person may ask for so many times within an hour."""

    def mark(view: View) -> View:
        view.costly = (what, most)  # type: ignore[attr-defined]
        return view

    return mark


def closed_until(request: HttpRequest, view: Callable[..., Any], person: int) -> datetime | None:
    """Takes one turn off what this person may still ask for; when none is left, from when on there are more."""
    sends_file = request.content_type == "multipart/form-data" and bool(request.FILES)
    what, most = ("files sent", MOST) if sends_file else getattr(view, "costly", ("", 0))
    return taken(what, person, most) if what else None


def taken(what: str, who: object, most: int, window: timedelta = HOUR) -> datetime | None:
    """Takes one of so many turns that `who` has within a window, of a day at most; when none was left, from when on
    there are more.

    Windows begin with the day and follow each other: at the seam of two, both their turns can be taken in a row. A
    count that cannot be kept is one that is used up.
    """
    now = clock.machine_now()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    begun = midnight + (now - midnight) // window * window
    key = f"{KEPT_UNDER}.{digest(KEPT_UNDER, f'{what} {who}')}.{window.total_seconds():.0f}.{begun:%Y%m%d%H%M%S}"
    return begun + window if _counted(key, window) > most else None


def _counted(key: str, window: timedelta) -> float:
    """How often this was asked for, now included. One at a time: two who read one number would count as one."""
    try:
        with _lock("count", wait=True):
            count = int(cache.get(key, 0)) + 1
            cache.set(key, count, window.total_seconds())
            return count
    except Exception:
        # Whatever a cache raises that cannot be reached: nobody gets in uncounted.
        logger.exception("No count could be kept.")
        return inf


@contextmanager
def slots(what: str, most: int) -> Iterator[None]:
    """Does what costs much while no more than so many do it at once on this machine, in whichever process.

    Who comes when all are taken is refused at once, as when it cannot be known how many are. A slot is a lock on a file:
    it is free again when its process ends, however it ends.
    """
    with ExitStack() as held:
        if not any(_locked(held, f"{what}-{number}") for number in range(most)):
            raise Busy
        yield


class Busy(Refused):
    """All slots are taken; whoever can do without what they are for may go on so."""

    def __init__(self) -> None:
        told = _("Nhiều người đang gửi cùng lúc nên máy chưa nhận thêm được. Đề nghị gửi lại sau một phút.")
        super().__init__(told, status=429)


def _locked(held: ExitStack, name: str) -> bool:
    """Whether this lock is ours now, and until the stack ends."""
    try:
        held.enter_context(_lock(name, wait=False))
    except OSError as error:
        if not isinstance(error, BlockingIOError):
            logger.exception("No slot can be taken.")
        return False
    return True


@contextmanager
def _lock(name: str, *, wait: bool) -> Iterator[None]:
    folder = Path(settings.CACHE_DIR) / LOCKS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / slugify(name)).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
