"""Which counts move when a duty or a kiến nghị moves."""

from collections.abc import Iterable

from danvan.measures.actions.recounting import touch_tally
from danvan.plans.counting import OWN_PLAN, PETITIONS_ANSWERED, TAKEN_ON, TASKS_ON_TIME
from danvan.plans.models import Assignment, Petition, Plan, TaskPart


def touch_duty(duty: Assignment) -> None:
    """A duty was taken on, planned for, passed on or ended."""
    for tally in (OWN_PLAN, TAKEN_ON):
        touch_tally(tally, [duty.unit_id], duty.plan_id)


def touch_petition(petition: Petition) -> None:
    """A kiến nghị was sent, answered or withdrawn. One of a unit that no duty binds is counted nowhere."""
    duty = petition.assignment
    if duty is not None:
        touch_tally(PETITIONS_ANSWERED, [duty.unit_id], duty.plan_id)


def touch_inherited(duty: Assignment, ended_id: int) -> None:
    """A duty went from a unit that ended to its heir, with the kiến nghị about it."""
    for tally in (OWN_PLAN, TAKEN_ON, PETITIONS_ANSWERED):
        touch_tally(tally, [ended_id, duty.unit_id], duty.plan_id)


def touch_part(part: TaskPart) -> None:
    """A unit's part of a task moved, or was given another day."""
    touch_tally(TASKS_ON_TIME, [part.unit_id], part.task.plan_id)


def touch_tasks(plan: Plan) -> None:
    """Tasks of a plan were amended, or their days counted anew: every unit that leads one is counted."""
    units = TaskPart.objects.filter(task__plan=plan, leads=True).values_list("unit", flat=True)
    touch_tally(TASKS_ON_TIME, set(units), plan.pk)


def touch_part_passed_on(part: TaskPart, units: Iterable[int]) -> None:
    """A part went from a unit that ended to its heirs."""
    touch_tally(TASKS_ON_TIME, [part.unit_id, *units], part.task.plan_id)
