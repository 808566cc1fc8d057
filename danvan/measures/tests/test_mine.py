"""What I have to say: for my unit, for those I serve, for the targets my office keeps."""

import pytest

from danvan.measures.actions.figures import Said, report
from danvan.measures.owed import kept_gauges, owed, served_by, still_open, written_by
from danvan.measures.tests.factories import DAY, gauge_of
from danvan.measures.tests.pages import browser, on_paper, told
from danvan.units.models import Role
from danvan.units.tests.factories import HoldingFactory, KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_day_in_may(on_day):
    on_day(DAY)


@pytest.fixture
def commune():
    return UnitFactory(parent=UnitFactory())


def villages_of(commune, count):
    return [UnitFactory(parent=commune, kind=KindFactory(code="thon")) for _ in range(count)]


def counts(rows):
    return [(str(each.period), each.units, each.asked, each.said) for each in owed(rows)]


def test_by_period_it_is_counted_what_was_asked_and_what_was_said(commune):
    villages, by = villages_of(commune, 3), officer_of(commune)
    own, theirs = gauge_of(commune).measure, gauge_of(*villages).measure
    gauge_of(*villages, measure=theirs, subject=commune)
    report(villages[0], "2026", [Said(theirs, 0)], by=on_paper(by))
    report(commune, "2026", [Said(own, 2)], by=by)

    assert counts(still_open().filter(written_by(by))) == [("2026", 1, 1, 1)]
    assert counts(still_open().filter(served_by(by))) == [("2026", 3, 3, 1)]


def test_the_targets_an_office_keeps_show_how_many_have_answered(commune):
    department = UnitFactory()
    gauge, by = gauge_of(commune, UnitFactory(), issuer=department), officer_of(commune)
    report(commune, "2026", [Said(gauge.measure, 2)], by=by)

    kept = [(each.pk, each.answered, each.expected) for each in kept_gauges(officer_of(department))]

    assert kept == [(gauge.pk, 1, 2)]
    assert list(kept_gauges(by)) == []


def test_each_period_has_its_one_way_on(commune):
    gauge_of(commune)
    gauge_of(*villages_of(commune, 2), issuer=commune)

    shown = told(browser(officer_of(commune)).get("/figures/"))

    assert f'href="/figures/{commune.pk}/2026/"' in shown
    assert 'href="/figures/grid/2026/"' in shown
    assert "Ghi số liệu nhận" in shown


def test_who_only_looks_has_nothing_to_say(commune):
    gauge_of(commune)
    auditor = HoldingFactory(unit=commune, role=Role.AUDITOR)

    client = browser(auditor)

    assert "Chưa có số liệu nào phải báo cáo." in told(client.get("/figures/"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_periods_as_for_one(
    commune, count, django_assert_max_num_queries
):
    for _ in range(count):
        gauge_of(commune, *villages_of(commune, count), issuer=commune)
    client = browser(officer_of(commune))

    with django_assert_max_num_queries(14):
        client.get("/figures/")
