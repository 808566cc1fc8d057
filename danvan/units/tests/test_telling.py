"""Whom a notice to units reaches: those at work there, else those who write for them, with the units named."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.notifications.models import Notice
from danvan.units.models import Role
from danvan.units.telling import in_short, tell_units
from danvan.units.tests.factories import HoldingFactory, KindFactory, UnitFactory
from danvan.units.tests.world import build
from danvan.workflow.tests.letters.factories import LetterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day):
    on_day(date(2026, 11, 2))
    world = build()
    # Whoever might be told is there to be told.
    assert world.users
    return world


def told(*units):
    """Who is told of a letter to these units, and for which others each reads it."""
    letter = LetterFactory()
    tell_units([unit.pk for unit in units], "submit", letter, by=SYSTEM)
    return dict(Notice.objects.filter(object_id=letter.pk).values_list("user__username", "served"))


def test_a_unit_with_accounts_reads_its_own_notices(world):
    HoldingFactory(unit=world.village, user__username="trưởng thôn")

    assert told(world.village) == {"trưởng thôn": ""}


def test_what_a_village_without_accounts_would_read_its_commune_reads_for_it(world):
    assert told(world.village) == {"commune_officer": "Thôn Thử", "commune_leader": "Thôn Thử"}


def test_an_auditor_in_the_village_is_not_somebody_who_works_there(world):
    HoldingFactory(unit=world.village, role=Role.AUDITOR)

    assert told(world.village) == {"commune_officer": "Thôn Thử", "commune_leader": "Thôn Thử"}


def test_where_nobody_signs_in_at_the_commune_either_the_next_office_above_reads_it(world):
    commune = UnitFactory(name="UBND xã Vắng Thử", parent=world.committee)
    village = UnitFactory(name="Thôn Vắng", kind=KindFactory(code="thon"), parent=commune)

    assert told(village) == {"committee_officer": "Thôn Vắng", "committee_leader": "Thôn Vắng"}


def test_a_union_without_accounts_is_read_for_by_the_office_it_belongs_to(world):
    union = UnitFactory(name="Công đoàn Sở Nội vụ Thử", parent=world.committee, agency=world.department)

    assert told(union) == {"department_officer": union.name, "department_leader": union.name}


def test_who_is_told_for_the_own_unit_and_for_villages_has_one_line_that_names_these(world):
    assert told(world.commune, world.village) == {"commune_officer": "Thôn Thử", "commune_leader": "Thôn Thử"}


def test_a_village_that_has_ended_is_read_for_by_nobody(world):
    ended = UnitFactory(name="Thôn Cũ", parent=world.commune, closed_on=date(2026, 1, 1))

    assert told(ended) == {}


def test_of_many_villages_the_first_are_named_and_the_others_counted():
    names = [f"Thôn {at}" for at in range(1, 6)]

    assert [in_short(names[:count]) for count in (1, 3, 5)] == [
        "Thôn 1",
        "Thôn 1, Thôn 2, Thôn 3",
        "Thôn 1, Thôn 2 và 3 đơn vị khác",
    ]
