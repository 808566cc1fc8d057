"""Where old members went, asked for many at once."""

from datetime import date

import pytest

from danvan.measures.actions.restating import restate_gauge
from danvan.measures.heirs import heirs_since, paths_of
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, gauge_of, say
from danvan.units.models import Unit
from danvan.units.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db

CUT_OFF, NOW = date(2026, 12, 31), date(2027, 6, 1)


@pytest.mark.parametrize("count", [1, 5])
def test_many_units_cost_no_more_questions_than_one(count, django_assert_num_queries):
    top = UnitFactory()
    for _ in range(count):
        UnitFactory(parent=top)

    with django_assert_num_queries(2):
        found = heirs_since(Unit.objects.filter(parent=top), NOW, since=CUT_OFF)

    assert len(found) == count


def test_who_goes_on_stands_in_its_own_place_under_all_that_are_above_it():
    top = UnitFactory()
    commune = UnitFactory(parent=top)
    village = UnitFactory(parent=commune)

    found = paths_of(heirs_since([top, village], NOW, since=CUT_OFF), NOW)

    assert found == {top.pk: [top.path], village.pk: [village.path]}


def test_an_open_target_is_restated_from_what_it_has(on_day):
    on_day(DAY)
    top = UnitFactory()
    communes = [UnitFactory(parent=top) for _ in range(2)]
    gauge = gauge_of(*communes, rule=Rule.TOTAL)
    say(communes[0], gauge.measure, 5)

    assert restate_gauge(gauge, DAY) == 3

    assert {row.unit: row.n for row in gauge.restatements.all()} == {top: 5, communes[0]: 5, communes[1]: 0}
