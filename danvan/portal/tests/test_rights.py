"""Doors for the public: an unknown code is answered like a page that never was, to everybody alike."""

import pytest

from danvan.core.rights import rows_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


def scene(world, row):
    """No page stands behind any of them."""
    return ["khong-co-ma-nay", *([0] if row.route != "portal:page" else [])], {}


@pytest.mark.parametrize("row", rows_of("portal"), ids=lambda row: row.route)
def test_an_unknown_code_is_nothing_to_anybody(row):
    world = build()

    assert answers(world, row, scene) == expected(world, row)
