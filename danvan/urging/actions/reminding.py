"""Reminders that go out by themselves, each step of a due day once."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.deadlines.queries import working_calendar
from danvan.urging.actions.batches import about, put_in, tell
from danvan.urging.causes import Asked, Cause, causes
from danvan.urging.models import Batch, BatchStage, How, ReminderDay, Standing
from danvan.urging.queries import at_work_in, missing_apart
from danvan.urging.steps import KEPT_DAYS, step_on

# How far a weekend or a Tết may move a reminder from its day.
LONGEST_REST = timedelta(days=12)


def remind() -> int:
    """Sends what is due today for everything asked for, and gives how many units were reminded."""
    today, calendar = clock.today(), working_calendar()
    offsets = list(ReminderDay.objects.filter(active=True).values_list("offset", flat=True))
    if not offsets or not calendar.is_working_day(today):
        return 0
    count = 0
    for cause, asked in due_around(today, offsets):
        step = step_on(today, asked.due_on, offsets, calendar) if asked.due_on else None
        if step is not None:
            count += remind_of(cause, asked, step)
    return count


def due_around(today: date, offsets: list[int]) -> Iterator[tuple[Cause, Asked]]:
    """What is asked for with a due day near enough that one of these steps may come today."""
    first = today - timedelta(max(offsets) + KEPT_DAYS) - LONGEST_REST
    last = today - timedelta(min(offsets)) + LONGEST_REST
    for cause in causes():
        for pk in cause.due_within(first, last):
            asked = cause.find(pk)
            if asked is not None:
                yield cause, asked


@action
def remind_of(cause: Cause, asked: Asked, step: int) -> int:
    """One step of one due day: a notice to those at work in the units still missing, unless it or a later step went out.

    Units whose kiến nghị waits for an answer are left alone; where nobody signs in nobody is reminded.
    """
    pk, today = asked.record.pk, clock.today()
    sent = Batch.objects.about(cause, pk).filter(due_on=asked.due_on, step__gte=step)
    if sent.exists():
        return 0
    owing, _waiting = missing_apart(cause, pk, None)
    units = list(owing.filter(pk__in=at_work_in(owing.values("pk"), today).values("unit")).values_list("pk", flat=True))
    if not units:
        return 0
    batch = begun(cause, asked, step, today)
    if batch is None:
        return 0
    put_in(batch, units, Standing.URGED, today)
    record("remind", batch, by=SYSTEM, changes={"units": ("", str(len(units)))})
    tell(batch, "remind", by=SYSTEM)
    return len(units)


def begun(cause: Cause, asked: Asked, step: int, day: date) -> Batch | None:
    """The batch of this step; None where another tick has just begun it."""
    facts = {**about(cause, asked, SYSTEM), "how": How.REMINDER, "sent_on": day}
    try:
        with transaction.atomic():
            return Batch.objects.create(stage=BatchStage.SENT, step=step, due_on=asked.due_on, **facts)
    except IntegrityError:
        return None
