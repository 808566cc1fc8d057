"""The rights table of the list of all models, knocked at with real accounts."""

from datetime import date, timedelta

import pytest

from danvan.core import clock
from danvan.core.rights import rows_of
from danvan.exemplars.models import SavedView
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

FACTS = {"year": "2025", "level": "cấp xã"}
FORMS = {
    "register:new_past": {**FACTS, "name": "Đường hoa", "subject": "tập thể", "result": "công nhận"},
    "register:new_sums": {**FACTS, "recognised": "55", "source": "Báo cáo"},
    "register:views": {"name": "Năm nay", "query": "nam=2026"},
    "register:export": {"form": "csv", "counted": "0", "query": ""},
}


def scene(world, row):
    """The address and the form behind each door."""
    form = FORMS.get(row.route, {})
    if "level" in form:
        form = {**form, "code": world.commune.code}
    return [world.view.pk] if row.route == "register:removal" else [], form


@pytest.mark.parametrize("row", rows_of("register"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 2))
    world = build()
    world.proved_ago = timedelta(minutes=1)
    world.view = SavedView.objects.create(user=world.users["commune_officer"], name="Của tôi", made_at=clock.now())

    assert answers(world, row, scene) == expected(world, row)
