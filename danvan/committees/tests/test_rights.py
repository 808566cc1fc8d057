"""The rights table of steering bodies, knocked at with real accounts."""

from datetime import date, timedelta

import pytest

from danvan.committees.models import Seat
from danvan.committees.tests.factories import CommitteeFactory, FollowsFactory, MemberFactory
from danvan.core.rights import rows_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)
PERSON = {"name": "Hoàng Thị Mẫu", "post_words": "Phó Chủ tịch", "key": "k"}
FACTS = {"kind": "steering", "name": "Ban Chỉ đạo mới", "from_on": "1/1/2026", "key": "k", "version": 1}


def world_with(on):
    """The world with a body of the committee: its secretary from the sibling department, a member from the commune who
    follows the other commune.
    """
    world = build()
    world.proved_ago = timedelta(minutes=1)
    world.body = CommitteeFactory(host=world.committee, standing_office=world.department)
    secretary = {"role": Seat.SECRETARY, "user": world.users["sibling_officer"], "unit": world.sibling}
    MemberFactory(committee=world.body, **secretary)
    world.member = MemberFactory(committee=world.body, unit=world.commune)
    world.follows = FollowsFactory(member=world.member, unit=world.other_commune)
    return world


def forms(world):
    """What each form would send."""
    return {
        "new": {**FACTS, "host": world.committee.pk},
        "facts": FACTS,
        "ending": {"on": "20/5/2026", "symbol": "9-QĐ/ĐU", "signed_on": "20/5/2026", "version": 1, "key": "k"},
        "terms": {"from_on": "1/1/2027", "key": "k"},
        "new_member": {**PERSON, "role": "member", "unit": world.commune.code, "from_on": "1/2/2026"},
        "member_facts": {**PERSON, "role": "member", "unit": world.commune.code, "version": 1},
        "successor": {**PERSON, "unit": world.commune.code, "on": "20/5/2026", "basis": "QĐ 12"},
        "member_ending": {"on": "20/5/2026", "reason": "QĐ 12", "key": "k"},
        "follows": {"unit": world.village.code, "on": "20/5/2026", "key": "k"},
    }


def scene(world, row):
    """The address and the form behind each door."""
    route = row.route.split(":")[1]
    form = forms(world).get(route, {}) if row.method == "POST" else {}
    if not row.on:
        return [], form
    if route == "follows_ending":
        return [world.follows.pk], form
    of_member = route in ("member", "member_facts", "successor", "member_ending", "follows")
    return [world.member.pk if of_member else world.body.pk], form


@pytest.mark.parametrize("row", rows_of("committees"), ids=lambda row: f"{row.method} {row.route}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(TODAY)
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
