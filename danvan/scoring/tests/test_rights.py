"""The rights table of criteria sets, knocked at with real accounts."""

from datetime import date, timedelta

import pytest

from danvan.core.rights import rows_of
from danvan.scoring.models import SetStage
from danvan.scoring.tests.factories import CriteriaSetFactory
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

FACTS = {"name": "Tiêu chí mới", "basis": "QĐ 12", "from_year": 2026, "base": "100", "waived": "full", "key": "k"}


def world_with(on):
    """The world with a set of the committee, written or settled."""
    world = build()
    world.proved_ago = timedelta(minutes=1)
    stage = SetStage.SETTLED if on == "settled" else SetStage.DRAFT
    world.criteria = CriteriaSetFactory(office=world.committee, keeper=world.department, stage=stage)
    return world


def forms(world):
    """What each form would send."""
    shown = {"version": world.criteria.version, "key": "k"}
    return {
        "new": {**FACTS, "office": world.committee.pk},
        "facts": {**FACTS, **shown},
        "stage": {"move": "settle", **shown},
        "trial": {"p0": "40"},
        "versions": {"key": "k"},
        "sending": shown,
        "part": {"code": "canh_cao", "words": "Cảnh cáo", "effect": "cap", "band": "Khá", **shown},
        "checked": {"code": "canh_cao", **shown},
        "removal": {"dong": "khien_trach", **shown},
        "place": {"dong": "khien_trach", "to": "up", **shown},
    }


def scene(world, row):
    """The address and the form behind each door."""
    route = row.route.split(":")[1]
    form = forms(world).get(route, {}) if row.method == "POST" else {}
    line = ["fact"] if route in ("part", "checked", "removal", "place") else []
    return ([world.criteria.pk, *line] if row.on else []), form


@pytest.mark.parametrize("row", rows_of("scoring"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 5, 20))
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
