"""The rights table of units, knocked at with real accounts."""

from datetime import date

import pytest

from danvan.core.rights import rows_of
from danvan.units.models import GroupMember, UnitGroup, UnitKind
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

TODAY, NEXT_YEAR = date(2026, 5, 20), date(2027, 1, 1)
PAPER = {"on": "20/5/2026", "basis": "Quyết định số 12/QĐ-UBND"}


def scene(world, row):
    """What stands behind each door."""
    return SCENES.get(row.route, nothing)(world, row)


def nothing(world, row):
    return [], {}


def a_post(world, row):
    return [], {"post": world.holdings["commune_officer"].pk}


def a_unit(world, row):
    return [getattr(world, row.on).pk], {}


def a_new_unit(world, row):
    kind = UnitKind.objects.get(code="so")
    named = {"kind": kind.pk, "name": "Sở Thử mới", "code": "S-9", "parent": world.committee.code, "key": "k"}
    return [], {**named, **PAPER}


def a_change(world, row):
    form = {"version": world.commune.version, "key": "k", "name": "UBND phường Khe Thử", **PAPER}
    return [world.commune.pk, "name"], form


def a_planned_name(world, row):
    world.commune.names.update(to_on=NEXT_YEAR)
    planned = world.commune.names.create(name="UBND phường Khe Thử", from_on=NEXT_YEAR)
    return [world.commune.pk, "name", planned.pk], {"reason": "Hoãn"}


def a_group(world, row):
    group, _made = UnitGroup.objects.get_or_create(name="Cụm 1", owner=world.department)
    return [group.pk], {"name": "Cụm số 1", "units": world.village.code, "on": "20/5/2026"}


def a_member(world, row):
    [group], form = a_group(world, row)
    member = GroupMember.objects.create(group_id=group, unit=world.commune, from_on=date(2026, 1, 1))
    return [group, member.pk], form


def a_new_group(world, row):
    return [], {"name": "Cụm 2"}


def a_reorganisation(world, row):
    return ["merger"], {"on": "20/5/2026", "basis": "Nghị quyết", "key": "k"}


SCENES = {
    "units:reorganisation": a_reorganisation,
    "units:current_holding": a_post,
    "units:unit": a_unit,
    "units:history": a_unit,
    "units:children": a_unit,
    "units:new": a_new_unit,
    "units:change": a_change,
    "units:withdrawal": a_planned_name,
    "units:new_group": a_new_group,
    "units:group": a_group,
    "units:group_name": a_group,
    "units:members": a_group,
    "units:member_ending": a_member,
}


@pytest.mark.parametrize("row", rows_of("units"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(TODAY)
    world = build()

    assert answers(world, row, scene) == expected(world, row)
