"""Whose hand may not: an author who would decide, and somebody else's record in a field or an address, over HTTP with real
accounts. Each is answered with a sentence that tells nothing of what it hides.
"""

from datetime import date, timedelta

import pytest

from danvan.plans.actions.lines import add_line
from danvan.plans.models import Assignment, Binding, Petition, PlanStage
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.tests.scenes import said
from danvan.plans.workflow import PLAN
from danvan.units.models import Delegation
from danvan.units.tests.factories import HoldingFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)
SIGNING = {"symbol": "21/KH-UBND", "signed_on": "16/1/2026", "signer": "Trần Văn Mẫu", "paper_kept_at": "Văn thư"}
FACTS = {"title": "Kế hoạch thử", "form": "plan", "starts_on": "1/1/2026", "last_day": "31/12/2026"}
AUTHOR = "Kế hoạch chưa trình ký, hoặc bạn đã soạn một phần nên không tự ghi nhận ban hành được."


# An author who would decide


def signed_by(scene, member):
    """What a member is answered who records the signing."""
    form = {**SIGNING, "version": scene.plan.version, "key": "k"}
    return scene.post(member, scene.page("signing/"), form)


def test_whoever_wrote_one_line_does_not_record_the_signing(scene):
    add_line(scene.plan, "target", {"words": "100% đơn vị"}, by=scene.world.by("department_leader"))
    PLAN.advance(scene.plan, "submit", by=scene.world.by("department_officer"))

    refused, done = signed_by(scene, "department_leader"), signed_by(scene, "committee_leader")

    assert (refused.status_code, AUTHOR in said(refused), done.status_code) == (403, True, 302)


def test_whoever_wrote_as_a_deputy_and_whoever_was_written_for_do_not_record_the_signing(scene):
    deputy = HoldingFactory(unit=scene.world.department).user
    holder = scene.world.holdings["department_leader"]
    Delegation.objects.create(holding=holder, deputy=deputy, from_on=TODAY, to_on=TODAY + timedelta(days=9))
    scene.world.users["deputy"] = deputy
    own = deputy.holdings.get()
    browser = scene.world.browser("deputy")
    browser.post("/holdings/current/", {"post": f"{holder.pk}"})
    browser.post(scene.page("target/new/"), {"words": "100% đơn vị", "rule": "narrative", "key": "t"})
    PLAN.advance(scene.plan, "submit", by=scene.world.by("department_officer"))
    browser.post("/holdings/current/", {"post": f"{own.pk}"})

    answers = [signed_by(scene, member) for member in ("deputy", "department_leader")]

    assert scene.plan.targets.count() == 1
    assert [(answer.status_code, AUTHOR in said(answer)) for answer in answers] == [(403, True)] * 2


def test_whoever_wrote_it_and_moved_to_the_office_that_signs_does_not_record_the_signing(scene):
    add_line(scene.plan, "target", {"words": "100% đơn vị"}, by=scene.world.by("department_officer"))
    PLAN.advance(scene.plan, "submit", by=scene.world.by("department_leader"))
    old = scene.world.holdings["department_officer"]
    old.to_on = TODAY
    old.save()
    HoldingFactory(user=old.user, unit=scene.world.committee)

    answer = signed_by(scene, "department_officer")

    assert (answer.status_code, AUTHOR in said(answer)) == (403, True)


def test_administration_signs_nothing_of_what_it_administers(submitted):
    answer = signed_by(submitted, "administrator")

    submitted.plan.refresh_from_db()
    assert answer.status_code in (403, 404)
    assert submitted.plan.stage == PlanStage.SUBMITTED


# Somebody else's record in a field or an address


def test_a_line_and_a_group_of_units_of_another_plan_cannot_be_reached_through_ones_own(scene):
    line, binding = scene.other.tasks.get(), scene.other.bindings.get()
    addresses = [f"task/{line.pk}/", f"task/{line.pk}/removal/", f"bindings/{binding.pk}/removal/"]

    form = {"words": "Đổi", "version": 1}
    answers = [scene.post("department_officer", scene.page(tab), form).status_code for tab in addresses]

    line.refresh_from_db()
    assert answers == [404, 404, 404]
    assert (line.words, Binding.objects.filter(pk=binding.pk).exists()) == ("Việc của cơ quan khác", True)


