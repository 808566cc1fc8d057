"""Units written many at once: what stands in the tables is what the drafts say."""

from datetime import date

import pytest
from django.db import transaction

from danvan.core.text import sort_key
from danvan.units.building import NAME, PLACE, UNIT, Draft, Named, Placed, build, write
from danvan.units.models import Placement, Unit, UnitName
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory

pytestmark = pytest.mark.django_db

TODAY, BEFORE, MOVED = date(2026, 5, 20), date(2020, 1, 1), date(2025, 7, 1)


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def built(*drafts):
    with transaction.atomic():
        return build(drafts)


@pytest.mark.parametrize(("model", "columns"), [(Unit, UNIT), (UnitName, ("id", *NAME)), (Placement, ("id", *PLACE))])
def test_every_column_of_the_three_tables_is_written(model, columns):
    assert sorted(columns) == sorted(field.attname for field in model._meta.concrete_fields)


def test_the_columns_of_a_unit_stand_in_the_order_of_its_fields():
    assert list(UNIT) == [field.attname for field in Unit._meta.concrete_fields]


def test_a_draft_has_one_name_and_one_place_for_all_its_days():
    above, office = UnitFactory(territory=TerritoryFactory()), UnitFactory()

    [unit] = built(
        Draft(
            KindFactory(code="so"), "S", "Sở Thử", MOVED, above, above.territory, office, "ST", None, "Nghị quyết số 1"
        )
    )

    assert list(UnitName.objects.filter(unit=unit).values_list(*NAME)) == [
        (unit.pk, "Sở Thử", MOVED, None, "Nghị quyết số 1")
    ]
    assert list(Placement.objects.filter(unit=unit).values_list(*PLACE)) == [
        (unit.pk, above.pk, above.territory_id, office.pk, MOVED, None, "Nghị quyết số 1")
    ]


def test_the_unit_given_back_is_the_one_that_stands_in_the_table():
    kind, territory = KindFactory(code="so"), TerritoryFactory()

    [unit] = built(Draft(kind, "S", "Sở Thử", MOVED, territory=territory, short_name="ST", closed_on=TODAY))

    kept = Unit.objects.values().get(pk=unit.pk)
    assert {field: getattr(unit, field) for field in kept} == kept
    assert (kept["line"], kept["ending_told"], kept["version"], kept["sort_key"]) == (
        kind.line,
        True,
        1,
        sort_key("Sở Thử"),
    )
    assert (unit.kind, unit.territory, unit._state.adding) == (kind, territory, False)


def test_the_name_and_place_of_today_are_the_units_own():
    old, new = UnitFactory(), UnitFactory()
    names = [Named("Sở Cũ", BEFORE, MOVED), Named("Sở Mới", MOVED)]
    places = [Placed(old, None, BEFORE, MOVED), Placed(new, None, MOVED)]

    [unit] = built(Draft(KindFactory(code="so"), "S", "Sở Cũ", BEFORE, names=names, places=places))

    assert (unit.name, unit.parent_id, unit.path.startswith(new.path)) == ("Sở Mới", new.pk, True)
    assert unit.folded == "so cu moi s"
    assert (unit.names.count(), unit.placements.count()) == (2, 2)


def test_children_may_come_before_their_parents():
    kind = KindFactory(code="so")
    top = Draft(kind, "A", "Sở A", MOVED)
    below = Draft(kind, "B", "Sở B", MOVED, top)

    first, second = built(below, top)

    assert (first.parent_id, first.path) == (second.pk, second.path + first.path[8:])


@pytest.mark.parametrize("count", [1, 3])
def test_writing_asks_the_database_as_often_however_many_there_are(count, django_assert_num_queries):
    kind = KindFactory(code="so")
    drafts = [Draft(kind, f"S{number}", f"Sở {number}", MOVED) for number in range(count)]

    with django_assert_num_queries(4):
        write(drafts)
