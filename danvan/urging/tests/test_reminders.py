"""Reminders that go out by themselves."""

from datetime import date

import pytest

from danvan.core.chores import chores
from danvan.notifications.models import Notice
from danvan.plans.actions.assignments import record_own_plan
from danvan.plans.actions.petitions import raise_petition
from danvan.plans.models import PetitionKind
from danvan.plans.tests.factories import PlanFactory
from danvan.urging.actions.reminding import begun, remind, remind_of
from danvan.urging.models import Batch, ReminderDay, Urging
from danvan.urging.tests.scenes import DUE, own_plans_due, scene

pytestmark = pytest.mark.django_db

FRIDAY, MONDAY = date(2026, 5, 22), date(2026, 5, 25)


def steps():
    return list(Batch.objects.order_by("pk").values_list("step", "sent_on"))


def test_what_is_due_on_sunday_is_reminded_of_on_friday(on_day):
    told = own_plans_due()
    on_day(FRIDAY)

    assert remind() == 2

    assert steps() == [(0, FRIDAY)]
    assert sorted(Notice.objects.values_list("user", "verb")) == sorted(
        (clerk.user_id, "remind") for clerk in told.clerks
    )


def test_a_second_tick_of_the_same_day_reminds_nobody_again(on_day):
    own_plans_due()
    on_day(FRIDAY)
    remind()

    assert (remind(), len(steps()), Urging.objects.count()) == (0, 1, 2)


def test_a_machine_that_was_off_for_two_days_sends_the_latest_step_once(on_day):
    own_plans_due(date(2026, 5, 29))
    on_day(date(2026, 5, 28))

    remind()

    assert steps() == [(-1, date(2026, 5, 28))]


def test_nothing_goes_out_on_a_weekend(on_day):
    own_plans_due()
    on_day(date(2026, 5, 23))

    assert (remind(), steps()) == (0, [])


def test_each_step_goes_out_on_its_day_and_an_earlier_one_never_after_it(on_day):
    told = own_plans_due()
    on_day(FRIDAY)
    remind()

    assert remind_of(told.cause, told.asked, -3) == 0
    on_day(MONDAY)
    assert (remind(), steps()) == (2, [(0, FRIDAY), (1, MONDAY)])


def test_who_has_answered_is_not_reminded(on_day):
    told = own_plans_due()
    own = PlanFactory(issuer=told.communes[0], stage="issued", issued_on=date(2026, 2, 1))
    record_own_plan(told.plan.assignments.get(unit=told.communes[0]), own, by=told.clerks[0])
    on_day(FRIDAY)

    remind()

    assert [row.unit for row in Urging.objects.all()] == [told.communes[1]]


def test_who_waits_for_an_answer_to_a_kien_nghi_is_left_alone(on_day):
    told = own_plans_due()
    duty = told.plan.assignments.get(unit=told.communes[0])
    raise_petition(duty, by=told.clerks[0], kind=PetitionKind.NOT_OURS, words="Không có chức năng.")
    on_day(FRIDAY)

    remind()

    assert [row.unit for row in Urging.objects.all()] == [told.communes[1]]


def test_where_the_plan_names_no_day_nobody_is_reminded(on_day):
    scene()
    on_day(FRIDAY)

    assert remind() == 0


def test_a_reminder_is_no_urging_by_a_person(on_day):
    own_plans_due()
    on_day(FRIDAY)

    remind()

    assert (Urging.objects.count(), Urging.objects.counted().count()) == (2, 0)


def test_an_office_reminds_on_the_days_it_chose(on_day):
    own_plans_due()
    ReminderDay.objects.exclude(offset=-7).update(active=False)
    on_day(FRIDAY)

    remind()

    assert steps() == []


def test_a_day_put_off_begins_its_steps_anew(on_day):
    told = own_plans_due()
    on_day(FRIDAY)
    remind()
    told.plan.tasks.update(due_on=date(2026, 5, 29))
    on_day(date(2026, 5, 26))

    remind()

    assert list(Batch.objects.order_by("pk").values_list("due_on", "step")) == [(DUE, 0), (date(2026, 5, 29), -3)]


def test_a_plan_that_has_ended_reminds_of_nothing(on_day):
    told = own_plans_due()
    type(told.plan).objects.filter(pk=told.plan.pk).update(stage="ended")
    on_day(FRIDAY)

    assert remind() == 0


def test_two_ticks_at_once_remind_once(on_day):
    told = own_plans_due()
    on_day(FRIDAY)
    begun(told.cause, told.asked, 0, FRIDAY)

    assert begun(told.cause, told.asked, 0, FRIDAY) is None
    assert (remind(), Notice.objects.count()) == (0, 0)


def test_the_house_knows_the_hour_of_reminders():
    assert chores()["urging.remind"].work is remind
