"""Many hands at work on one plan at the same moment: nothing is bound, taken on or answered twice, and nothing is lost."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.audit.sealing import seal
from danvan.audit.verifying import verify
from danvan.core.errors import Overtaken
from danvan.documents.models import Document
from danvan.plans.actions import plans as acts
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.actions.assignments import record_own_plan, take_on
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.lines import add_line
from danvan.plans.actions.petitions import answer, raise_petition
from danvan.plans.models import Amendment, Assignment, Petition, PetitionKind, Plan, PlanStage, Target
from danvan.plans.tests.factories import PlanFactory, issued_plan
from danvan.plans.workflow import PLAN
from danvan.units.selectors import Selector
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of
from danvan.workflow.authors import wrote

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 8
ENDED = "Đơn vị đã hết trách nhiệm theo kế hoạch này, không còn gì để kiến nghị."
SIGNED = {"signed_on": date(2026, 1, 16), "signer": "Trần Văn Mẫu"}


def refusals(results):
    """Everything that went wrong."""
    return [result for result in results if isinstance(result, Exception)]


def verbs():
    """How often each thing was recorded."""
    return Counter(Entry.objects.values_list("verb", flat=True))


def test_units_bound_by_several_hands_at_once_are_all_bound_in_one_order(at_once):
    plan = PlanFactory()
    units, officers = [UnitFactory() for _ in range(MOST)], [officer_of(plan.drafting_office) for _ in range(MOST)]

    results = at_once(
        lambda n: bind(Plan.objects.get(), f"Diện {n}", Selector(units=(units[n].pk,)), by=officers[n]) and None
    )

    rows = plan.bindings.order_by("order")
    assert refusals(results) == []
    assert [row.order for row in rows] == list(range(len(results)))
    assert sorted(row.words for row in rows) == [f"Diện {n}" for n in range(len(results))]
    assert [wrote(plan, by) for by in officers[: len(results)]] == [True] * len(results)
    assert verbs() == {"bind": len(results)}


def test_lines_written_by_several_hands_at_once_stand_one_behind_the_other(at_once):
    plan = PlanFactory()
    officers = [officer_of(plan.drafting_office) for _ in range(MOST)]

    results = at_once(
        lambda n: add_line(Plan.objects.get(), "target", {"words": f"Chỉ tiêu {n}"}, by=officers[n]) and None
    )

    assert refusals(results) == []
    assert sorted(plan.targets.values_list("order", flat=True)) == list(range(1, len(results) + 1))


def test_of_several_who_record_the_signing_one_does_and_each_unit_is_bound_once(at_once):
    communes = [UnitFactory() for _ in range(5)]
    plan = PlanFactory()
    officer = officer_of(plan.drafting_office)
    bind(plan, "UBND các xã", Selector(units=tuple(unit.pk for unit in communes)), by=officer)
    PLAN.advance(plan, "submit", by=officer)
    leaders = [leader_of(plan.issuer) for _ in range(MOST)]

    results = at_once(
        lambda n: acts.issue(Plan.objects.get(), by=leaders[n], symbol=f"{n + 1}/KH-UBND", **SIGNED) and None
    )

    assert {type(error) for error in refusals(results)} == {Overtaken}
    assert len(refusals(results)) == len(results) - 1
    assert sorted(Assignment.objects.values_list("unit", flat=True)) == sorted(unit.pk for unit in communes)
    assert Document.objects.count() == 1, "a paper of those who came too late stayed"
    assert (verbs()["issue"], verbs()["assign"]) == (1, 1)


def test_signing_and_taking_back_at_once_leaves_a_plan_that_binds_or_a_draft_that_does_not(at_once):
    plan = PlanFactory()
    officer, leader = officer_of(plan.drafting_office), leader_of(plan.issuer)
    bind(plan, "UBND các xã", Selector(units=(UnitFactory().pk,)), by=officer)
    PLAN.advance(plan, "submit", by=officer)

    def press(n):
        if n % 2:
            PLAN.advance(Plan.objects.get(), "take_back", by=officer)
        else:
            acts.issue(Plan.objects.get(), by=leader, symbol="21/KH-UBND", **SIGNED)

    results = at_once(press)

    bound, papers = {PlanStage.ISSUED: (1, 1), PlanStage.DRAFT: (0, 0)}[Plan.objects.get().stage]
    assert len(refusals(results)) == len(results) - 1
    assert (Assignment.objects.count(), Document.objects.count()) == (bound, papers)


def test_of_several_who_take_one_duty_on_one_does(at_once):
    commune = UnitFactory()
    duty = issued_plan(commune).assignments.get()
    officers = [officer_of(commune) for _ in range(MOST)]

    results = at_once(lambda n: take_on(Assignment.objects.get(), by=officers[n]) and None)

    duty.refresh_from_db()
    assert [type(error) for error in refusals(results)] == [Overtaken] * (len(results) - 1)
    assert (duty.stage, duty.taken_how, verbs()["take_on"]) == ("taken", "opened", 1)


def test_units_that_take_their_own_duties_on_at_once_do_not_hinder_each_other(at_once):
    communes = [UnitFactory() for _ in range(MOST)]
    plan = issued_plan(*communes)
    officers = [officer_of(commune) for commune in communes]

    results = at_once(lambda n: take_on(plan.assignments.get(unit=communes[n]), by=officers[n]) and None)

    stages = Counter(plan.assignments.values_list("stage", flat=True))
    assert refusals(results) == []
    assert stages == +Counter(taken=len(results), new=MOST - len(results))
    assert verbs()["take_on"] == len(results)


def test_a_kien_nghi_sent_while_another_ends_the_duty_is_refused_or_can_still_be_answered(at_once):
    commune = UnitFactory()
    duty = issued_plan(commune).assignments.get()
    first = raise_petition(duty, by=officer_of(commune), kind=PetitionKind.NOT_OURS, words="Không thuộc chức năng.")
    officer, office = officer_of(commune), officer_of(duty.plan.drafting_office)

    def act(n):
        if n == 0:
            answer(Petition.objects.get(pk=first.pk), by=office, granted=True, words="Đồng ý.")
        else:
            raise_petition(Assignment.objects.get(), by=officer, kind=PetitionKind.NO_OBJECT, words=f"Lần {n}.")

    results = at_once(act)

    duty.refresh_from_db()
    waiting = list(duty.petitions.filter(stage="sent"))
    assert {str(error) for error in refusals(results)} <= {ENDED}
    assert (duty.stage, len(waiting)) == ("ended", len(results) - 1 - len(refusals(results)))
    assert duty.petition_open is bool(waiting)
    for petition in waiting:
        answer(petition, by=office, granted=True, words="Đã thôi giao.")
    duty.refresh_from_db()
    assert (duty.stage, duty.petition_open) == ("ended", False)


def test_of_several_who_answer_one_kien_nghi_one_does(at_once):
    commune = UnitFactory()
    duty = issued_plan(commune).assignments.get()
    raise_petition(duty, by=officer_of(commune), kind=PetitionKind.NOT_OURS, words="Không thuộc chức năng.")
    office = [officer_of(duty.plan.drafting_office) for _ in range(MOST)]

    results = at_once(lambda n: answer(Petition.objects.get(), by=office[n], granted=n % 2 == 0, words=f"{n}") and None)

    duty.refresh_from_db()
    petition = Petition.objects.get()
    winner = results.index(None)
    assert [type(error) for error in refusals(results)] == [Overtaken] * (len(results) - 1)
    assert (petition.stage, petition.answer) == (("granted", "refused")[winner % 2], str(winner))
    assert (duty.stage, duty.petition_open) == (("ended", "new")[winner % 2], False)


def test_an_amendment_while_units_record_their_plans_marks_those_that_were_there_and_loses_none(at_once):
    communes = [UnitFactory() for _ in range(MOST)]
    plan = issued_plan(*communes)
    target = Target.objects.create(plan=plan, words="100% đơn vị", order=1)
    officers = [officer_of(commune) for commune in communes]
    own = [
        PlanFactory(issuer=unit, drafting_office=unit, stage="issued", issued_on=plan.issued_on) for unit in communes
    ]
    office = officer_of(plan.drafting_office)
    planned_before = plan.assignments.get(unit=communes[-1])
    record_own_plan(planned_before, own[-1], by=officers[-1])

    def act(n):
        if n == 0:
            change = Change("target", old=Target.objects.get(pk=target.pk), values={"words": "95% đơn vị"})
            said = {"basis": "Công văn 12", "from_on": date(2026, 3, 1), "words": "Điều chỉnh"}
            amend(Plan.objects.get(pk=plan.pk), [change], by=office, **said)
        else:
            record_own_plan(plan.assignments.get(unit=communes[n - 1]), own[n - 1], by=officers[n - 1])

    results = at_once(act)

    planned = plan.assignments.filter(stage="planned")
    assert refusals(results) == []
    assert (planned.count(), Amendment.objects.count()) == (len(results), 1)
    assert planned.get(unit=communes[-1]).needs_update, "what was planned before the amendment needs a new look"
    assert [row.words for row in plan.targets.order_by("pk")] == ["100% đơn vị", "95% đơn vị"]


def test_what_is_sealed_while_people_work_holds_every_act_once(at_once):
    communes = [UnitFactory() for _ in range(MOST)]
    plan = issued_plan(*communes)
    officers = [officer_of(commune) for commune in communes]

    def act(n):
        if n == 0:
            seal()
        else:
            take_on(plan.assignments.get(unit=communes[n]), by=officers[n])
            raise_petition(
                plan.assignments.get(unit=communes[n]), by=officers[n], kind=PetitionKind.NO_OBJECT, words="Không có."
            )

    results = at_once(act)
    seal()

    verdict = verify()
    assert refusals(results) == []
    assert (verdict.findings, verdict.entries) == ([], Entry.objects.count())
    assert (verbs()["take_on"], verbs()["send"]) == (len(results) - 1, len(results) - 1)


def test_a_duty_served_from_above_and_taken_on_by_its_own_new_officer_at_once_is_taken_on_once(at_once):
    commune = UnitFactory()
    village = UnitFactory(parent=commune)
    duty = issued_plan(village).assignments.get()
    servers = [replace(officer_of(commune), source="điện thoại") for _ in range(MOST)]

    results = at_once(lambda n: take_on(Assignment.objects.get(), by=servers[n]) and None)

    duty.refresh_from_db()
    entry = Entry.objects.get(verb="take_on")
    assert [type(error) for error in refusals(results)] == [Overtaken] * (len(results) - 1)
    assert (duty.taken_how, entry.source) == ("served", "điện thoại")
