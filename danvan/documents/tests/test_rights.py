"""The rights table of documents, knocked at with real accounts."""

import pytest

from danvan.core.rights import rows_of
from danvan.documents.actions.documents import bring_in
from danvan.units.tests.factories import officer_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


def scene(world, row):
    """A draft of the department, kept for the committee."""
    words = {"family": "state", "type_name": "Kế hoạch", "title": "Công tác dân vận", "issuers": [world.committee]}
    by = officer_of(world.department)
    return [bring_in(world.committee, by=by, drafting_office=world.department, **words).pk], {}


@pytest.mark.parametrize("row", rows_of("documents"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row):
    world = build()

    assert answers(world, row, scene) == expected(world, row)
