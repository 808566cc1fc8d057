"""What a plan can urge its units for: from which line of it, until when."""

from datetime import date

import pytest

from danvan.plans.models import Target, Task
from danvan.plans.urging import OWN_PLANS, TAKING_ON, asks_own_plan
from danvan.urging.causes import causes, register
from danvan.urging.models import Urging
from danvan.urging.tests.scenes import DUE, TODAY, own_plans_due, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("100% cơ quan, đơn vị ban hành chương trình hoặc kế hoạch thực hiện công tác dân vận.", True),
        ("Xây dựng kế hoạch thực hiện công tác dân vận năm 2026, gửi Sở Nội vụ.", True),
        ("Ban hành văn bản chỉ đạo và xây dựng Chương trình công tác.", True),
        ("Tổ chức đối thoại theo kế hoạch đã ban hành.", False),
        ("Rà soát, công khai thủ tục hành chính.", False),
    ],
)
def test_a_line_that_asks_units_for_their_own_plan_is_known_by_its_words(words, asks):
    assert asks_own_plan(words) is asks


def test_the_task_with_a_day_tells_clause_and_due_day_of_own_plans():
    told = own_plans_due()
    Task.objects.create(plan=told.plan, words="Sơ kết kế hoạch.", due_on=date(2026, 5, 1))

    asked = told.asked

    assert (asked.section, asked.due_on, asked.first_due_on) == ("mục II.1", DUE, DUE)
    assert asked.clause_address == f"/plans/{told.plan.pk}/tasks/"


def test_without_such_a_task_the_target_is_cited_and_there_is_no_day():
    told = scene(OWN_PLANS)
    Target.objects.create(
        plan=told.plan, section="mục II.2", words="100% đơn vị ban hành kế hoạch thực hiện.", rule="coverage"
    )

    assert (told.asked.section, told.asked.due_on) == ("mục II.2", None)


def test_an_amended_line_asks_no_longer():
    told = own_plans_due()
    told.plan.tasks.update(to_on=date(2026, 5, 1))

    assert told.asked.due_on is None


def test_a_plan_is_cited_as_an_office_does():
    told = scene()

    cited = f"Kế hoạch số 21/KH-UBND ngày 16/01/2026 của {told.plan.issuer.name}"
    assert (told.asked.cited, told.asked.source) == (cited, cited)


def test_a_draft_and_a_plan_that_ended_ask_for_nothing():
    told = scene()
    for stage in ("draft", "submitted", "ended", "replaced"):
        type(told.plan).objects.filter(pk=told.plan.pk).update(stage=stage)
        assert (TAKING_ON.find(told.plan.pk), OWN_PLANS.find(told.plan.pk)) == (None, None)


def test_who_took_the_plan_on_still_owes_a_plan_of_its_own():
    told = scene()
    told.take_on(0)

    counts = [cause.missing(told.plan.pk, None).count() for cause in (TAKING_ON, OWN_PLANS)]
    assert counts == [2, 3]


def test_a_key_that_stands_for_a_page_is_no_cause():
    before = causes()

    with pytest.raises(ValueError, match="batches"):
        register(type(TAKING_ON)(**{**vars(TAKING_ON), "key": "batches"}))

    assert causes() == before


def test_the_two_things_a_plan_asks_are_urged_apart():
    told = own_plans_due()

    told.sent()

    counts = [Urging.objects.about(cause, told.plan.pk).counted().count() for cause in (OWN_PLANS, TAKING_ON)]
    assert counts == [3, 0]
