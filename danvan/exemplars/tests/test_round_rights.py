"""The rights table of rounds and slips, knocked at with real accounts."""

from datetime import date, timedelta

import pytest

from danvan.core.rights import rows_of
from danvan.exemplars.models import RoundStage
from danvan.exemplars.tests.factories import RoundFactory, level, slip_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

MOVES = {"round draft": "open", "round open": "close", "round closed": "reopen"}
FACTS = {
    "name": "Đăng ký năm 2026",
    "year": "2026",
    "kind": "main",
    "opens_on": "5/1/2026",
    "closes_on": "31/3/2026",
    "late_allowed": "on",
    "key": "k",
}
AGAIN = {"closes_on": "30/4/2026", "reason": "Nhiều xã còn sắp xếp tổ chức"}


SLIP = {"name": "Đường hoa", "place_words": "Thôn 3", "problem": "Cỏ dại ven đường", "what": "Trồng hoa"}


def world_with(on):
    """The world with a round of the committee, as far as a row speaks of it."""
    world = build()
    world.proved_ago = timedelta(minutes=1)
    stage = on.removeprefix("round ") if on.startswith("round ") else RoundStage.OPEN
    world.round = RoundFactory(office=world.committee, stage=stage)
    world.slip = slip_of(world.round, world.commune)
    return world


def scene(world, row):
    """The address and the form behind each door."""
    name = row.route.split(":")[1]
    if name in ("rounds", "new_round"):
        return [], {**FACTS, "level": level().pk}
    if name in ("slips", "slip", "taking", "dropping"):
        return ([] if name == "slips" else [world.slip.pk]), {"version": 1, "key": "k", "reason": "Gửi nhầm xã"}
    if name in ("slip_form", "box_closing"):
        return [world.slip.box.code if name == "slip_form" else world.slip.box.pk], {**SLIP, "key": "k"}
    form = {**FACTS, "level": level().pk, "version": 1}
    if name == "stage":
        form = {"move": MOVES[row.on], "version": 1, "key": "k", **(AGAIN if row.on == "round closed" else {})}
    return [world.round.pk], form


@pytest.mark.parametrize("row", rows_of("rounds"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 20) if "slip" in row.route else date(2026, 4, 2))
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
