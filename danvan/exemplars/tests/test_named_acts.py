"""A deputy to whom taking models in, or sending them back, was delegated by itself, at the receiver's page."""

import re
from datetime import date

import pytest

from danvan.core import clock
from danvan.exemplars.models import Purpose, Stage
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory
from danvan.exemplars.tests.registering import heading
from danvan.plans.tests.scenes import said
from danvan.units.acting import in_post
from danvan.units.actions.delegations import delegate
from danvan.units.models import Delegation
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
ACCEPT, RETURN, ANNOUNCE = ("exemplars.exemplar:" + act for act in ("accept", "send_back", "announce"))


@pytest.fixture
def world(on_day):
    on_day(TODAY)
    world = build()
    world.proved_ago *= 0
    return world


def stand_in(world, *acts):
    """The browser of somebody who may do these acts for the committee's leader, and nothing else."""
    holding = world.holdings["committee_leader"]
    how = {"kind": Delegation.Kind.STANDING, "from_on": TODAY, "acts": acts, "basis": "Quyết định số 3/QĐ-UBND"}
    delegate(holding, world.users["nobody"], by=in_post(holding), **how)
    return world.browser("nobody")


def waiting(world, stage=Stage.SUBMITTED, purpose=Purpose.REGISTRATION, **how):
    """A model of the commune that waits for the committee."""
    exemplar = ExemplarFactory(unit=world.commune, stage=stage, receiver=world.committee)
    DossierFactory(exemplar=exemplar, purpose=purpose, submitted_at=clock.now(), **how)
    return exemplar


def opened(browser, exemplar):
    answer = browser.get(f"/exemplars/{exemplar.pk}/receiving/")
    return answer.status_code, said(answer)


def press(browser, exemplar, page, move):
    """Presses a button as it stands on the page: all that its form holds is sent."""
    forms = re.findall(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', page)
    held = [(to, dict(re.findall(r'name="(\w+)" value="([^"]*)"', body))) for to, body in forms]
    address, form = next((to, form) for to, form in held if form.get("move") == move)
    answer = browser.post(address, form)
    exemplar.refresh_from_db()
    return answer.status_code


def test_who_was_let_take_in_opens_the_page_presses_there_and_finds_nothing_else(world):
    exemplar, browser = waiting(world), stand_in(world, ACCEPT)
    why = heading(exemplar.dossiers.get(), "why")

    status, page = opened(browser, exemplar)
    shown = ("Không tiếp nhận" in page, "Trả lại để bổ sung" in page, f'name="c{why.pk}"' in page)
    returned = browser.post(f"/exemplars/{exemplar.pk}/receiving/", {f"c{why.pk}": "Ghi rõ"}).status_code
    pressed = press(browser, exemplar, page, "accept")

    assert (status, shown, returned) == (200, (True, False, False), 403)
    assert (pressed, exemplar.stage) == (302, Stage.ACCEPTED)


def test_who_was_let_send_back_does_so_on_the_page_and_takes_nothing_in(world):
    exemplar, browser = waiting(world), stand_in(world, RETURN)
    why = heading(exemplar.dossiers.get(), "why")

    status, page = opened(browser, exemplar)
    taken = browser.post(f"/exemplars/{exemplar.pk}/stage/", {"move": "accept"}).status_code
    form = {f"c{why.pk}": "Ghi rõ số hộ", "version": exemplar.version, "key": "k"}
    returned = browser.post(f"/exemplars/{exemplar.pk}/receiving/", form).status_code

    exemplar.refresh_from_db()
    assert (status, "Tiếp nhận</button>" in page, taken) == (200, False, 403)
    assert (returned, exemplar.stage) == (302, Stage.RETURNED)


def test_a_result_is_sent_back_by_such_a_deputy_and_judged_by_none(world):
    exemplar, browser = waiting(world, Stage.REPORTED, Purpose.RESULT), stand_in(world, RETURN)

    status, page = opened(browser, exemplar)
    judged = browser.post(f"/exemplars/{exemplar.pk}/effect/", {"effective": "1"}).status_code

    assert (status, "Nhận xét: hiệu quả" in page, judged) == (200, False, 403)


def test_the_result_of_a_later_year_is_sent_back_by_such_a_deputy_too(world):
    exemplar = waiting(world, Stage.RECOGNISED, Purpose.RESULT, later=True)
    browser, dossier = stand_in(world, RETURN), exemplar.dossiers.get()
    asked = dossier.form.headings.first()

    form = {f"c{asked.pk}": "Ghi rõ", "version": exemplar.version, "key": "k"}
    answers = [
        opened(browser, exemplar)[0],
        browser.post(f"/exemplars/{exemplar.pk}/receiving/", form).status_code,
    ]

    dossier.refresh_from_db()
    assert (answers, dossier.returned_at is not None) == ([200, 302], True)


@pytest.mark.parametrize(
    ("acts", "stage", "purpose", "status"),
    [
        ([ACCEPT], Stage.SUBMITTED, Purpose.REGISTRATION, 200),
        ([RETURN], Stage.SUBMITTED, Purpose.REGISTRATION, 200),
        ([ANNOUNCE], Stage.SUBMITTED, Purpose.REGISTRATION, 403),
        ([ACCEPT], Stage.REPORTED, Purpose.RESULT, 403),
        ([RETURN], Stage.REPORTED, Purpose.RESULT, 200),
    ],
)
def test_the_page_opens_for_whoever_may_make_a_move_on_it(world, acts, stage, purpose, status):
    exemplar = waiting(world, stage, purpose)

    browser = stand_in(world, *acts)

    assert opened(browser, exemplar)[0] == status
    link = f'href="/exemplars/{exemplar.pk}/receiving/"' in said(browser.get(f"/exemplars/{exemplar.pk}/"))
    assert link == (status == 200)


def test_such_a_deputy_opens_no_page_of_another_receiver(world):
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.SUBMITTED, receiver=world.department)
    DossierFactory(exemplar=exemplar, submitted_at=clock.now())

    assert opened(stand_in(world, ACCEPT, RETURN), exemplar)[0] == 403
