"""Days that are counted, such as "10 ngày làm việc kể từ ngày ban hành": from the day of signing, under the calendar."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.deadlines.calendar import Calendar
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.rules import Due, Rule, due, redated
from danvan.deadlines.words import rule_of
from danvan.plans.models import Plan, PlanStage, Task
from danvan.plans.touching import touch_tasks
from danvan.workflow.locking import compare_and_set, locked

COUNTED = Q(due_rule__startswith="after:") | Q(due_rule__startswith="ahead:")


def count_days(plan: Plan, signed_on: date) -> None:
    """Counts the days of a plan's tasks from the day it was signed, where their words name no other day."""
    calendar, counted = working_calendar(), []
    for task, rule in _counted(plan.tasks.filter(COUNTED)):
        task.due_on = task.first_due_on = rule.last_day(calendar, signed_on)
        counted.append(task)
    Task.objects.bulk_update(counted, ["due_on", "first_due_on"])


@action
def redate_tasks(before: Calendar, after: Calendar, cause: str, *, by: Acting) -> None:
    """The calendar changed: tasks in force whose days are counted move with it, and history says why. One that was put
    off meanwhile keeps its day.
    """
    standing = Task.objects.filter(COUNTED, plan__stage=PlanStage.ISSUED, to_on__isnull=True)
    for task, rule in _counted(standing.select_related("plan").order_by("pk")):
        since = task.plan.issued_on
        old, new = due(rule, before, since), due(rule, after, since)
        if task.due_on == old.on != new.on:
            _redate(task, old, new, cause, by)


def _redate(task: Task, old: Due, new: Due, cause: str, by: Acting) -> None:
    compare_and_set(locked(task), {"due_on": new.on})
    record("redate", task.plan, by=by, reason=redated(old, new, cause), changes={"due_on": (old.on, new.on)})
    touch_tasks(task.plan)


def _counted(tasks: Iterable[Task]) -> Iterator[tuple[Task, Rule]]:
    rules = ((task, rule_of(task.due_rule, task.due_words)) for task in tasks)
    return ((task, rule) for task, rule in rules if rule is not None)
