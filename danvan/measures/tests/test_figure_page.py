"""One figure through all its versions: read, corrected from there, taken back."""

import pytest
from django.urls import reverse

from danvan.measures.actions.figures import Said, report
from danvan.measures.models import Figure
from danvan.measures.tests.factories import DAY, gauge_of, own_of, said_of
from danvan.measures.tests.pages import browser, on_paper, told
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_day_in_may(on_day):
    on_day(DAY)


@pytest.fixture
def commune():
    return UnitFactory(parent=UnitFactory())


def page(route, unit, measure):
    return reverse(f"measures:{route}", args=[unit.pk, "2026", measure.pk])


def test_each_version_shows_its_value_reason_hand_and_source(commune):
    village = UnitFactory(parent=commune, kind=KindFactory(code="thon"))
    measure, by = gauge_of(village).measure, officer_of(commune)
    report(village, "2026", [Said(measure, 3, note="Sổ họp thôn")], by=on_paper(by))
    report(village, "2026", [Said(measure, 1234, reason="đếm sót", confirmed="gấp 12 lần: đúng")], by=on_paper(by))

    shown = told(browser(by).get(page("figure", village, measure)))

    for words in ("<del>3</del>", "<b>1.234</b>", "đếm sót", "Sổ họp thôn", "gấp 12 lần: đúng", by.name, by.holding):
        assert words in shown
    assert shown.count("nhập thay, nguồn: bản giấy") == 2


def test_taking_a_figure_back_is_an_act_of_its_own_with_its_reason(commune):
    gauge, by = gauge_of(commune), officer_of(commune)
    report(commune, "2026", [Said(gauge.measure, 3)], by=by)
    address = page("withdrawal", commune, gauge.measure)

    silent = browser(by).post(address, {"version": 1})
    back = browser(by).post(address, {"version": 1, "reason": "nhầm sang thôn khác"})

    assert (silent.status_code, back.status_code) == (422, 302)
    assert said_of(gauge.measure, commune) == [(3, None), (None, None)]
    assert own_of(gauge, commune) == (0, 1, 0, 1)
    assert Figure.objects.current().get().reason == "nhầm sang thôn khác"


def test_a_figure_that_was_corrected_meanwhile_is_not_taken_back_unseen(commune):
    measure, by = gauge_of(commune).measure, officer_of(commune)
    report(commune, "2026", [Said(measure, 3)], by=by)
    report(commune, "2026", [Said(measure, 4, reason="sót")], by=by)

    answer = browser(by).post(page("withdrawal", commune, measure), {"version": 1, "reason": "nhầm"})

    assert answer.status_code == 409
    assert said_of(measure, commune) == [(3, None), (4, None)]


def test_a_figure_taken_back_is_said_again_with_a_reason(commune):
    measure, by = gauge_of(commune).measure, officer_of(commune)
    report(commune, "2026", [Said(measure, 3)], by=by)
    report(commune, "2026", [Said(measure, None, reason="nhầm", version=1)], by=by)
    form, address = {f"m{measure.pk}-part": "5", f"m{measure.pk}-version": "2"}, f"/figures/{commune.pk}/2026/"

    silent = browser(by).post(address, form)
    again = browser(by).post(address, form | {f"m{measure.pk}-reason": "đã kiểm lại"})

    assert (silent.status_code, again.status_code) == (422, 302)
    assert said_of(measure, commune) == [(3, None), (None, None), (5, None)]


def test_what_a_unit_is_not_asked_has_no_page(commune):
    gauge_of(commune)
    other = gauge_of(UnitFactory()).measure

    assert browser(officer_of(commune)).get(page("figure", commune, other)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_as_often_for_three_versions_as_for_one(
    commune, count, django_assert_max_num_queries
):
    measure, by = gauge_of(commune).measure, officer_of(commune)
    for at in range(count):
        report(commune, "2026", [Said(measure, at, reason="đếm lại")], by=by)
    client = browser(by)

    with django_assert_max_num_queries(14):
        client.get(page("figure", commune, measure))