def test_an_issuer_one_does_not_write_for_is_no_choice(scene):
    form = {**FACTS, "issuer": scene.other.issuer_id, "version": scene.plan.version}

    answers = [scene.post("department_officer", address, form) for address in ("/plans/new/", scene.page("facts/"))]

    scene.plan.refresh_from_db()
    assert [answer.status_code for answer in answers] == [422, 422]
    assert scene.plan.issuer == scene.world.committee
    assert not any(scene.other.issuer.name in said(answer) for answer in answers)


@pytest.mark.parametrize("field", ["target", "task"])
def test_a_kien_nghi_about_a_line_of_another_plan_is_no_choice_and_tells_nothing_of_it(in_force, field):
    foreign = getattr(in_force.other, f"{field}s").get()
    form = {"kind": "not_ours", "words": "Không thuộc chức năng.", field: foreign.pk}

    answer = in_force.post("commune_officer", f"/duties/{Assignment.objects.get().pk}/petitions/", form)

    assert (answer.status_code, Petition.objects.count()) == (422, 0)
    assert "Việc của cơ quan khác" not in said(answer)


def test_a_plan_of_another_unit_answers_no_duty_and_is_not_told(in_force):
    foreign = PlanFactory(issuer=in_force.world.other_commune, stage="issued", issued_on=TODAY, title="Kín")
    address = f"/duties/{Assignment.objects.get().pk}/own-plan/"

    answers = [in_force.post("commune_officer", address, {"plan": pk}) for pk in (foreign.pk, 10**9)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert not any("Kín" in said(answer) for answer in answers)
    assert Assignment.objects.get().answers.count() == 0


def test_a_plan_that_one_does_not_see_replaces_nothing(in_force):
    form = {"basis": "50/QĐ-UBND", "on": "1/7/2026", "successor": in_force.other.pk, "key": "k"}

    answer = in_force.post("department_officer", in_force.page("ending/"), form)

    in_force.plan.refresh_from_db()
    assert (answer.status_code, in_force.plan.stage) == (422, PlanStage.ISSUED)
    assert in_force.other.title not in said(answer)


def test_a_plan_of_the_same_committee_that_another_department_keeps_is_not_offered_either(in_force):
    world = in_force.world
    hidden = {"issuer": world.committee, "drafting_office": world.sibling, "stage": "issued", "issued_on": TODAY}
    kept = PlanFactory(title="Kế hoạch của sở khác", **hidden)
    form = {"basis": "50/QĐ-UBND", "on": "1/7/2026", "successor": kept.pk, "key": "k"}

    pages = [
        world.browser("department_officer").get(in_force.page("ending/")),
        in_force.post("department_officer", in_force.page("ending/"), form),
    ]

    assert [(page.status_code, kept.title in said(page)) for page in pages] == [(200, False), (422, False)]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])
def test_a_part_asked_for_without_its_page_shows_a_stranger_nothing_and_a_reader_no_more_than_the_page(
    in_force, headers
):
    tabs = ["", "tasks/", "units/", "documents/", "history/"]

    stranger = [in_force.world.browser("nobody").get(in_force.page(tab), headers=headers) for tab in tabs]
    reader = in_force.world.browser("commune_officer")
    whole = [said(reader.get(in_force.page(tab))) for tab in tabs]
    parts = [said(reader.get(in_force.page(tab) + "?phan=tab", headers=headers)) for tab in tabs]

    assert [answer.status_code for answer in stranger] == [404] * len(tabs)
    assert [set(words_of(part)) - set(words_of(page)) for part, page in zip(parts, whole, strict=True)] == [set()] * 5


def words_of(text):
    return [word for word in text.replace("<", " <").split() if not word.startswith(("value=", "content="))]
