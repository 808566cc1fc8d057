"""Who is told of what, in the act itself."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.notifications.models import Notice
from danvan.plans.actions.amendments import amend
from danvan.plans.actions.petitions import answer, raise_petition
from danvan.plans.actions.plans import press
from danvan.plans.models import PetitionKind, PlanStage
from danvan.plans.tests.factories import PlanFactory, issued_plan
from danvan.plans.tests.scenes import browser_of, said
from danvan.units.models import Role
from danvan.units.tests.factories import HoldingFactory, UnitFactory, leader_of, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


def told():
    return sorted((notice.user_id, notice.verb) for notice in Notice.objects.all())


def test_both_offices_are_told_that_a_draft_waits_for_its_signature_but_not_who_sent_it():
    plan = PlanFactory()
    officer, leader = officer_of(plan.drafting_office), leader_of(plan.issuer)
    HoldingFactory(unit=plan.issuer, role=Role.AUDITOR)

    press(plan, "submit", by=officer)

    assert told() == [(leader.user.pk, "submit")]


def test_a_draft_that_came_back_is_told_to_those_who_wrote_it():
    plan = PlanFactory(stage=PlanStage.SUBMITTED)
    officer, leader = officer_of(plan.drafting_office), leader_of(plan.issuer)

    press(plan, "send_back", by=leader, reason="Bổ sung căn cứ")

    assert told() == [(officer.user.pk, "send_back")]


def test_taking_a_draft_back_is_nobodys_news():
    plan = PlanFactory(stage=PlanStage.SUBMITTED)
    leader_of(plan.issuer)

    press(plan, "take_back", by=officer_of(plan.drafting_office))

    assert told() == []


def test_the_units_are_told_of_a_plan_that_binds_them_and_of_what_changed_it():
    commune = UnitFactory()
    bound, _beside = officer_of(commune), officer_of(UnitFactory())

    plan = issued_plan(commune)
    first = [notice for notice in told() if notice[0] == bound.user.pk]
    paper = {"basis": "30/KH-UBND", "from_on": date(2026, 4, 1), "words": "Sửa thời hạn"}
    amend(plan, [], by=officer_of(plan.drafting_office), **paper)

    assert (first, told()) == ([(bound.user.pk, "assign")], [(bound.user.pk, "amend")])


def test_a_petition_is_told_to_who_answers_it_and_the_answer_to_who_asked():
    commune = UnitFactory()
    plan = issued_plan(commune)
    asking, answering = officer_of(commune), officer_of(plan.drafting_office)
    duty = plan.assignments.get()
    Notice.objects.all().delete()

    petition = raise_petition(duty, by=asking, kind=PetitionKind.NOT_OURS, words="Không có chức năng.")
    sent = [user for user, verb in told() if verb == "send"]
    answer(petition, by=answering, granted=False, words="Vẫn thuộc chức năng.")

    refused = [user for user, verb in told() if verb == "refuse"]
    assert (asking.user.pk in sent, answering.user.pk in sent, refused) == (False, True, [asking.user.pk])


def test_the_bell_and_the_list_ask_the_same_for_one_kien_nghi_and_for_three():
    communes = [UnitFactory() for _each in range(3)]
    plan = issued_plan(*communes)
    office = officer_of(plan.drafting_office)
    reader = Client()
    reader.force_login(office.user)

    def asked(path):
        with CaptureQueriesContext(connection) as questions:
            reader.get(path)
        return len(questions)

    counts = []
    for commune in communes:
        duty = plan.assignments.get(unit=commune)
        raise_petition(duty, by=officer_of(commune), kind=PetitionKind.NOT_OURS, words="Không có chức năng.")
        counts.append((asked("/calendar/"), asked("/notices/")))

    assert counts == [counts[0]] * 3


def test_what_binds_villages_without_accounts_their_commune_reads_for_them():
    commune = UnitFactory(name="UBND xã Khe Thử")
    villages = [UnitFactory(name=f"Thôn {at}", parent=commune) for at in (1, 2)]
    serving, beside = officer_of(commune), officer_of(UnitFactory())

    issued_plan(*villages)

    reader = browser_of(serving)
    page, other = said(reader.get("/notices/")), said(browser_of(beside).get("/notices/"))
    address = f"/plans/{Notice.objects.get(user=serving.user).object_id}/"
    assert ("Nhập thay: Thôn 1, Thôn 2" in page, "Nhập thay" in other) == (True, False)
    assert (address in page, reader.get(address).status_code) == (True, 200)
