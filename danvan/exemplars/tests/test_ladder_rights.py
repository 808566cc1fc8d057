"""The rights table of a model's climb, knocked at with real accounts."""

from datetime import date, timedelta

import pytest

from danvan.core.rights import rows_of
from danvan.exemplars.models import CheckPoint, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.exemplars.tests.ladders import copied
from danvan.units.models import Act
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

STAGES = {
    "model reported": Stage.REPORTED,
    "model recognised": Stage.RECOGNISED,
    "model shared": Stage.RECOGNISED,
    "model copied": Stage.RECOGNISED,
}
SHARED = ("model shared", "model copied")
TAKEN = {"changes_words": "Làm theo xóm", "started_on": "1/3/2026"}
PAPER = {"year": 2026, "symbol": "12-QĐ/BCĐ", "signed_on": "1/3/2026", "paper_kept_at": "Hộp 3"}
# Which act stands behind a row, and what its form sends.
ACTS = {"model reported": ("recognition", PAPER), "model recognised": ("year", {"year": 2026, "kind": "maintained"})}


def world_with(on):
    """The world with a model of the commune at this stage, and the sibling that recognises its level."""
    world = build()
    world.proved_ago = timedelta(minutes=1)
    remit_over(world.sibling, world.commune, Act.RECOGNISE, at=level("xa"))
    if on:
        home = world.committee.territory if on in SHARED else None
        world.exemplar = ExemplarFactory(unit=world.commune, stage=STAGES[on], year=2025, home=home)
        world.check = CheckPoint.objects.create(exemplar=world.exemplar, due_on=date(2026, 3, 1))
    if on == "model copied":
        world.copying = copied(world.exemplar, world.other_commune, on=None)
    return world


def scene(world, row):
    """The address and the form behind each door."""
    if not row.on:
        return [], {}
    if row.route == "ladder:checkpoint":
        return [world.exemplar.pk, world.check.pk], {"on": "1/3/2026", "outcome": "kept"}
    if row.on == "model copied":
        name = ["ending"] if row.route == "ladder:copy_act" else []
        return [world.copying.pk, *name], {"reason": "Thiếu người", "version": world.copying.version}
    if row.route == "ladder:copies":
        return [world.exemplar.pk], TAKEN
    if row.route == "ladder:act":
        name, form = ACTS[row.on]
        return [world.exemplar.pk, name], {**form, "version": world.exemplar.version}
    return [world.exemplar.pk], {}


@pytest.mark.parametrize("row", rows_of("ladder"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 2))
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
