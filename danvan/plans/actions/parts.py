"""Who has a part in which task, by name: what the words of the tasks mean on a day."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial

from django.db.models import F

from danvan.audit.actions import record_each
from danvan.core.acting import Acting
from danvan.plans.models import Plan, Task, TaskPart
from danvan.units.phrases import directory, propose

# Whether a unit leads, for each unit that the words of a task name.
Named = dict[int, bool]


def name_parts(plan: Plan, tasks: Iterable[Task], day: date) -> None:
    """Names who leads and who works along in these tasks of a plan, and forgets whom they named before, unless work was
    done there. Words that name nobody leave a task without parts.
    """
    tasks, meant = list(tasks), units_of(plan, day)
    named = {task.pk: units_named(task, meant) for task in tasks}
    have = {(part.task_id, part.unit_id): part for part in TaskPart.objects.filter(task__in=tasks)}
    rows = []
    for task in tasks:
        new = ((unit, leads) for unit, leads in named[task.pk].items() if (task.pk, unit) not in have)
        rows += [TaskPart(task=task, unit_id=unit, leads=leads) for unit, leads in new]
    _bring_up_to_date(have, named)
    TaskPart.objects.bulk_create(rows, batch_size=1000)


def carry_over(old: Task, new: Task, day: date, *, by: Acting, basis: str) -> None:
    """An amendment put a task into other words: whom both name goes on with the part, with all that was done and noted.
    A day of its own holds where it is later than the new words'.
    """
    named = units_named(new, units_of(new.plan, day))
    parts = list(old.parts.select_for_update(of=("self",)).filter(unit__in=named).select_related("unit").order_by("pk"))
    TaskPart.objects.filter(pk__in=[part.pk for part in parts]).update(task=new, version=F("version") + 1)
    if new.due_on:
        new.parts.filter(due_on__lte=new.due_on).update(due_on=None)
    record_each("carry_over", ((part, {}) for part in parts), by=by, reason=basis)


def units_named(task: Task, meant: Callable[[str], tuple[int, ...]]) -> Named:
    """Who leads and who works along; whoever leads does not work along beside itself."""
    return dict.fromkeys(meant(task.cooperating_words), False) | dict.fromkeys(meant(task.lead_words), True)


def units_of(plan: Plan, day: date) -> Callable[[str], tuple[int, ...]]:
    """What words of this plan's issuer mean on a day, as ids; each phrase is looked up once, the directory when asked."""
    known = cache(partial(directory, plan.issuer, day))

    @cache
    def named(words: str) -> tuple[int, ...]:
        found = propose(words, plan.issuer, day, known()).selectors if words else ()
        units = [unit for each in found for unit in each.resolve(day).values_list("pk", flat=True)]
        return tuple(dict.fromkeys(units))

    return named


def _bring_up_to_date(have: dict[tuple[int, int], TaskPart], named: dict[int, Named]) -> None:
    """Who leads now leads; who is named no more goes where nobody has written anything yet."""
    kept = {key: part for key, part in have.items() if key[1] in named[key[0]]}
    for leads in (True, False):
        turned = [part.pk for (task, unit), part in kept.items() if named[task][unit] is leads is not part.leads]
        TaskPart.objects.filter(pk__in=turned).update(leads=leads, version=F("version") + 1)
    gone = [part.pk for key, part in have.items() if key not in kept]
    TaskPart.objects.filter(pk__in=gone, version=1).delete()
