"""Rights that end while a page is open, two posts in two tabs, and addresses that were guessed."""

from datetime import date

import pytest
from django.test import Client

from danvan.documents.models import Clause, Document
from danvan.documents.permissions import can_keep, keepers_for, visible_to
from danvan.documents.tests.factories import at_desk, committee_and_department, read_plan, recorded
from danvan.documents.tests.texts import PLAN
from danvan.units.models import Holding, Role
from danvan.units.posts import post_today
from danvan.units.tests.factories import HoldingFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

SAID = {"text": "100% xã có kế hoạch", "rule": "coverage", "comparator": "=", "value": "100"}
HEADERS = [{}, {"HX-Request": "true"}]


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


@pytest.mark.parametrize("headers", HEADERS)
def test_a_role_that_ends_while_the_form_is_open_writes_nothing(headers):
    document, by = read_plan()
    browser, clause = at_desk(by), Clause.objects.of(document).filter(kind="target").first()
    browser.get(f"/documents/{document.pk}/reading/")
    Holding.objects.filter(user=by.user).update(to_on=date(2026, 3, 2))

    at = f"/documents/{document.pk}/clauses/{clause.pk}/"
    answers = [
        browser.post(f"{at}decision/", {"decision": "accept", "version": 1}, headers=headers),
        browser.post(at, {**SAID, "version": 1}, headers=headers),
    ]

    clause.refresh_from_db()
    assert [answer.status_code for answer in answers] == [404, 404]
    assert (clause.state, clause.decided) == ("proposed", None)


def test_a_form_of_another_post_than_the_one_at_work_now_is_asked_about_and_nothing_saved():
    committee, department = committee_and_department()
    by = officer_of(department)
    other = HoldingFactory(user=by.user, unit=UnitFactory(name="Hội Nông dân Thử"), role=Role.OFFICER)
    browser = at_desk(by)

    answer = browser.post(
        "/documents/new/", {"text": PLAN, "unit": department.pk, "holding": other.pk}, headers={"Accept": "text/html"}
    )

    assert (answer.status_code, Document.objects.count()) == (409, 0)
    assert committee.pk != other.unit_id


@pytest.mark.parametrize("headers", HEADERS)
@pytest.mark.parametrize(
    "room", ["", "reading/", "reading/header/", "reading/acceptance/", "recording/", "history/", "clauses/new/task/"]
)
def test_a_stranger_is_told_that_there_is_nothing_at_every_address(room, headers):
    document, _by = read_plan()
    stranger = at_desk(officer_of(UnitFactory()))

    there = stranger.get(f"/documents/{document.pk}/{room}", headers=headers)
    nowhere = stranger.get(f"/documents/{document.pk + 999}/{room}", headers=headers)

    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert "21/KH-UBND" not in there.content.decode()


@pytest.mark.parametrize("room", ["reading/again/", "reading/acceptance/", "reading/header/", "withdrawal/"])
def test_whoever_only_sees_a_document_on_record_changes_nothing_of_it(room):
    document = recorded(UnitFactory(name="UBND xã Khe Thử"))
    above = HoldingFactory(unit=document.unit, role=Role.AUDITOR)
    browser = Client()
    browser.force_login(above.user)

    assert browser.get(f"/documents/{document.pk}/").status_code == 200
    assert browser.post(f"/documents/{document.pk}/{room}", {"reason": "x", "title": "x"}).status_code == 403


@pytest.mark.parametrize("address", ["again/", "acceptance/", "header/"])
def test_nobody_is_anybody_without_signing_in(address):
    document, _by = read_plan()

    answer = Client().post(f"/documents/{document.pk}/reading/{address}")

    assert (answer.status_code, "/sign-in/" in answer.url) == (302, True)


def test_a_draft_is_seen_by_those_who_make_keep_or_will_issue_it_and_by_nobody_else():
    document, by = read_plan()
    committee = document.unit
    people = [by, officer_of(committee), officer_of(UnitFactory(parent=committee)), officer_of(UnitFactory())]

    assert [visible_to(each.user).filter(pk=document.pk).exists() for each in people] == [True, True, False, False]
    assert [can_keep(each, document) for each in people] == [True, True, False, False]


@pytest.mark.parametrize(("role", "count"), [(Role.OFFICER, 2), (Role.LEADER, 2), (Role.AUDITOR, 0)])
def test_only_those_who_write_have_registers_to_write_into(role, count):
    committee, department = committee_and_department()
    holding = HoldingFactory(unit=department, role=role)

    assert len(keepers_for(post_today(holding.user_id, holding.pk))) == count
    assert committee.parent is None
