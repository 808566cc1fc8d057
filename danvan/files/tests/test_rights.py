"""The rights table of files, knocked at with real accounts: the file hangs at a record that one of them may see."""

import pytest

from danvan.core.rights import rows_of
from danvan.files.tests.factories import FolderFactory, attached
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


def scene(world, row):
    """What stands behind each door."""
    if row.method == "POST":
        return ["cabinet.folder:new"], {"title": "Kế hoạch"}
    folder = FolderFactory(readers=[world.users["commune_officer"]])
    return [attached(folder, small=b"nho").pk], {}


@pytest.mark.parametrize("row", rows_of("files"), ids=lambda row: f"{row.method} {row.route}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row):
    world = build()

    assert answers(world, row, scene) == expected(world, row)
