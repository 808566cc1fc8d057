"""How far tasks are, and how many parts were done on time: counted by the database as a person counts by hand."""

import random
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.core import clock
from danvan.plans.actions.amendments import end
from danvan.plans.actions.task_parts import release
from danvan.plans.models import OPEN_PARTS, PartStage, PlanStage, Task, TaskPart
from danvan.plans.queries.parts import Progress, Summary, done_tasks, late_tasks, parts_on_time, progress_of, summary_of
from danvan.plans.tests.factories import done, issued_plan, part_of, task_under
from danvan.units.models import Unit
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

TODAY, FIRST, LAST = date(2026, 6, 1), date(2026, 4, 1), date(2026, 6, 30)


@pytest.fixture(autouse=True)
def june(on_day):
    on_day(TODAY)


def recounted(units, first, last):
    """The same count by a person who opens part after part."""
    found = {}
    for part in TaskPart.objects.select_related("task__plan"):
        task, due = part.task, part.due_on or part.task.due_on
        stands = task.plan.stage == PlanStage.ISSUED and task.to_on is None and part.stage != PartStage.LEFT
        if part.unit_id in units and part.leads and stands and due and first <= due <= last:
            before, all_due = found.get(part.unit_id, (0, 0))
            in_time = part.stage == PartStage.DONE and part.done_on <= due
            found[part.unit_id] = (before + in_time, all_due + 1)
    return found


def any_work(dice, units):
    """Three plans, one ended, with tasks of every kind and parts at every stage; days put off and lines taken out."""
    plans = [issued_plan(*units, symbol=f"{number}/KH") for number in range(3)]
    for _each in range(80):
        due = dice.choice([None, FIRST + timedelta(days=dice.randrange(-20, 110))])
        to_on = dice.choice([None, None, None, TODAY])
        task = Task.objects.create(plan=dice.choice(plans), words="Việc", due_on=due, first_due_on=due, to_on=to_on)
        for unit in dice.sample(units, 3):
            stage = dice.choice(PartStage.values)
            closed = {"done_on": FIRST + timedelta(days=dice.randrange(90)), "recorded_at": clock.now()}
            why = {"reopened_reason": "thiếu"} if stage == PartStage.REOPENED else {}
            put_off = due + timedelta(days=20) if due and dice.random() < 0.3 else None
            TaskPart.objects.create(
                task=task,
                unit=unit,
                leads=dice.random() < 0.7,
                stage=stage,
                due_on=put_off,
                **(closed if stage == PartStage.DONE else {}),
                **why,
            )
    end(plans[2], by=officer_of(plans[2].drafting_office), basis="50/QĐ-UBND", on=TODAY)


@pytest.mark.parametrize("seed", range(3))
def test_parts_on_time_are_what_a_person_counts(seed):
    units = [UnitFactory() for _each in range(6)]
    any_work(random.Random(seed), units)
    asked = {unit.pk for unit in units[:5]}

    found = parts_on_time(asked, FIRST, LAST)

    assert found == recounted(asked, FIRST, LAST)
    assert sum(due for _done, due in found.values()) > 0


def test_one_question_counts_for_one_unit_and_for_all():
    units = [UnitFactory() for _each in range(4)]
    any_work(random.Random(7), units)
    counts = []

    for asked in ([units[0].pk], Unit.objects.all()):
        with CaptureQueriesContext(connection) as queries:
            parts_on_time(asked, FIRST, LAST)
        counts.append(len(queries))

    assert counts == [1, 1]


def test_a_part_put_off_is_on_time_by_its_own_day_and_due_in_its_own_window():
    part = part_of(UnitFactory(), due_on=date(2026, 3, 31))
    TaskPart.objects.update(due_on=date(2026, 4, 15))
    done(part, officer_of(part.unit), date(2026, 4, 10))

    march = parts_on_time([part.unit_id], date(2026, 3, 1), date(2026, 3, 31))
    april = parts_on_time([part.unit_id], date(2026, 4, 1), date(2026, 4, 30))

    assert (march, april) == ({}, {part.unit_id: (1, 1)})


def test_a_task_is_done_when_all_who_lead_it_are():
    first, second, along = (UnitFactory() for _each in range(3))
    task = task_under(first, second, along=[along], due_on=date(2026, 5, 31))
    done(task.parts.get(unit=first), officer_of(first), TODAY)

    half = progress_of([task], TODAY)[task.pk]
    done(task.parts.get(unit=second), officer_of(second), TODAY)
    whole = progress_of([task], TODAY)[task.pk]

    assert half == Progress(led=2, led_done=1, along=1, along_done=0, late=2, next_due=None)
    assert whole == Progress(led=2, led_done=2, along=1, along_done=0, late=1, next_due=None)
    assert (half.is_done, whole.is_done) == (False, True)


def test_whom_the_makers_let_go_no_longer_holds_a_task_up():
    first, second = UnitFactory(), UnitFactory()
    task = task_under(first, second)
    done(task.parts.get(unit=first), officer_of(first), TODAY)

    release(task.parts.get(unit=second), by=officer_of(task.plan.drafting_office), reason="Không có đối tượng")

    progress = progress_of([task], TODAY)[task.pk]
    assert (progress.led, progress.is_done, Task.objects.filter(done_tasks()).get()) == (1, True, task)


def test_a_task_that_nobody_leads_by_name_is_never_done():
    task = task_under(along=[UnitFactory()], plan=issued_plan(UnitFactory()))

    assert (progress_of([task], TODAY)[task.pk].is_done, Task.objects.filter(done_tasks()).exists()) == (False, False)


def test_a_plans_tasks_on_one_line():
    first, second = UnitFactory(), UnitFactory()
    plan = issued_plan(first, second)
    late = task_under(first, second, plan=plan, due_on=date(2026, 5, 31))
    finished = task_under(first, plan=plan, due_on=date(2026, 5, 31))
    task_under(first, plan=plan, due_on=date(2026, 7, 31))
    done(finished.parts.get(), officer_of(first), TODAY)

    line = summary_of(plan.tasks.all(), TODAY)

    assert line == Summary(tasks=3, done=1, late=2, next_due=date(2026, 7, 31))
    assert list(plan.tasks.filter(late_tasks(TODAY))) == [late]


def test_how_far_tasks_are_is_asked_once_for_one_unit_and_for_many():
    one = task_under(UnitFactory())
    many = [task_under(*(UnitFactory() for _each in range(5)), plan=one.plan) for _each in range(3)]
    counts = []

    for tasks in ([one], many):
        with CaptureQueriesContext(connection) as queries:
            progress_of(tasks, TODAY)
        counts.append(len(queries))

    assert (counts, {part.stage for part in TaskPart.objects.all()} <= set(OPEN_PARTS)) == ([1, 1], True)
