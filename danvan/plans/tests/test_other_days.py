"""A unit asks for another day for its part of a task; the plan's makers give it or refuse."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Refused
from danvan.plans.actions.petitions import answer, ask_for_day, raise_petition
from danvan.plans.models import PartStage, PetitionKind, PetitionStage
from danvan.plans.tests.factories import done, issued_plan, part_of, task_under
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

TODAY, DUE, LATER = date(2026, 5, 20), date(2026, 5, 31), date(2026, 6, 15)


@pytest.fixture(autouse=True)
def may(on_day):
    on_day(TODAY)


@pytest.fixture
def part():
    return part_of(UnitFactory(), due_on=DUE)


@pytest.fixture
def officer(part):
    return officer_of(part.unit)


@pytest.fixture
def maker(part):
    return officer_of(part.task.plan.drafting_office)


def asked(part, by, day=LATER):
    return ask_for_day(part, by=by, proposed_on=day, words="Chờ hướng dẫn của Sở.")


def days_of(part):
    part.refresh_from_db()
    return part.first_due, part.due_now


def test_asking_is_a_kien_nghi_under_the_units_duty_and_moves_nothing_yet(part, officer):
    petition = asked(part, officer)

    duty = part.task.plan.assignments.get()
    assert (petition.kind, petition.stage, petition.assignment, petition.part, petition.task) == (
        PetitionKind.OTHER_DATE,
        PetitionStage.SENT,
        duty,
        part,
        part.task,
    )
    assert (duty.petition_open, days_of(part)) == (True, (DUE, DUE))


def test_given_the_part_is_due_later_and_the_first_day_stays(part, officer, maker):
    petition = asked(part, officer)

    answer(petition, by=maker, granted=True, words="Đồng ý.")

    entry = Entry.objects.about(part).get(verb="put_off")
    assert (days_of(part), petition.given_on) == ((DUE, LATER), LATER)
    assert (entry.reason, entry.changes["due_on"]) == ("Đồng ý.", ["2026-05-31", "2026-06-15"])


def test_the_makers_may_give_an_earlier_day_than_was_asked(part, officer, maker):
    petition = asked(part, officer)

    answer(petition, by=maker, granted=True, words="Chỉ đến 10/6.", given_on=date(2026, 6, 10))

    assert (days_of(part), petition.proposed_on) == ((DUE, date(2026, 6, 10)), LATER)


def test_no_day_before_the_present_one_is_given(part, officer, maker):
    petition = asked(part, officer)

    with pytest.raises(Refused, match="sau thời hạn hiện nay"):
        answer(petition, by=maker, granted=True, words="Đồng ý.", given_on=date(2026, 5, 30))

    petition.refresh_from_db()
    assert petition.stage == PetitionStage.SENT


def test_refused_nothing_moves_and_the_unit_reads_why(part, officer, maker):
    petition = asked(part, officer)

    answer(petition, by=maker, granted=False, words="Các xã khác đã xong.")

    assert (days_of(part), petition.stage, petition.answer) == (
        (DUE, DUE),
        PetitionStage.REFUSED,
        "Các xã khác đã xong.",
    )


def test_a_second_extension_keeps_the_first_day_of_all(part, officer, maker):
    answer(asked(part, officer), by=maker, granted=True, words="Đồng ý.")

    answer(asked(part, officer, date(2026, 7, 1)), by=maker, granted=True, words="Lần cuối.")

    told = Entry.objects.about(part).filter(verb="put_off")
    assert (days_of(part), len(told)) == ((DUE, date(2026, 7, 1)), 2)


def test_a_kien_nghi_for_another_day_about_one_task_gives_the_same(part, officer, maker):
    about = {"kind": PetitionKind.OTHER_DATE, "task": part.task, "proposed_on": LATER}
    petition = raise_petition(part.task.plan.assignments.get(), by=officer, words="Chờ hướng dẫn.", **about)

    answer(petition, by=maker, granted=True, words="Đồng ý.")

    assert days_of(part) == (DUE, LATER)


def test_the_unit_that_asks_never_gives_even_from_another_post(part, officer):
    petition = asked(part, officer)
    moved = officer_of(part.task.plan.drafting_office, user=officer.user)

    for hand in (officer, moved):
        with pytest.raises(Refused) as refused:
            answer(petition, by=hand, granted=True, words="Đồng ý.")
        assert refused.value.status == 403


def test_the_makers_do_not_ask_for_the_unit(part, maker):
    with pytest.raises(Refused) as refused:
        asked(part, replace(maker, source="điện thoại"))

    assert refused.value.status == 403


@pytest.mark.parametrize("day", [DUE, date(2026, 5, 25), date(2026, 5, 1)])
def test_a_day_that_gains_nothing_is_not_asked_for(part, officer, day):
    with pytest.raises(Refused, match="phải sau hôm nay và sau thời hạn hiện nay"):
        asked(part, officer, day)


def test_one_request_waits_at_a_time(part, officer):
    asked(part, officer)

    with pytest.raises(Refused, match="đang chờ trả lời"):
        asked(part, officer, date(2026, 7, 1))


def test_what_is_done_or_has_no_day_cannot_be_put_off(part, officer):
    undated = part_of(part.unit, due_on=None, plan=part.task.plan)
    done(part, officer, TODAY)

    with pytest.raises(Refused, match="đã xong"):
        asked(part, officer)
    with pytest.raises(Refused, match="không ghi thời hạn"):
        asked(undated, officer)


def test_a_unit_that_only_a_task_names_asks_too():
    broadcaster = UnitFactory()
    task = task_under(UnitFactory(), along=[broadcaster], due_on=DUE)
    part = task.parts.get(unit=broadcaster)

    petition = asked(part, officer_of(broadcaster))
    answer(petition, by=officer_of(task.plan.drafting_office), granted=True, words="Đồng ý.")

    assert (petition.assignment, petition.plan, petition.unit, days_of(part)) == (
        None,
        task.plan,
        broadcaster,
        (DUE, LATER),
    )


def test_granting_not_our_function_lets_the_unit_go_from_that_task(part, officer, maker):
    other = task_under(part.unit, plan=part.task.plan).parts.get()
    duty = part.task.plan.assignments.get()
    petition = raise_petition(duty, by=officer, kind=PetitionKind.NOT_OURS, words="Không có chức năng.", task=part.task)

    answer(petition, by=maker, granted=True, words="Đồng ý.")

    for each in (part, other):
        each.refresh_from_db()
    assert (part.stage, part.left_reason, other.stage) == (
        PartStage.LEFT,
        "không thuộc chức năng",
        PartStage.UNDER_WAY,
    )


def test_granting_it_for_the_whole_plan_lets_the_unit_go_from_all_that_is_open():
    commune = UnitFactory()
    plan, officer = issued_plan(commune), officer_of(commune)
    finished, _still = (task_under(commune, plan=plan).parts.get() for _each in range(2))
    done(finished, officer, TODAY)
    petition = raise_petition(plan.assignments.get(), by=officer, kind=PetitionKind.NOT_OURS, words="Không có.")

    answer(petition, by=officer_of(plan.drafting_office), granted=True, words="Đồng ý.")

    stages = [part.stage for part in commune.task_parts.order_by("pk")]
    assert stages == [PartStage.DONE, PartStage.LEFT]
