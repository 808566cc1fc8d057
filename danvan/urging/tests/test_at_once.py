"""Two people at once: who sends and who answers, two who send."""

from collections import Counter
from datetime import date

import pytest

from danvan.core.errors import Overtaken
from danvan.urging.actions.batches import Outcome, send
from danvan.urging.actions.reminding import remind
from danvan.urging.models import Batch, ReminderDay, Standing, Urging
from danvan.urging.tests.scenes import TODAY, own_plans_due, scene

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def test_of_several_who_send_one_list_one_does_and_the_others_are_told(at_once):
    told = scene()
    batch = told.prepare()

    results = at_once(lambda n: send(Batch.objects.get(), by=told.officer))

    assert Counter(type(result) for result in results) == {Outcome: 1, Overtaken: len(results) - 1}
    assert batch.urgings.counted().count() == 3


def test_who_answers_while_a_list_is_sent_is_urged_or_taken_out_as_the_outcome_says(at_once):
    told = scene()
    batch = told.prepare()

    outcome, answered = at_once(lambda n: told.take_on(0) if n else send(Batch.objects.get(), by=told.officer), 2)

    standing = batch.urgings.get(unit=told.communes[0]).standing
    assert answered is None
    assert standing == (Standing.TAKEN_OUT if outcome.answered else Standing.URGED)


def test_a_reminder_begun_by_several_ticks_at_once_goes_out_once(at_once, on_day):
    own_plans_due()
    on_day(date(2026, 5, 22))
    ReminderDay.objects.get_or_create(offset=0)

    results = at_once(lambda n: remind(), 4)

    assert sorted(results) == [0, 0, 0, 2]
    assert Urging.objects.count() == 2
