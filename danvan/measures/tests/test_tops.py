"""The tops of a gauge, which store no sums: read right wherever they come to stand."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.rebuilding import check
from danvan.measures.models import Standing
from danvan.measures.queries import sums_of, whole
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, gauge_of
from danvan.units.actions.renaming import move_unit
from danvan.units.models import Unit
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_may(on_day):
    on_day(DAY)


def read(gauge, unit):
    """The numerator at a unit."""
    return sums_of([gauge.pk], Unit.objects.get(pk=unit.pk))[gauge.pk].n


@pytest.fixture
def two_trees():
    """Two tops with two communes each, of which the first of each said 3."""
    tops = [UnitFactory(), UnitFactory()]
    communes = [[UnitFactory(parent=top) for _ in range(2)] for top in tops]
    gauge = gauge_of(*communes[0], *communes[1], issuer=tops[0], rule=Rule.TOTAL)
    for of_top in communes:
        report(of_top[0], "2026", [Said(gauge.measure, 3)], by=officer_of(of_top[0]))
    return gauge, tops, communes


def test_the_whole_is_read_at_all_tops_together(two_trees):
    gauge, tops, _communes = two_trees

    assert [read(gauge, top) for top in tops] == [3, 3]
    assert whole([gauge.pk])[gauge.pk].n == 6
    assert list(Standing.objects.filter(gauge=gauge, stored=False).values_list("unit", flat=True)) == [
        top.pk for top in tops
    ]


def test_a_top_that_comes_under_a_commune_is_not_read_twice(two_trees):
    gauge, tops, communes = two_trees

    move_unit(tops[1], parent=communes[0][1], by=SYSTEM, on=date(2026, 5, 20), basis="Nghị quyết 5")
    report(communes[1][1], "2026", [Said(gauge.measure, 4)], by=officer_of(communes[1][1]))

    assert (read(gauge, tops[0]), read(gauge, communes[0][1]), read(gauge, tops[1])) == (10, 7, 7)
    assert whole([gauge.pk])[gauge.pk].n == 10
    assert check(gauge) == []


def test_a_commune_that_becomes_a_top_is_read_beside_the_others(two_trees):
    gauge, tops, communes = two_trees

    move_unit(communes[0][0], parent=None, by=SYSTEM, on=date(2026, 5, 20), basis="Nghị quyết 5")

    assert (read(gauge, tops[0]), read(gauge, communes[0][0])) == (0, 3)
    assert whole([gauge.pk])[gauge.pk].n == 6
    assert check(gauge) == []


def test_reading_a_target_takes_one_question_where_sums_are_stored_and_two_at_the_top(
    two_trees, django_assert_num_queries
):
    gauge, tops, communes = two_trees
    top, commune = Unit.objects.get(pk=tops[0].pk), Unit.objects.get(pk=communes[0][0].pk)

    with django_assert_num_queries(1):
        sums_of([gauge.pk], commune)
    with django_assert_num_queries(2):
        sums_of([gauge.pk], top)
    with django_assert_num_queries(2):
        whole([gauge.pk])
