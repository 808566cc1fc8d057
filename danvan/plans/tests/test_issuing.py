"""From a draft to a plan that binds."""

from datetime import date

import pytest

from danvan.core.errors import Overtaken, Refused
from danvan.documents.models import Addressee, DocumentStage
from danvan.plans.actions import plans as acts
from danvan.plans.actions.bindings import bind
from danvan.plans.models import Assignment, Plan, PlanStage
from danvan.plans.permissions import issuers_for
from danvan.plans.queries import units_bound
from danvan.plans.tests.factories import PlanFactory, issued_plan
from danvan.plans.workflow import PLAN
from danvan.units.models import Level, UnitKind
from danvan.units.selectors import Selector
from danvan.units.tests.factories import KindFactory, UnitFactory, leader_of, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

SIGNED = {"symbol": "21/KH-UBND", "signed_on": date(2026, 1, 16), "signer": "Trần Văn Mẫu"}


def test_an_issued_plan_binds_its_units_by_name_and_its_paper_is_on_record():
    first, second = UnitFactory(), UnitFactory()

    plan = issued_plan(first, second)

    assert [row.unit for row in plan.assignments.order_by("pk")] == [first, second]
    assert (plan.stage, plan.document.stage, plan.document.symbol_key) == (
        PlanStage.ISSUED,
        DocumentStage.RECORDED,
        "21/kh-ubnd",
    )
    assert Addressee.objects.filter(document=plan.document).count() == 2


def test_who_wrote_a_part_of_the_plan_cannot_issue_it():
    plan = PlanFactory()
    officer = officer_of(plan.drafting_office)
    bind(plan, "UBND các xã", Selector(units=(UnitFactory().pk,)), by=officer)
    PLAN.advance(plan, "submit", by=officer)

    with pytest.raises(Refused, match="tự duyệt"):
        acts.issue(plan, by=officer, **SIGNED)

    plan.refresh_from_db()
    assert (plan.stage, Assignment.objects.count()) == (PlanStage.SUBMITTED, 0)


def test_another_officer_may_record_the_signed_paper():
    plan = PlanFactory()
    bind(plan, "UBND các xã", Selector(units=(UnitFactory().pk,)), by=officer_of(plan.drafting_office))
    PLAN.advance(plan, "submit", by=officer_of(plan.drafting_office))

    acts.issue(plan, by=officer_of(plan.drafting_office), **SIGNED)

    assert plan.stage == PlanStage.ISSUED


def test_a_plan_that_binds_nobody_is_not_issued():
    plan = PlanFactory(stage=PlanStage.SUBMITTED)

    with pytest.raises(Refused, match="chưa có đơn vị"):
        acts.issue(plan, by=leader_of(plan.issuer), **SIGNED)


def test_issuing_twice_tells_the_second_person_kindly():
    plan = issued_plan(UnitFactory())

    with pytest.raises(Overtaken):
        acts.issue(plan, by=leader_of(plan.issuer), **SIGNED)

    assert Plan.objects.filter(stage=PlanStage.ISSUED).count() == 1


def test_a_department_drafts_for_the_committee_above_it_and_for_nobody_else():
    committee = UnitFactory(kind=KindFactory(code="ubnd-tinh", level=Level.PROVINCE))
    department = UnitFactory(kind=KindFactory(code="so", level=Level.PROVINCE), parent=committee)
    officer = officer_of(department)
    period = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 1, 1), "family": "state", "title": "Kế hoạch"}

    plan = acts.draft(department.parent, by=officer, **period)

    assert (plan.issuer, plan.drafting_office) == (department.parent, department)
    with pytest.raises(Refused, match="không soạn kế hoạch cho cơ quan này"):
        acts.draft(UnitFactory(), by=officer, **period)


def test_a_commune_drafts_nothing_for_the_province():
    commune = UnitFactory(parent=UnitFactory(kind=KindFactory(code="ubnd-tinh", level=Level.PROVINCE)))

    assert issuers_for(officer_of(commune)) == [commune]


def test_a_submitted_plan_binds_no_more_units():
    plan = PlanFactory(stage=PlanStage.SUBMITTED)

    with pytest.raises(Refused, match="rút về"):
        bind(plan, "UBND các xã", Selector(), by=officer_of(plan.drafting_office))


def test_the_units_bound_are_those_the_words_mean_on_the_day():
    commune, closed = UnitFactory(), UnitFactory(closed_on=date(2026, 1, 10))
    plan = PlanFactory()
    kinds = tuple(UnitKind.objects.filter(pk=commune.kind_id).values_list("code", flat=True))
    bind(plan, "UBND các xã", Selector(kinds=kinds), by=officer_of(plan.drafting_office))

    assert list(units_bound(plan, date(2026, 1, 16))) == [commune]
    assert set(units_bound(plan, date(2026, 1, 9))) == {commune, closed}


def signing_desk():
    """A plan that waits for its signature, its form as the leader fills it in, and the leader's world."""
    world = build()
    officer = officer_of(world.department)
    plan = PlanFactory(issuer=world.committee, drafting_office=world.department)
    bind(plan, "xã", Selector(units=(world.commune.pk,)), by=officer)
    PLAN.advance(plan, "submit", by=officer)
    typed = {"symbol": "21/KH-UBND", "signed_on": "16/1/2026", "signer": "Trần Văn Mẫu", "paper_kept_at": "Văn thư"}
    return world, plan, {**typed, "version": plan.version, "key": "k"}


def test_whoever_records_a_signature_was_confirmed_shortly_before(on_day):
    on_day(date(2026, 1, 20))
    world, plan, _typed = signing_desk()

    answer = world.browser("committee_leader").get(f"/plans/{plan.pk}/signing/")

    assert (answer.status_code, answer.url) == (302, f"/account/confirmation/?next=%2Fplans%2F{plan.pk}%2Fsigning%2F")


def test_a_confirmation_that_ran_out_while_typing_loses_nothing(on_day):
    on_day(date(2026, 1, 20))
    world, plan, typed = signing_desk()
    leader = world.browser("committee_leader")

    late = leader.post(f"/plans/{plan.pk}/signing/", typed)
    plan.refresh_from_db()
    waiting = plan.stage
    world.proved_ago *= 0
    world.show_proof(leader)
    leader.post(f"/plans/{plan.pk}/signing/", typed)

    plan.refresh_from_db()
    kept = [words in late.content.decode() for words in ("21/KH-UBND", "Trần Văn Mẫu", "nội dung đã gõ vẫn còn")]
    assert (late.status_code, kept, waiting, plan.stage) == (422, [True] * 3, PlanStage.SUBMITTED, PlanStage.ISSUED)
