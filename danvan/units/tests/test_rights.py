"""The rights table of units, knocked at with real accounts."""

import pytest

from danvan.core.rights import rows_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


def scene(world, row):
    """What stands behind each door."""
    return [], {"post": world.holdings["commune_officer"].pk}


@pytest.mark.parametrize("row", rows_of("units"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row):
    world = build()

    assert answers(world, row, scene) == expected(world, row)
