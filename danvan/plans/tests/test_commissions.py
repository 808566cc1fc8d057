"""The documents a plan written by hand says it carries out."""

from datetime import date

import pytest
from django.test import Client

from danvan.documents.actions.documents import bring_in, put_on_record
from danvan.plans.tests.factories import PlanFactory
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

ISSUED_ON = date(2026, 1, 16)

TYPED = {"words": "Kế hoạch số 141-KH/BTGDVTU ngày 27/12/2025", "key": "k"}


@pytest.fixture
def desk(on_day):
    on_day(date(2026, 1, 20))
    plan = PlanFactory()
    browser = Client()
    browser.force_login(officer_of(plan.drafting_office).user)
    return plan, browser


def recorded(unit, symbol="141-KH/BTGDVTU"):
    by = officer_of(unit)
    paper = bring_in(unit, by=by, family="party", type_name="Kế hoạch", title="Công tác dân vận năm 2026", issuers=[])
    return put_on_record(paper, by=by, symbol=symbol, signed_on=date(2025, 12, 27), signer="Trần Văn Mẫu")


def test_a_document_in_sight_is_linked_by_its_number(desk):
    plan, browser = desk
    paper = recorded(plan.drafting_office)

    browser.post(f"/plans/{plan.pk}/commissions/", TYPED)

    page = browser.get(f"/plans/{plan.pk}/documents/").content.decode()
    assert [(row.words, row.document) for row in plan.commissions.all()] == [(TYPED["words"], paper)]
    assert f'href="/documents/{paper.pk}/"' in page


def test_a_document_that_has_not_come_stays_in_words(desk):
    plan, browser = desk

    browser.post(f"/plans/{plan.pk}/commissions/", TYPED)

    page = browser.get(f"/plans/{plan.pk}/documents/").content.decode()
    assert ([row.document for row in plan.commissions.all()], "chưa có trong sổ" in page) == ([None], True)


def test_what_one_may_not_read_is_not_linked(desk):
    plan, browser = desk
    recorded(UnitFactory())

    browser.post(f"/plans/{plan.pk}/commissions/", TYPED)

    assert [row.document for row in plan.commissions.all()] == [None]


def test_two_papers_of_one_number_are_left_to_words(desk):
    plan, browser = desk
    recorded(plan.drafting_office)
    recorded(plan.drafting_office)

    browser.post(f"/plans/{plan.pk}/commissions/", TYPED)

    assert [row.document for row in plan.commissions.all()] == [None]


def test_pressed_twice_it_stands_once_and_can_be_taken_out(desk):
    plan, browser = desk
    address = f"/plans/{plan.pk}/commissions/"

    answers = [browser.post(address, TYPED).status_code for _press in range(2)]
    browser.post(f"{address}{plan.commissions.get().pk}/removal/")

    assert (answers, plan.commissions.count()) == ([302, 409], 0)


def test_nothing_said_adds_nothing(desk):
    plan, browser = desk

    answer = browser.post(f"/plans/{plan.pk}/commissions/", {**TYPED, "words": " "})

    assert (answer.status_code, plan.commissions.count()) == (422, 0)


def test_an_amending_document_in_sight_is_linked_by_its_number(on_day):
    on_day(date(2026, 6, 2))
    world = build()
    officer = world.browser("department_officer")
    binding = PlanFactory(issuer=world.committee, drafting_office=world.department, stage="issued", issued_on=ISSUED_ON)
    paper = recorded(world.department, "45/KH-UBND")
    said = {"basis": "Kế hoạch số 45/KH-UBND ngày 1/6/2026", "from_on": "1/6/2026", "summary": "Bổ sung", "key": "k"}

    officer.post(f"/plans/{binding.pk}/amendments/task/", {**said, "words": "Công khai kết quả"})

    page = officer.get(f"/plans/{binding.pk}/documents/").content.decode()
    assert ([row.document for row in binding.amendments.all()], f'href="/documents/{paper.pk}/"' in page) == (
        [paper],
        True,
    )


def test_a_document_of_another_plan_is_not_taken_out(desk):
    plan, browser = desk
    other = PlanFactory()
    other.commissions.create(words="Kế hoạch khác")

    answer = browser.post(f"/plans/{plan.pk}/commissions/{other.commissions.get().pk}/removal/")

    assert (answer.status_code, other.commissions.count()) == (404, 1)
