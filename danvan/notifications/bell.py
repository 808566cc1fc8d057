"""The bell in the frame of every page: how many records have something new for this reader."""

from typing import Any

from django.http import HttpRequest

from danvan.core import navigation
from danvan.notifications.actions import read_notices
from danvan.notifications.queries import MOST_COUNTED, unread_seen


def bell(request: HttpRequest) -> dict[str, Any] | None:
    """The count, from what the reader may see. Standing on the page of a record reads the notice about it."""
    if not navigation.signed_in(request):
        return None
    unread = unread_seen(request.user)
    here = [notice for notice, address in unread if address.partition("#")[0] == request.path]
    if here:
        read_notices(here)
    count = len(unread) - len(here)
    return {"count": count, "shown": f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)}
