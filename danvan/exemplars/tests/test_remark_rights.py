"""The rights table of likenesses and remarks, knocked at with real accounts."""

from datetime import date, timedelta

import pytest

from danvan.core import clock
from danvan.core.rights import rows_of
from danvan.exemplars.models import Remark, RemarkKind, Stage
from danvan.exemplars.tests.factories import ExemplarFactory
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


def world_with(on):
    """The world with a remark on the commune's model, which was sent to the committee."""
    world = build()
    world.proved_ago = timedelta(minutes=1)
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.SUBMITTED, receiver=world.committee)
    asked = {"asked_at": clock.now()} if on == "remark asked" else {}
    told = {"kind": RemarkKind.EQUAL_EVERYWHERE, "facts": {"goals": 3}, "seen_at": clock.now()}
    world.remark = Remark.objects.create(exemplar=exemplar, **told, **asked)
    return world


def scene(world, row):
    """The address and the form behind each door."""
    return ([] if row.route == "remarks:similar" else [world.remark.pk]), {"words": "Đã đo lại", "key": "k"}


@pytest.mark.parametrize("row", rows_of("remarks"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 2))
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
