"""The rights table of people's pages, knocked at with real accounts that just showed who they are."""

from datetime import date, timedelta

import pytest

from danvan.core import clock
from danvan.core.rights import rows_of
from danvan.units.models import Delegation, Handover, Remit, Role
from danvan.units.queries.handovers import lines_open, mark_of
from danvan.units.tests.factories import LONG_AGO, HoldingFactory
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

PAPER = {"from_on": "20/5/2026", "basis": "Quyết định số 12/QĐ-UBND", "key": "k"}


def scene(world, row):
    """What stands behind each door."""
    return SCENES[row.route](world)


def the_commune(world):
    return [world.commune.pk], {}


def a_new_holding(world):
    return [world.commune.pk], {"user": "nobody", "role": Role.OFFICER, **PAPER}


def a_new_account(world):
    return [world.commune.pk], {"full_name": "Trần Văn An", "username": "an.tv", "role": Role.OFFICER, **PAPER}


def a_waiting_leader(world):
    waiting = HoldingFactory(user=world.users["nobody"], unit=world.commune, role=Role.LEADER, confirmed_by_id=None)
    return [waiting.pk], {"on": "1/6/2026", "reason": "Chuyển công tác", "key": "k"}


def the_officer(world):
    lines = lines_open(world.holdings["commune_officer"], date(2026, 5, 20))
    said = {
        "successor": world.holdings["commune_leader"].pk,
        "on": "20/5/2026",
        "minutes": "01/BB",
        "seen": mark_of(world.holdings["commune_officer"], lines),
        "key": "k",
    }
    return [world.holdings["commune_officer"].pk], said


def the_minutes(world):
    giver, taker = world.holdings["commune_officer"], world.holdings["commune_leader"]
    days = {"on": date(2026, 5, 20), "at": clock.now()}
    return [Handover.objects.create(holding=giver, successor=taker, by_name="Q", **days).pk], {}


def one_to_invite(world):
    officer = world.users["commune_officer"]
    officer.set_unusable_password()
    officer.save()
    return [], {"account": [officer.pk], "how": "file", "key": "k"}


def a_new_focal_point(world):
    return [world.commune.pk], {
        "charge": "leader",
        "name": "Trần Văn An",
        "phone": "0203 382 1234",
        **PAPER,
        "on": "20/5/2026",
    }


def a_focal_point(world):
    point = world.commune.focal_points.create(charge="leader", name="Lò Thị Bình", phone="0203 1", from_on=LONG_AGO)
    return [point.pk], {}


def the_leader(world):
    said = {"deputy": "sibling_officer", "from_on": "20/5/2026", "last_on": "22/5/2026", "basis": "Giấy cử", "key": "k"}
    return [world.holdings["commune_leader"].pk], said


def a_delegation(world):
    [holding], said = the_leader(world)
    return [], {**said, "post": holding, "kind": "absence"}


def the_deputy(world):
    deputy = world.users["commune_deputy"]
    return [Delegation.objects.get(deputy=deputy).pk], {}


def a_new_remit(world):
    asked = {"unit": world.department.code, "acts": ["guide"], "over_unit": world.commune.code}
    return [], {**asked, **PAPER}


def a_remit(world):
    remit = Remit.objects.create(unit=world.department, over_unit=world.commune, acts=["guide"], from_on=LONG_AGO)
    return [remit.pk], {"on": "1/6/2026", "reason": "Quyết định mới", "key": "k"}


def nothing(world):
    return [], {}


SCENES = {
    "remits:remits": nothing,
    "remits:new_remit": a_new_remit,
    "remits:remit": a_remit,
    "remits:remit_ending": a_remit,
    "people:absence": the_leader,
    "people:invitations": one_to_invite,
    "people:handover": the_officer,
    "people:minutes": the_minutes,
    "people:minutes_file": the_minutes,
    "people:new_approvals": lambda world: ([], {}),
    "people:delegations": a_delegation,
    "people:delegation_ending": the_deputy,
    "people:new_focal_point": a_new_focal_point,
    "people:focal_point_ending": a_focal_point,
    "people:people": the_commune,
    "people:new_holding": a_new_holding,
    "people:new_account": a_new_account,
    "people:confirmation": a_waiting_leader,
    "people:ending": a_waiting_leader,
}


@pytest.mark.parametrize(
    "row", [*rows_of("people"), *rows_of("remits")], ids=lambda row: f"{row.method} {row.route} {row.on}"
)
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 5, 20))
    world = build()
    world.proved_ago = timedelta(0)

    assert answers(world, row, scene) == expected(world, row)
