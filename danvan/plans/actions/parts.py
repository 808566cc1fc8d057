"""Who has a part in which task, by name: what the words of the tasks mean on a day."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial

from danvan.plans.models import Plan, Task, TaskPart
from danvan.units.phrases import directory, propose


def name_parts(plan: Plan, tasks: Iterable[Task], day: date) -> None:
    """Names who leads and who works along in these tasks of a plan, and forgets whom they named before.

    Whoever leads does not work along beside itself. Words that name nobody leave a task without parts.
    """
    named, tasks = units_of(plan, day), list(tasks)
    rows = []
    for task in tasks:
        leads = named(task.lead_words)
        rows += [TaskPart(task=task, unit_id=unit, leads=True) for unit in leads]
        along = [unit for unit in named(task.cooperating_words) if unit not in leads]
        rows += [TaskPart(task=task, unit_id=unit) for unit in along]
    TaskPart.objects.filter(task__in=tasks).delete()
    TaskPart.objects.bulk_create(rows, batch_size=1000)


def units_of(plan: Plan, day: date) -> Callable[[str], tuple[int, ...]]:
    """What words of this plan's issuer mean on a day, as ids; each phrase is looked up once, the directory when asked."""
    known = cache(partial(directory, plan.issuer, day))

    @cache
    def named(words: str) -> tuple[int, ...]:
        found = propose(words, plan.issuer, day, known()).selectors if words else ()
        units = [unit for each in found for unit in each.resolve(day).values_list("pk", flat=True)]
        return tuple(dict.fromkeys(units))

    return named
