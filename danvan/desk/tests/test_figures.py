"""The figures that are still to be said stand on the desk, until they are said or the target is closed."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.desk.figures import figure_items
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.tests.factories import DAY, gauge_of
from danvan.units.scope import scope_of
from danvan.units.tests.factories import HoldingFactory, KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_day_in_may(on_day):
    on_day(DAY)


@pytest.fixture
def commune():
    return UnitFactory(name="UBND xã Khe Thử", parent=UnitFactory())


def owed_by(by):
    by.user.__dict__.pop("_scope", None)
    return [(str(item.what), item.unit, item.address) for item in figure_items(scope_of(by.user), DAY)]


def test_a_unit_owes_the_figures_of_a_period_until_they_are_said(commune):
    one, two = gauge_of(commune), gauge_of(commune)
    by = officer_of(commune)

    both = owed_by(by)
    report(commune, "2026", [Said(one.measure, 3)], by=by)
    last = owed_by(by)
    report(commune, "2026", [Said(two.measure, 0)], by=by)

    page = f"/figures/{commune.pk}/2026/"
    assert both == [("Báo số liệu năm 2026: còn 2 số liệu", "UBND xã Khe Thử", page)]
    assert last == [("Báo số liệu năm 2026: còn 1 số liệu", "UBND xã Khe Thử", page)]
    assert owed_by(by) == []


def test_what_is_excused_or_closed_is_owed_no_more(commune):
    by = officer_of(commune)
    excuse(gauge_of(commune), [commune], by=by, reason="không có đối tượng", approver="Chủ tịch")
    close_gauge(gauge_of(commune), by=SYSTEM)

    assert owed_by(by) == []


def test_villages_in_which_nobody_signs_in_are_one_row_that_leads_to_their_table(commune):
    villages = [UnitFactory(parent=commune, kind=KindFactory(code="thon")) for _ in range(3)]
    gauge_of(*villages)
    HoldingFactory(unit=villages[0])

    assert owed_by(officer_of(commune)) == [
        ("Nhập thay số liệu năm 2026: còn 2 đơn vị", "2 đơn vị", "/figures/grid/2026/")
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_asks_three_questions_about_figures_however_many_there_are(commune, count, django_assert_num_queries):
    villages = [UnitFactory(parent=commune, kind=KindFactory(code="thon")) for _ in range(count)]
    for _ in range(count):
        gauge_of(commune, *villages)
    scope = scope_of(officer_of(commune).user)

    with django_assert_num_queries(3):
        rows = list(figure_items(scope, DAY))

    assert len(rows) == 2


def test_figures_are_due_on_the_first_day_that_their_targets_name(commune):
    gauge_of(commune)
    gauge_of(commune, due_on=date(2026, 12, 9))
    gauge_of(commune, due_on=date(2026, 6, 15))

    [row] = figure_items(scope_of(officer_of(commune).user), DAY)

    assert row.due == date(2026, 6, 15)
