"""A deputy to whom one act of a plan was delegated, at the plan's addresses."""

from datetime import date

import pytest

from danvan.desk.sources import decision_items
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.petitions import raise_petition
from danvan.plans.models import Plan, PlanStage
from danvan.plans.tests.factories import PlanFactory, issued_plan
from danvan.plans.workflow import PLAN
from danvan.units.acting import in_post
from danvan.units.actions.delegations import delegate
from danvan.units.models import Delegation
from danvan.units.scope import read_scope
from danvan.units.selectors import Selector
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)
SIGNING = {"symbol": "22/KH-UBND", "signed_on": "20/5/2026", "signer": "Trần Văn Mẫu", "paper_kept_at": "Văn thư"}


@pytest.fixture
def scene(on_day):
    """A plan submitted to the committee; its leader lets somebody do named acts."""
    on_day(TODAY)
    world = build()
    world.proved_ago *= 0
    officer = world.by("department_officer")
    plan = PlanFactory(issuer=world.committee, drafting_office=world.department)
    bind(plan, "xã", Selector(words="xã", units=(world.commune.pk,)), by=officer)
    PLAN.advance(plan, "submit", by=officer)
    return world, plan


def stand_in(world, *acts):
    holding = world.holdings["committee_leader"]
    how = {"kind": Delegation.Kind.STANDING, "from_on": TODAY, "acts": acts, "basis": "Quyết định số 3/QĐ-UBND"}
    delegate(holding, world.users["nobody"], by=in_post(holding), **how)
    return world.browser("nobody")


def sign(browser, plan):
    form = {**SIGNING, "version": plan.version, "key": "k"}
    return browser.post(f"/plans/{plan.pk}/signing/", form).status_code


def test_who_was_let_sign_signs_and_does_nothing_else(scene):
    world, plan = scene
    browser = stand_in(world, "plans.plan:issue")

    before = [
        browser.get(f"/plans/{plan.pk}/").status_code,
        browser.get("/plans/new/").status_code,
        browser.get(f"/plans/{plan.pk}/facts/").status_code,
    ]
    signed = sign(browser, plan)
    ended = browser.get(f"/plans/{plan.pk}/ending/").status_code

    assert (before, signed, ended) == ([200, 403, 403], 302, 403)
    assert Plan.objects.get(pk=plan.pk).stage == PlanStage.ISSUED
    assert plan.assignments.get().unit == world.commune


def test_who_was_let_answer_does_not_sign(scene):
    world, plan = scene
    browser = stand_in(world, "plans.petition:answer")

    answers = [browser.get(f"/plans/{plan.pk}/signing/").status_code, sign(browser, plan)]

    assert (answers, Plan.objects.get(pk=plan.pk).stage) == ([403, 403], PlanStage.SUBMITTED)


def test_the_desk_shows_just_what_may_be_decided(scene):
    world, _plan = scene
    issued = issued_plan(world.commune)
    Plan.objects.filter(pk=issued.pk).update(issuer=world.committee)
    raise_petition(issued.assignments.get(), by=world.by("commune_officer"), kind="not_ours", words="x")

    shown = {}
    for act in ("plans.plan:issue", "plans.petition:answer"):
        Delegation.objects.filter(deputy=world.users["nobody"]).delete()
        stand_in(world, act)
        items = decision_items(read_scope(world.users["nobody"], TODAY), TODAY)
        shown[act] = [str(item.what).split(":")[0] for item in items]

    assert shown == {"plans.plan:issue": ["Ghi nhận ban hành"], "plans.petition:answer": ["Kiến nghị"]}
