"""A list of units to be urged that was made and has not left stands on the desk of the office that made it."""

from datetime import date

import pytest

from danvan.core import clock
from danvan.desk.drafts import draft_items
from danvan.plans.tests.scenes import browser_of, questions
from danvan.units.scope import scope_of
from danvan.units.tests.factories import officer_of
from danvan.urging.actions.batches import drop, send
from danvan.urging.models import How
from danvan.urging.tests.scenes import TODAY, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def written(by):
    """What stands under "Đang soạn" for this person."""
    return [(item.what, item.address) for item in draft_items(scope_of(by.user), clock.today())]


def test_a_list_stands_there_for_all_who_write_in_the_office_until_it_is_sent():
    told = scene()
    colleague, commune = officer_of(told.officer.unit), told.clerks[0]

    batch = told.prepare(how=How.LETTER)
    made, shared = written(told.officer), written(colleague)
    send(batch, by=told.officer, sent_on=TODAY)

    row = (f"Danh sách đôn đốc chưa gửi (công văn): {told.plan.title}", f"/urging/batches/{batch.pk}/")
    assert (made, shared, written(colleague), written(commune)) == ([row], [row], [], [])


def test_a_list_that_was_dropped_is_no_work_any_more():
    told = scene()

    drop(told.prepare(), by=told.officer)

    assert written(told.officer) == []


def test_a_list_that_nobody_sent_within_a_month_crowds_nobodys_desk(on_day):
    told = scene()
    told.prepare()

    on_day(date(2026, 6, 22))

    assert written(told.officer) == []


def test_three_lists_take_as_many_questions_as_one():
    told = scene()
    browser = browser_of(told.officer)
    told.prepare()
    one = questions(browser, "/")
    told.prepare(how=How.LETTER), told.prepare(how=How.NOTICE)

    assert questions(browser, "/") == one
