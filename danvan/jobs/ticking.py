"""Keeping the hours of the house: what is due is done once, by one `tick`, however many run."""

import logging
from datetime import datetime, timedelta

from django.db.models import Q

from danvan.core import clock
from danvan.core.action import action
from danvan.core.chores import Chore, chores
from danvan.core.logs import where_it_failed
from danvan.jobs.models import Schedule

# A tick that died lets go after this. Chores are short; what takes longer is a job.
LEASE = timedelta(minutes=10)
TRIED_AGAIN_AFTER = timedelta(minutes=10)

logger = logging.getLogger(__name__)


def tick() -> list[str]:
    """Does every chore that is due and that nobody else is doing; gives their names, in the order of their hours.

    A chore missed many times, because the machine was off, is done once.
    """
    now, known = clock.now(), chores()
    keep_hours(known, now)
    due = Schedule.objects.filter(name__in=known, due_at__lte=now).order_by("due_at", "id")
    return [row.name for row in due if _do(row, known[row.name])]


@action
def keep_hours(known: dict[str, Chore], now: datetime) -> None:
    """Gives new chores their first hour, and brings hours nearer that a clock turned back left too far away."""
    hours = dict(Schedule.objects.filter(name__in=known).values_list("name", "due_at"))
    new = [Schedule(name=name, due_at=chore.rule.after(now)) for name, chore in known.items() if name not in hours]
    Schedule.objects.bulk_create(new, ignore_conflicts=True)
    for name in hours:
        latest = known[name].rule.after(now)
        if hours[name] > latest:
            Schedule.objects.filter(name=name).update(due_at=latest)


def _do(row: Schedule, chore: Chore) -> bool:
    lease = _take(row)
    if lease is None:
        return False
    went_well = _went_well(chore)
    _give_back(row, chore, lease, went_well)
    return True


@action
def _take(row: Schedule) -> datetime | None:
    """The lease, if the chore is still due and nobody holds it."""
    machine = clock.machine_now()
    free = Schedule.objects.filter(Q(held_until=None) | Q(held_until__lt=machine), pk=row.pk, due_at=row.due_at)
    taken = free.update(held_until=machine + LEASE, begun_at=clock.now())
    return machine + LEASE if taken else None


@action
def _give_back(row: Schedule, chore: Chore, lease: datetime, went_well: bool) -> None:
    """Sets the next hour, unless the lease ran out and another tick has the chore by now."""
    now = clock.now()
    due_at = chore.rule.after(now)
    if not went_well:
        due_at = min(due_at, now + TRIED_AGAIN_AFTER)
    held = Schedule.objects.filter(pk=row.pk, held_until=lease)
    held.update(held_until=None, due_at=due_at, ended_at=now, went_well=went_well)


def _went_well(chore: Chore) -> bool:
    try:
        chore.work()
    except Exception as error:
        # Where it failed, never the message: that may hold what somebody typed.
        logger.error("chore %s failed: %s", chore.name, where_it_failed(error))
        return False
    return True
