"""A deputy to whom announcing a decision was delegated by itself: the outbox, the button on it, and the job."""

import re
from datetime import date

import pytest

from danvan.appraisals.models import Decision
from danvan.appraisals.tests.factories import CaseFactory, DecisionFactory, LineFactory, SittingFactory
from danvan.exemplars.models import Recognition, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.jobs.models import Job, State
from danvan.jobs.running import outcome_of
from danvan.plans.tests.scenes import said
from danvan.units.acting import in_post
from danvan.units.actions.delegations import delegate
from danvan.units.models import Act, Delegation
from danvan.units.tests.factories import UnitFactory
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
SIGNED = {"symbol": "45/QĐ-UBND", "signed_on": date(2026, 3, 1), "signer": "Trần Văn Mẫu"}
ANNOUNCE, SIGN = "appraisals.decision:announce", "appraisals.decision:sign"


@pytest.fixture
def world(on_day):
    """A signed decision of the committee over one model."""
    on_day(TODAY)
    world = build()
    world.proved_ago *= 0
    exemplar = ExemplarFactory(unit=UnitFactory(), stage=Stage.APPRAISING)
    remit_over(world.committee, exemplar.unit, Act.RECOGNISE, at=level())
    sitting = SittingFactory(office=world.department, stage="counted")
    world.decision = DecisionFactory(office=world.committee, sitting=sitting, stage="signed", **SIGNED)
    case = CaseFactory(sitting=sitting, stage="decided", proposed="yes", exemplar=exemplar)
    world.line = LineFactory(decision=world.decision, case=case, outcome="yes")
    return world


def stand_in(world, *acts):
    holding = world.holdings["committee_leader"]
    how = {"kind": Delegation.Kind.STANDING, "from_on": TODAY, "acts": acts, "basis": "Quyết định số 3/QĐ-UBND"}
    delegate(holding, world.users["nobody"], by=in_post(holding), **how)
    return world.browser("nobody")


def outbox(world, browser):
    answer = browser.get(f"/decisions/{world.decision.pk}/outbox/")
    return answer.status_code, said(answer)


def sent_by(page, move):
    """What the form of a button holds, as it stands on the page."""
    forms = re.findall(r"<form[^>]*>(.*?)</form>", page)
    held = [dict(re.findall(r'name="(\w+)" value="([^"]*)"', body)) for body in forms]
    return next(form for form in held if form.get("move") == move)


def as_a_worker():
    """Does the job that was asked for, as whoever asked stands then."""
    Job.objects.update(state=State.RUNNING)
    return outcome_of(Job.objects.get()).state


def test_who_was_let_announce_opens_the_outbox_presses_there_and_all_of_it_is_told(world):
    browser = stand_in(world, ANNOUNCE)

    status, page = outbox(world, browser)
    answer = browser.post(f"/decisions/{world.decision.pk}/stage/", sent_by(page, "announce"))

    assert (status, answer.status_code, as_a_worker()) == (200, 302, State.DONE)
    world.line.exemplar.refresh_from_db()
    assert (Decision.objects.get().stage, world.line.exemplar.stage) == ("announced", Stage.RECOGNISED)
    assert Recognition.objects.get().symbol == "45/QĐ-UBND"


def test_the_deputy_goes_on_where_the_announcement_was_cut_short(world):
    Decision.objects.update(stage="announcing")
    browser = stand_in(world, ANNOUNCE)

    _status, page = outbox(world, browser)
    answer = browser.post(f"/decisions/{world.decision.pk}/stage/", sent_by(page, "go_on"))

    assert (answer.status_code, as_a_worker(), Decision.objects.get().stage) == (302, State.DONE, "announced")


def test_the_deputy_is_led_to_the_outbox_and_keeps_nothing_back_there(world):
    browser = stand_in(world, ANNOUNCE)
    address = f"/decisions/{world.decision.pk}/outbox/"

    led = address in said(browser.get(f"/decisions/{world.decision.pk}/"))
    _status, page = outbox(world, browser)
    held = browser.post(f"{address}{world.line.pk}/", {"move": "hold", "reason": "Chờ xác minh"}).status_code

    assert (led, "Giữ lại</" in page, held) == (True, False, 403)


def test_who_was_let_sign_alone_opens_no_outbox_and_announces_nothing(world):
    browser = stand_in(world, SIGN)

    pressed = browser.post(f"/decisions/{world.decision.pk}/stage/", {"move": "announce"}).status_code

    assert (outbox(world, browser)[0], pressed, Decision.objects.get().stage) == (403, 403, "signed")


def test_a_deputy_whose_delegation_ended_meanwhile_has_nothing_announced(world):
    browser = stand_in(world, ANNOUNCE)
    browser.post(f"/decisions/{world.decision.pk}/stage/", sent_by(outbox(world, browser)[1], "announce"))
    Delegation.objects.update(acts=[SIGN])

    assert (as_a_worker(), Recognition.objects.count()) == (State.REFUSED, 0)
