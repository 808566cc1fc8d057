"""What a unit makes of a plan: taking it on, its own plan, a kiến nghị."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from danvan.audit.models import Entry
from danvan.core.errors import Refused
from danvan.plans.actions.assignments import record_own_plan, take_on
from danvan.plans.actions.petitions import answer, raise_petition, withdraw
from danvan.plans.models import AssignmentStage, PetitionKind, PetitionStage, TakenHow
from danvan.plans.queries import states_of
from danvan.plans.tests.factories import PlanFactory, issued_plan
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


def duty_of(unit):
    return issued_plan(unit).assignments.get()


def test_a_unit_takes_a_plan_on(on_day):
    on_day(date(2026, 1, 20))
    commune = UnitFactory()
    duty = duty_of(commune)

    take_on(duty, by=officer_of(commune))

    assert (duty.stage, duty.taken_on, duty.taken_how) == (
        AssignmentStage.TAKEN,
        date(2026, 1, 20),
        TakenHow.OPENED,
    )


def test_the_unit_above_serves_one_without_accounts_and_says_from_what():
    commune = UnitFactory()
    village = UnitFactory(parent=commune)
    duty = duty_of(village)
    officer = officer_of(commune)

    with pytest.raises(Refused, match="theo nguồn nào"):
        take_on(duty, by=officer)
    take_on(duty, by=replace(officer, source="điện thoại"))

    entry = Entry.objects.about(duty).first()
    assert (duty.taken_how, entry.source, entry.unit_id) == (TakenHow.SERVED, "điện thoại", village.pk)


def test_nobody_serves_a_unit_that_signs_in_itself():
    commune = UnitFactory()
    village = UnitFactory(parent=commune)
    officer_of(village)
    duty = duty_of(village)

    with pytest.raises(Refused):
        take_on(duty, by=replace(officer_of(commune), source="điện thoại"))


def test_the_drafting_office_notes_that_a_unit_got_it_by_another_way():
    commune = UnitFactory()
    duty = duty_of(commune)
    officer = replace(officer_of(duty.plan.drafting_office), source="công văn")

    take_on(duty, by=officer)

    assert duty.taken_how == TakenHow.OTHER_WAY


def test_an_own_plan_answers_two_duties_without_being_typed_twice():
    commune = UnitFactory()
    first, second = duty_of(commune), issued_plan(commune, symbol="22/KH-UBND").assignments.get()
    own = PlanFactory(issuer=commune, stage="issued", issued_on=date(2026, 2, 1))
    officer = officer_of(commune)

    record_own_plan(first, own, by=officer)
    record_own_plan(second, own, by=officer, section="mục II")

    assert [(duty.stage, duty.planned_on) for duty in (first, second)] == [
        (AssignmentStage.PLANNED, date(2026, 2, 1)),
        (AssignmentStage.PLANNED, date(2026, 2, 1)),
    ]


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ({"issued_on": None, "stage": "draft"}, "chưa ban hành"),
        ({"issuer": None, "issued_on": date(2026, 2, 1)}, "đơn vị khác"),
    ],
)
def test_only_an_issued_plan_of_the_unit_itself_answers_its_duty(own, sentence):
    commune = UnitFactory()
    fields = {"issuer": commune, **own}
    fields["issuer"] = fields["issuer"] or UnitFactory()
    duty = duty_of(commune)

    with pytest.raises(Refused, match=sentence):
        record_own_plan(duty, PlanFactory(**fields), by=officer_of(commune))


def test_a_duty_stands_until_its_kien_nghi_is_answered():
    commune = UnitFactory()
    duty = duty_of(commune)

    raise_petition(duty, by=officer_of(commune), kind=PetitionKind.NOT_OURS, words="Không có chức năng này.")

    assert (duty.stage, duty.petition_open) == (AssignmentStage.NEW, True)


def test_granting_not_our_function_for_the_whole_plan_ends_the_duty():
    commune = UnitFactory()
    duty = duty_of(commune)
    petition = raise_petition(duty, by=officer_of(commune), kind=PetitionKind.NOT_OURS, words="Không có chức năng.")

    answer(petition, by=officer_of(duty.plan.drafting_office), granted=True, words="Đồng ý.")

    duty.refresh_from_db()
    assert (petition.stage, duty.stage, duty.petition_open) == (
        PetitionStage.GRANTED,
        AssignmentStage.ENDED,
        False,
    )


def test_refusing_leaves_the_duty_as_it_was():
    commune = UnitFactory()
    duty = duty_of(commune)
    petition = raise_petition(duty, by=officer_of(commune), kind=PetitionKind.NO_OBJECT, words="Không có đối tượng.")

    answer(petition, by=officer_of(duty.plan.drafting_office), granted=False, words="Trên địa bàn vẫn có.")

    duty.refresh_from_db()
    assert (petition.stage, duty.stage) == (PetitionStage.REFUSED, AssignmentStage.NEW)


def test_the_unit_that_asks_does_not_answer():
    commune = UnitFactory()
    duty = duty_of(commune)
    officer = officer_of(commune)
    petition = raise_petition(duty, by=officer, kind=PetitionKind.NOT_OURS, words="Không có chức năng.")

    with pytest.raises(Refused):
        answer(petition, by=officer, granted=True, words="Đồng ý.")


def test_who_wrote_it_and_moved_to_the_issuer_does_not_answer_either():
    commune = UnitFactory()
    duty = duty_of(commune)
    officer = officer_of(commune)
    petition = raise_petition(duty, by=officer, kind=PetitionKind.NOT_OURS, words="Không có chức năng.")
    moved = officer_of(duty.plan.drafting_office, user=officer.user)

    with pytest.raises(Refused, match="tự duyệt"):
        answer(petition, by=moved, granted=True, words="Đồng ý.")


def test_a_kien_nghi_taken_back_no_longer_waits():
    commune = UnitFactory()
    duty = duty_of(commune)
    petition = raise_petition(duty, by=officer_of(commune), kind=PetitionKind.NOT_OURS, words="Nhầm.")

    withdraw(petition, by=officer_of(commune))

    duty.refresh_from_db()
    assert (petition.stage, duty.petition_open) == (PetitionStage.WITHDRAWN, False)


def test_the_plan_counts_its_units_by_state():
    first, second = UnitFactory(), UnitFactory()
    plan = issued_plan(first, second)
    take_on(plan.assignments.get(unit=first), by=officer_of(first))

    assert states_of(plan) == {"new": 1, "taken": 1, "planned": 0, "ended": 0, "petition": 0, "bound": 2}


def test_a_unit_is_found_on_the_plans_page_by_a_word_of_its_name():
    first, second = UnitFactory(name="UBND xã Khe Gió"), UnitFactory(name="UBND xã Bản Nắng")
    plan = issued_plan(first, second)
    browser = Client()
    browser.force_login(officer_of(plan.drafting_office).user)

    page = browser.get(f"/plans/{plan.pk}/units/", {"q": "khe gio"}).content.decode()

    assert (first.name in page, second.name in page) == (True, False)
