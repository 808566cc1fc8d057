"""Why units can be urged over a task: who of those that have a part in it is not done with it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.plans.models import Petition, PetitionStage, Plan, PlanStage, Task, TaskPart
from danvan.plans.models.task_parts import TaskPartQuerySet
from danvan.plans.permissions import makes, parts_visible_to
from danvan.plans.queries.parts import homes_of
from danvan.plans.urging import asked_of, asks_own_plan, units_of, watched
from danvan.units.models import Unit
from danvan.urging import causes
from danvan.urging.causes import Asked, Cause
from danvan.urging.letters import urged_words
from danvan.urging.queries import done_to, missing_apart


def standing(task_id: int) -> TaskPartQuerySet:
    """The parts of a task that are still given to units which go on."""
    today = clock.today()
    going_on = Q(unit__closed_on=None) | Q(unit__closed_on__gt=today)
    return TaskPart.objects.filter(going_on, task=task_id).standing()


def owing(task_id: int) -> TaskPartQuerySet:
    """The parts that are not done. Who was given a day of its own is left alone until that day is over."""
    not_put_off = Q(due_on=None) | Q(due_on__lt=clock.today())
    return standing(task_id).open().filter(not_put_off)


def task_asked(task_id: int) -> Asked | None:
    """What the task asks, by its day where the plan names one; of a plan in force, in words that no amendment ended."""
    rows = Task.objects.filter(pk=task_id, to_on=None, plan__stage=PlanStage.ISSUED)
    task = rows.select_related("plan__issuer", "plan__document").first()
    if task is None:
        return None
    page = reverse("plans:task", args=[task.plan_id, task.pk])
    return replace(asked_of(task.plan, task), record=task, title=task.words, address=page, clause_address=page)


def missing(task_id: int, user: Any) -> QuerySet[Unit]:
    """The units to be named, as far as a person sees their part."""
    rows = owing(task_id)
    return units_of(rows if user is None else rows.filter(pk__in=parts_visible_to(user).values("pk")))


def still_missing(task_id: int, units: QuerySet[Any]) -> Iterable[int]:
    """Which of some units are not done, with their parts held until the act ends."""
    rows = owing(task_id).filter(unit__in=units).order_by("pk")
    return list(rows.select_for_update(of=("self",)).values_list("unit", flat=True))


def everybody(task_id: int) -> QuerySet[Unit]:
    """All units that have a part in the task."""
    return units_of(standing(task_id))


def waiting(task_id: int) -> QuerySet[Unit]:
    """The units that asked for another day, or for anything else about the task or the whole plan, without an answer yet."""
    sent = Petition.objects.filter(stage=PetitionStage.SENT)
    alone = sent.filter(part__task=task_id).values("part__unit")
    whole_plan = Q(task=None, target=None, assignment__plan__tasks=task_id)
    under_duty = sent.filter(Q(task=task_id) | whole_plan).values("assignment__unit")
    return Unit.objects.filter(Q(pk__in=alone) | Q(pk__in=under_duty)).select_related("kind", "territory")


def watched_tasks(user: Any) -> QuerySet[Task]:
    """The tasks of plans whose chasing a person may see."""
    return Task.objects.filter(plan__in=watched(user))


def may_urge_task(by: Acting, task_id: int) -> bool:
    """Officers and leaders of the offices that made the plan, while it is being carried out."""
    rows = Task.objects.filter(pk=task_id, plan__stage=PlanStage.ISSUED)
    task = rows.select_related("plan__issuer", "plan__drafting_office").first()
    return task is not None and makes(by, task.plan)


def part_address(task_id: int, unit_id: int) -> str:
    """The page of the unit's part."""
    part = TaskPart.objects.filter(task=task_id, unit=unit_id).values_list("pk", flat=True).first()
    return reverse("plans:part", args=[part]) if part else reverse("plans:plans")


def tasks_due(first: date, last: date) -> list[int]:
    """The tasks of plans in force that units still work on, due within these days. What asks for plans of their own is
    reminded of as that.
    """
    open_parts = TaskPart.objects.standing().open().filter(task__due_on__range=(first, last))
    found = open_parts.order_by("task").values_list("task", "task__words").distinct()
    return [task for task, words in found if not asks_own_plan(words)]


TASKS = Cause(
    key="task",
    model=Task,
    lacks=gettext_lazy("chưa hoàn thành nhiệm vụ được giao"),
    asks=gettext_lazy("hoàn thành nhiệm vụ được giao"),
    find=task_asked,
    missing=missing,
    still_missing=still_missing,
    all_units=everybody,
    watched=watched_tasks,
    may_urge=may_urge_task,
    unit_address=part_address,
    waiting=waiting,
    due_within=tasks_due,
)
causes.register(TASKS)


def way_to_urge(task: Task, plan: Plan, by: Acting) -> dict[str, Any] | None:
    """On a task's page, for who made the plan: how many are not done, and the way to urge them."""
    home = homes_of([task])[task.pk]
    if plan.stage != PlanStage.ISSUED or not makes(by, plan) or task_asked(home) is None:
        return None
    count = missing_apart(TASKS, home, None)[0].count()
    return {"count": count, "address": reverse("urging:missing", args=[TASKS.key, home])} if count else None


def urged_so_far(task: Task, units: Sequence[int], user: Any) -> dict[int, str]:
    """Beside who is not done: how often urged, when last and how, for who may see the chasing."""
    home = homes_of([task])[task.pk]
    if not TASKS.watches(user, home):
        return {}
    done = done_to(TASKS, home, units)
    return {unit: _("đã đôn đốc %(times)s") % {"times": urged_words(rows)} for unit, rows in done.items()}
