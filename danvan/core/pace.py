"""How often one person may ask, within an hour, for what costs much or carries much away: files to read, workbooks.

The count lies in the shared cache, since losing it costs nothing; whoever reaches the end waits for the next hour, and
nobody else does.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.cache import cache
from django.http import HttpRequest

from danvan.core import clock

HOUR = timedelta(hours=1)
# Files sent, and whatever is made anew for each who asks.
MOST = 120
KEPT_UNDER = "pace"
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
    if not what:
        return None
    now = clock.machine_now()
    begun = now.replace(minute=0, second=0, microsecond=0)
    key = f"{KEPT_UNDER}.{what.replace(' ', '-')}.{person}.{begun:%Y%m%d%H}"
    taken = cache.get(key, 0) + 1
    cache.set(key, taken, HOUR.total_seconds())
    return begun + HOUR if taken > most else None
