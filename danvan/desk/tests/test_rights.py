"""The desk, knocked at with real accounts."""

import pytest

from danvan.core.rights import rows_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("row", rows_of("desk"), ids=lambda row: row.route)
def test_everybody_signed_in_has_a_desk(row):
    world = build()

    assert answers(world, row, lambda world, row: ([], {})) == expected(world, row)
