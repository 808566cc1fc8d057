"""The one clock. Everything asks it for the time, so that the demonstration can live on any day and deadlines be tested.

The offset of a demonstration stands in a small file that web, worker and tick share; without the demonstration there
is none and the file is never read.
"""

import contextlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

# Of the process, not of a thread: a test's browser and its server must agree on the day.
_frozen: list[datetime] = []


def now() -> datetime:
    """This moment, in Vietnamese time."""
    if _frozen:
        return _frozen[-1]
    return datetime.now(VIETNAM) + offset()


def machine_now() -> datetime:
    """The machine's own time, which no demonstration turns: sessions, codes, links and wrong tries are counted by it."""
    return _frozen[-1] if _frozen else datetime.now(VIETNAM)


def today() -> date:
    """The day in Viet Nam, on which rights, validity and deadlines are read."""
    return now().date()


def offset() -> timedelta:
    """How far the demonstration's clock stands from the real one; zero everywhere else."""
    if not settings.DEMONSTRATION:
        return timedelta()
    try:
        return timedelta(seconds=float(_offset_file().read_text()))
    except (FileNotFoundError, ValueError):
        return timedelta()


def turn_to(moment: datetime) -> None:
    """Sets the demonstration's clock, for all its processes."""
    if not settings.DEMONSTRATION:
        raise RuntimeError("Only a demonstration has a clock that can be turned.")
    seconds = (moment - datetime.now(UTC)).total_seconds()
    draft = _offset_file().with_suffix(".new")
    draft.write_text(str(seconds))
    draft.replace(_offset_file())


@contextlib.contextmanager
def frozen(moment: datetime | date) -> Iterator[None]:
    """Stands still at a moment (a day means its noon): in tests, and while the demonstration's past is made."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, 12, tzinfo=VIETNAM)
    _frozen.append(moment.astimezone(VIETNAM))
    try:
        yield
    finally:
        _frozen.pop()


def _offset_file() -> Path:
    return Path(settings.VAR_DIR) / "clock"
