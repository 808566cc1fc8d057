"""Counting tries at the door."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from danvan.accounts.limits import FORGOTTEN_AFTER, Limit, wait_after
from danvan.accounts.models import WrongTries
from danvan.core import clock
from danvan.core.action import action


@action
def count_try(limits: Sequence[Limit]) -> datetime | None:
    """Counts one more try under each limit; or, where one is closed, counts nothing and tells until when."""
    now = clock.machine_now()
    # In one order, so that two who try at once never wait for each other crosswise.
    rows = [(limit, _row(limit.key, now)) for limit in sorted(limits, key=lambda each: each.key)]
    closed = [row.closed_until for _, row in rows if row.closed_until and row.closed_until > now]
    if closed:
        return max(closed)
    for limit, row in rows:
        row.wrong = row.wrong + 1 if now - row.last_at < FORGOTTEN_AFTER else 1
        row.last_at, row.closed_until = now, now + wait_after(row.wrong, limit.free)
        row.save()
    return None


@action
def forgive(limits: Sequence[Limit]) -> None:
    """The try was right: it does not count, nor, where the limit says so, do those before it."""
    WrongTries.objects.filter(key__in=[limit.key for limit in limits if limit.clears]).delete()
    shared = WrongTries.objects.filter(key__in=[limit.key for limit in limits if not limit.clears], wrong__gt=0)
    shared.update(wrong=F("wrong") - 1, closed_until=None)


@action
def clear_old_tries() -> int:
    """Forgets counts of which nothing was heard for a day."""
    return WrongTries.objects.filter(last_at__lt=clock.machine_now() - FORGOTTEN_AFTER).delete()[0]


def _row(key: str, now: datetime) -> WrongTries:
    row, _ = WrongTries.objects.select_for_update().get_or_create(key=key, defaults={"last_at": now})
    return row
