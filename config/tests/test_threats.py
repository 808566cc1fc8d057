"""Threats of this house in particular, tried over HTTP: what is out of sight, rights that end, roles that are given."""

import io
import re
from datetime import date, datetime, timedelta

import openpyxl
import pytest
from django.urls import reverse

from danvan.core import clock
from danvan.core.rights import rows_of
from danvan.documents.tests.factories import recorded
from danvan.jobs.models import ImportRun
from danvan.plans.tests import test_rights as plans
from danvan.plans.tests.factories import PlanFactory
from danvan.units.models import Holding
from danvan.units.tests import test_people_rights as people
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db
WORDS = "Thực hiện công tác dân vận"
LISTS = [
    *(
        "/",
        "/search/?q=cong+tac",
        "/plans/",
        "/plans/?q=cong+tac",
        "/plans/?stage=issued",
        "/units/",
        "/notifications/",
    ),
    *(
        "/documents/",
        "/documents/?q=cong+tac",
        "/documents/?q=21/KH-UBND",
        "/documents.xlsx",
        "/documents.xlsx?q=cong+tac",
    ),
]
OF_A_VISIT = re.compile(r'name="(?:csrfmiddlewaretoken|key)" value="[^"]*"|value="[^"]*" name="key"')


def seen(browser, address):
    """A page without what changes from visit to visit; a workbook as its rows."""
    answer = browser.get(address)
    if "spreadsheet" in answer.headers["Content-Type"]:
        return list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    return answer.status_code, OF_A_VISIT.sub("", answer.content.decode())


@pytest.mark.parametrize("member", ["commune_officer", "other_commune_officer", "nobody", "remit_officer"])
def test_what_is_out_of_sight_changes_no_letter_of_any_list(member, on_day):
    on_day(date(2026, 3, 2))
    world = plans.world_with("plan issued")
    browser = world.browser(member)
    stranger = UnitFactory(name="Sở Khác Thử", parent=UnitFactory(name="UBND tỉnh Khác"))
    before = {address: seen(browser, address) for address in LISTS}

    PlanFactory(issuer=stranger.parent, drafting_office=stranger, title=f"{WORDS} năm 2026")
    PlanFactory(issuer=stranger, drafting_office=stranger, stage="issued", issued_on=date(2026, 2, 1), title=WORDS)
    recorded(stranger, symbol="21/KH-UBND", title=WORDS)

    assert [address for address in LISTS if seen(browser, address) != before[address]] == []


def test_whoever_may_see_it_finds_it_in_the_same_lists(on_day):
    """There is something there to be seen."""
    on_day(date(2026, 3, 2))
    stranger = UnitFactory(name="Sở Khác Thử")
    by = officer_of(stranger)
    world = build()
    client = world.browser("anonymous")
    client.force_login(by.user)
    before = {
        address: seen(client, address)
        for address in ("/plans/", "/documents/", "/documents.xlsx", "/search/?q=cong+tac")
    }

    PlanFactory(issuer=stranger, drafting_office=stranger, title=f"{WORDS} năm 2026")
    recorded(stranger, symbol="21/KH-UBND", title=WORDS)

    assert [address for address in before if seen(client, address) == before[address]] == []


def test_a_role_that_ends_tomorrow_works_until_midnight_of_viet_nam_and_the_open_session_no_minute_longer(on_day):
    on_day(datetime(2026, 5, 20, 12, tzinfo=clock.VIETNAM))
    world = plans.world_with("plan issued")
    browser, address = world.browser("commune_officer"), reverse("plans:plan", args=[world.plan.pk])
    Holding.objects.filter(pk=world.holdings["commune_officer"].pk).update(to_on=date(2026, 5, 21))
    told = []

    for moment in (datetime(2026, 5, 20, 23, 59), datetime(2026, 5, 21, 0, 1)):
        on_day(moment.replace(tzinfo=clock.VIETNAM))
        browser.force_login(world.users["commune_officer"])
        told.append(browser.get(address).status_code)

    assert told == [200, 404]


GIVE_ROLES = {
    "people:new_holding",
    "people:new_account",
    "people:confirmation",
    "people:ending",
    "people:handover",
    "people:invitations",
    "people:absence",
    "people:delegations",
    "remits:new_remit",
    "remits:remit_ending",
}


POSTED = [row for app in ("people", "remits") for row in rows_of(app) if row.method == "POST"]


@pytest.mark.parametrize("row", POSTED, ids=lambda row: row.route)
def test_roles_are_given_and_ended_only_by_who_just_showed_who_they_are(row, on_day):
    on_day(date(2026, 5, 20))
    world = build()
    world.proved_ago = timedelta(minutes=11)
    arguments, form = people.scene(world, row)
    allowed = next((member for member, status in row.answers.items() if status < 400), None)
    browser = world.browser(allowed or "commune_officer")
    before = list(Holding.objects.order_by("pk").values())

    answer = browser.post(reverse(row.route, args=arguments or None), form)

    led_away = answer.status_code == 302 and answer.url.startswith(reverse("accounts:confirmation"))
    assert led_away is (row.route in GIVE_ROLES)
    assert list(Holding.objects.order_by("pk").values()) == before


def test_roles_of_a_workbook_are_written_only_for_who_just_showed_who_they_are(on_day):
    on_day(date(2026, 5, 20))
    world = build()
    administrator = world.by("administrator")
    run = ImportRun.objects.create(
        sheet="units.accounts",
        user_id=administrator.user_id,
        holding_id=administrator.holding_id,
        file_name="a.xlsx",
        state=ImportRun.State.CLEAN,
        made_at=clock.now(),
    )
    address, stale, fresh = reverse("jobs:writing", args=[run.pk]), timedelta(minutes=11), timedelta(minutes=1)
    told = []

    for world.proved_ago in (stale, fresh):
        told.append(world.browser("administrator").post(address, {"key": "k"}).url)

    assert [url.startswith(reverse("accounts:confirmation")) for url in told] == [True, False]


def test_a_browser_is_told_that_a_page_and_its_fragment_are_two_things():
    world = build()

    varies = world.browser("commune_officer").get("/plans/").headers["Vary"]

    assert {"HX-Request", "Cookie"} <= {name.strip() for name in varies.split(",")}
