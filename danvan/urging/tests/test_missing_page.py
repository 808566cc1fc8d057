"""The list of who is missing, and how it is narrowed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.plans.actions.petitions import raise_petition
from danvan.plans.models import PetitionKind
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.urging.tests.browsing import browser, call, listed, said
from danvan.urging.tests.scenes import TODAY, own_plans_due, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def test_the_list_names_who_is_missing_whom_to_telephone_and_when_last_urged():
    told = scene()
    call(told, 0)

    words = said(listed(told))

    assert [unit.name in words for unit in told.communes] == [True, True, True]
    assert 'href="tel:0208000100"' in words
    assert "điện thoại 20/05/2026" in words
    assert "3 đơn vị chưa tiếp nhận kế hoạch; 2 đơn vị chưa được đôn đốc lần nào." in words


def test_a_unit_that_answered_is_on_the_list_no_more():
    told = scene()
    told.take_on(0)

    assert told.communes[0].name not in said(listed(told))


def test_who_waits_for_an_answer_stands_apart_and_is_not_chosen_beforehand():
    told = scene()
    duty = told.plan.assignments.get(unit=told.communes[0])
    raise_petition(duty, by=told.clerks[0], kind=PetitionKind.NOT_OURS, words="Không có chức năng.")

    words = said(listed(told))

    boxes = [f'value="{unit.pk}" checked' in words for unit in told.communes]
    assert ("Đang chờ trả lời kiến nghị" in words, boxes) == (True, [False, True, True])


def test_all_who_wait_for_an_answer_can_be_looked_at_alone():
    told = scene()
    duty = told.plan.assignments.get(unit=told.communes[0])
    raise_petition(duty, by=told.clerks[0], kind=PetitionKind.NOT_OURS, words="Không có chức năng.")

    words = said(listed(told, "?da=cho"))

    assert [unit.name in words for unit in told.communes] == [True, False, False]
    assert "checked" not in words


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ("?da=chua", [2]),
        ("?da=truoc&truoc=20/5/2026", [0]),
        ("?truoc=21/5/2026", [0, 1]),
        ("?q=suoi+vang", [2]),
        ("?loai=ubnd-xa", [0, 1, 2]),
        ("?loai=khong-co&truoc=hom+qua", [0, 1, 2]),
    ],
)
def test_the_list_is_narrowed_by_what_was_done(query, at):
    told = scene()
    call(told, 0, date(2026, 5, 18))
    call(told, 1)

    words = said(listed(told, query))

    assert [f'name="unit" value="{unit.pk}"' in words for unit in told.communes] == [n in at for n in range(3)]


def test_lateness_is_told_against_the_day_that_counts_and_the_first(on_day):
    told = own_plans_due(date(2026, 5, 18))
    told.plan.tasks.update(first_due_on=date(2026, 5, 15))

    assert "chậm 2 ngày so với hạn gia hạn 18/5/2026, 5 ngày so với hạn đầu 15/5/2026" in said(listed(told))


def test_the_workbook_holds_all_that_are_missing_with_whom_to_telephone():
    told = scene()

    answer = browser(told.officer).get(f"/urging/{told.cause.key}/{told.plan.pk}/units.xlsx")

    assert answer.headers["Content-Type"].startswith("application/vnd.openxmlformats")


def test_what_nobody_can_be_urged_about_is_not_there():
    told = scene()
    client = browser(told.officer)

    addresses = [f"/urging/khac/{told.plan.pk}/", f"/urging/{told.cause.key}/{2**70}/", f"/urging/batches/{2**70}/"]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]


def questions(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_asks_as_much_for_nine_units_as_for_three():
    few, many = scene(), scene()
    for _number in range(6):
        unit = UnitFactory()
        many.communes.append(unit)
        many.plan.assignments.create(unit=unit, bound_on=TODAY, stage="new")
        officer_of(unit)
    for told in (few, many):
        for at in range(len(told.communes)):
            call(told, at)

    counted = [questions(browser(told.officer), f"/urging/{told.cause.key}/{told.plan.pk}/") for told in (few, many)]
    sent = [told.sent()[0] for told in (few, many)]
    batches = [
        questions(browser(t.officer), f"/urging/batches/{b.pk}/") for t, b in zip((few, many), sent, strict=True)
    ]

    assert (counted[0] == counted[1], batches[0] == batches[1]) == (True, True)
