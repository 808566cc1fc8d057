"""The desk, knocked at with real accounts."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.core.rights import rows_of
from danvan.deadlines.actions import Entry, add_holiday
from danvan.deadlines.models import HolidayKind
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


FORMS = {
    "calendar_days": {"day": "1/5/2026", "name": "Nghỉ bù", "kind": "in-lieu", "source": "Công văn 1"},
    "calendar_withdrawal": {"reason": "Ghi nhầm"},
    "calendar_confirmation": {"source": "Thông báo 1"},
}


def scene(world, row):
    """The address and the form behind each door."""
    route = row.route.split(":")[1]
    return [world.day.pk] if route in ("calendar_withdrawal", "calendar_confirmation") else [], FORMS.get(route, {})


def world_with_a_day():
    """The world, with an expected day off in its calendar."""
    world = build()
    expected_day = Entry(date(2026, 9, 2), "Quốc khánh", HolidayKind.PUBLIC, "Tờ trình", confirmed=False)
    world.day = add_holiday(expected_day, by=SYSTEM)
    return world


@pytest.mark.parametrize("row", rows_of("desk"), ids=lambda row: row.route)
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 2))
    world = world_with_a_day()

    assert answers(world, row, scene) == expected(world, row)
