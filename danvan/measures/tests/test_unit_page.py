"""One unit says its figures on one page."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.core.acting import SYSTEM
from danvan.files.actions.drafts import save_draft
from danvan.files.models import Draft
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.models import Figure
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, own_of, said_of
from danvan.measures.tests.pages import browser, told
from danvan.units.models import Unit
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_day_in_may(on_day):
    on_day(DAY)


@pytest.fixture
def commune():
    return UnitFactory(parent=UnitFactory())


def page(unit, period="2026"):
    return reverse("measures:unit", args=[unit.pk, period])


def typed(measure, part, version=0, **more):
    """What a form sends of one measure."""
    return {f"m{measure.pk}-{name}": value for name, value in {"part": part, "version": version, **more}.items()}


def test_an_officer_says_a_figure_and_it_counts_at_once(commune):
    gauge, by = gauge_of(commune, rule=Rule.TOTAL), officer_of(commune)

    answer = browser(by).post(page(commune), typed(gauge.measure, "1.234", note="Báo cáo số 5"))

    assert answer.status_code == 302
    assert said_of(gauge.measure, commune) == [(1234, None)]
    assert own_of(gauge, commune) == (1234, 0, 1, 1)
    figure = Figure.objects.get()
    assert (figure.by_name, figure.note, figure.source, figure.received_on) == (by.name, "Báo cáo số 5", "", None)


def test_an_empty_field_is_not_said_and_is_not_nought(commune):
    one, two = MeasureFactory(), MeasureFactory()
    gauge_of(commune, measure=one), gauge_of(commune, measure=two)

    browser(officer_of(commune)).post(page(commune), typed(one, "") | typed(two, "0"))

    assert said_of(one, commune) == []
    assert said_of(two, commune) == [(0, None)]


@pytest.mark.parametrize("wrong", ["không có", "-3", "24/5/2026", "12,5", "1,5.2", "9" * 20])
def test_what_is_no_figure_is_told_beside_its_field_and_nothing_is_saved(commune, wrong):
    one, two = MeasureFactory(), MeasureFactory()
    gauge_of(commune, measure=one), gauge_of(commune, measure=two)

    answer = browser(officer_of(commune)).post(page(commune), typed(one, wrong) | typed(two, "7"))

    assert answer.status_code == 422
    assert f'id="id_m{one.pk}-part_error"' in told(answer)
    assert 'value="7"' in told(answer)
    assert Figure.objects.count() == 0


def test_a_share_wants_both_its_numbers(commune):
    measure = MeasureFactory(whole_words="Số vụ việc tiếp nhận")
    gauge = gauge_of(commune, measure=measure, rule=Rule.RATIO)
    client = browser(officer_of(commune))

    half = client.post(page(commune), typed(measure, "17"))
    both = client.post(page(commune), typed(measure, "17", whole="20"))

    assert (half.status_code, both.status_code) == (422, 302)
    assert "Số vụ việc tiếp nhận" in told(half)
    assert own_of(gauge, commune) == (17, 20, 1, 1)


def test_a_correction_gives_its_reason_and_the_old_value_stays(commune):
    measure = gauge_of(commune).measure
    by = officer_of(commune)
    report(commune, "2026", [Said(measure, 3)], by=by)

    silent = browser(by).post(page(commune), typed(measure, "5", version=1))
    said = browser(by).post(page(commune), typed(measure, "5", version=1, reason="đếm sót"))

    assert (silent.status_code, said.status_code) == (422, 302)
    assert "Sửa số liệu thì ghi rõ lý do" in told(silent)
    assert said_of(measure, commune) == [(3, None), (5, None)]


def test_emptying_a_field_does_not_take_a_figure_back(commune):
    measure, by = gauge_of(commune).measure, officer_of(commune)
    report(commune, "2026", [Said(measure, 3)], by=by)

    answer = browser(by).post(page(commune), typed(measure, "", version=1))

    assert answer.status_code == 422
    assert said_of(measure, commune) == [(3, None)]


def test_an_unusual_figure_is_asked_about_and_taken_with_the_answer(commune):
    measure, by = gauge_of(commune).measure, officer_of(commune)
    report(commune, "2025", [Said(measure, 2)], by=by)

    asked = browser(by).post(page(commune), typed(measure, "40"))
    tick = {"confirmed": "40/None:more", "answer": "mở thêm 20 tổ"}
    taken = browser(by).post(page(commune), typed(measure, "40", **tick))

    assert (asked.status_code, taken.status_code) == (422, 302)
    assert "Gấp 20 lần năm trước (2)?" in told(asked)
    assert 'value="40/None:more"' in told(asked)
    figure = Figure.objects.get(period="2026")
    assert (figure.part, figure.confirmed) == (40, "gấp 20 lần năm trước (2): mở thêm 20 tổ")


def test_a_tick_confirms_only_the_value_it_stood_beside(commune):
    measure, by = gauge_of(commune).measure, officer_of(commune)
    report(commune, "2025", [Said(measure, 2)], by=by)

    answer = browser(by).post(page(commune), typed(measure, "400", confirmed="40/None:more"))

    assert answer.status_code == 422
    assert said_of(measure, commune) == []


def test_figures_that_are_all_as_last_years_are_asked_about_together(commune):
    measures, by = [MeasureFactory() for _ in range(3)], officer_of(commune)
    for measure in measures:
        gauge_of(commune, measure=measure)
    report(commune, "2025", [Said(measure, 7) for measure in measures], by=by)
    form = {key: value for measure in measures for key, value in typed(measure, "7").items()}

    asked = browser(by).post(page(commune), form)
    taken = browser(by).post(page(commune), form | {"all_as_before": "on"})

    assert (asked.status_code, taken.status_code) == (422, 302)
    assert set(Figure.objects.filter(period="2026").values_list("part", "confirmed")) == {
        (7, "bằng năm trước: đã rà soát")
    }


def test_a_stale_form_shows_base_theirs_and_yours_and_loses_nothing(commune):
    measure, other = gauge_of(commune).measure, gauge_of(commune).measure
    by, colleague = officer_of(commune), officer_of(commune)
    report(commune, "2026", [Said(measure, 3)], by=by)
    report(commune, "2026", [Said(measure, 4, reason="đếm lại")], by=colleague)

    stale = browser(by).post(page(commune), typed(measure, "5", version=1, reason="sót") | typed(other, "9"))
    again = browser(by).post(page(commune), typed(measure, "5", version=2, reason="sót") | typed(other, "9"))

    assert (stale.status_code, again.status_code) == (409, 302)
    shown = told(stale)
    assert all(part in shown for part in ("<dd>3</dd>", "<dd>4; đếm lại</dd>", "<dd>5</dd>", colleague.name))
    assert f'name="m{measure.pk}-version" value="2"' in shown
    assert said_of(measure, commune) == [(3, None), (4, None), (5, None)]
    assert said_of(other, commune) == [(9, None)]


def test_what_another_said_meanwhile_is_left_alone_where_nobody_touched_its_field(commune):
    one, two = gauge_of(commune).measure, gauge_of(commune).measure
    by, colleague = officer_of(commune), officer_of(commune)
    report(commune, "2026", [Said(one, 3)], by=by)
    report(commune, "2026", [Said(one, 4, reason="sót"), Said(two, 7)], by=colleague)
    three = gauge_of(commune).measure

    answer = browser(by).post(page(commune), typed(one, "3", version=1) | typed(two, "") | typed(three, "9"))

    assert answer.status_code == 302
    assert (said_of(one, commune), said_of(two, commune)) == ([(3, None), (4, None)], [(7, None)])
    assert said_of(three, commune) == [(9, None)]


def test_a_stale_form_that_says_the_same_is_simply_done(commune):
    measure, by = gauge_of(commune).measure, officer_of(commune)
    report(commune, "2026", [Said(measure, 3)], by=by)

    answer = browser(by).post(page(commune), typed(measure, "3", version=0))

    assert answer.status_code == 302
    assert said_of(measure, commune) == [(3, None)]


def test_a_figure_that_was_closed_meanwhile_is_named_with_what_was_typed(commune):
    shut, left = gauge_of(commune), gauge_of(commune)
    client = browser(officer_of(commune))
    close_gauge(shut, by=SYSTEM)

    answer = client.post(page(commune), typed(shut.measure, "17") | typed(left.measure, "9"), follow=True)

    assert f"“{shut.measure.words}” không còn ghi được trong kỳ này nên số 17 chưa được lưu." in told(answer)
    assert (said_of(shut.measure, commune), said_of(left.measure, commune)) == ([], [(9, None)])


def test_after_the_cut_off_the_figures_are_read_and_not_written(commune):
    gauge, by = gauge_of(commune), officer_of(commune)
    report(commune, "2026", [Said(gauge.measure, 3)], by=by)
    close_gauge(gauge, by=SYSTEM)

    shown, sent = browser(by).get(page(commune)), browser(by).post(page(commune), typed(gauge.measure, "5", version=1))

    assert (shown.status_code, sent.status_code) == (200, 403)
    assert "đã chốt 20/05/2026" in told(shown)
    assert "Số liệu kỳ này đã chốt" in told(sent)
    assert said_of(gauge.measure, commune) == [(3, None)]


def test_a_unit_that_ended_while_its_page_was_open_keeps_what_it_had(commune):
    measure, by = gauge_of(commune).measure, officer_of(commune)
    Unit.objects.filter(pk=commune.pk).update(closed_on=DAY)

    answer = browser(by).post(page(commune), typed(measure, "5"))

    assert answer.status_code == 422
    assert "đã kết thúc hoạt động" in told(answer)
    assert 'value="5"' in told(answer)


def test_who_serves_a_unit_says_from_what(commune):
    village = UnitFactory(parent=commune, kind=KindFactory(code="thon"))
    measure, by = gauge_of(village).measure, officer_of(commune)

    silent = browser(by).post(page(village), typed(measure, "5"))
    said = browser(by).post(page(village), typed(measure, "5") | {"source": "telephone"})

    assert (silent.status_code, said.status_code) == (422, 302)
    assert Figure.objects.get().source == "điện thoại"


def test_an_office_that_keeps_the_target_notes_what_came_by_another_way_and_when(commune):
    department = UnitFactory()
    officer_of(commune)
    gauge, by = gauge_of(commune, issuer=department), officer_of(department)
    form = typed(gauge.measure, "5") | {"source": "document_system"}

    early = browser(by).post(page(commune), form | {"received_on": "1/6/2026"})
    said = browser(by).post(page(commune), form | {"received_on": "15/5/2026"})

    assert (early.status_code, said.status_code) == (422, 302)
    figure = Figure.objects.get()
    assert (figure.unit, figure.received_on, figure.source) == (commune, date(2026, 5, 15), "hệ thống văn bản")


def test_what_a_unit_is_excused_from_is_not_asked(commune):
    one, two = gauge_of(commune), gauge_of(commune)
    by = officer_of(commune)
    excuse(one, [commune], by=by, reason="không có đối tượng", approver="Chủ tịch")

    shown = told(browser(by).get(page(commune)))

    assert two.measure.words in shown
    assert one.measure.words not in shown


def test_two_targets_that_ask_the_same_are_one_field(commune):
    measure = MeasureFactory()
    gauge_of(commune, measure=measure, words="Chỉ tiêu của tỉnh")
    gauge_of(commune, measure=measure, subject=commune, words="Chỉ tiêu của huyện")

    shown = told(browser(officer_of(commune)).get(page(commune)))

    assert shown.count(f'name="m{measure.pk}-part"') == 1
    assert "Chỉ tiêu của tỉnh" in shown
    assert "Chỉ tiêu của huyện" in shown


def test_what_was_being_typed_is_there_again_and_gone_once_saved(commune):
    measure, by = gauge_of(commune).measure, officer_of(commune)
    key = f"measures.figure:{commune.pk}:2026"
    save_draft(key, {f"m{measure.pk}-part": ["17"]}, by=by)

    shown = told(browser(by).get(page(commune)))
    browser(by).post(page(commune), typed(measure, "17"))

    assert 'value="17"' in shown
    assert "nhập dở" in shown
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_as_often_for_three_figures_as_for_one(
    commune, count, django_assert_max_num_queries
):
    by = officer_of(commune)
    for _ in range(count):
        measure = gauge_of(commune).measure
        report(commune, "2025", [Said(measure, 3)], by=by)
        report(commune, "2026", [Said(measure, 3)], by=by)
    client = browser(by)

    with django_assert_max_num_queries(14):
        client.get(page(commune))


@pytest.mark.parametrize("period", ["2026-13", "nam-nay", "2025"])
def test_a_period_in_which_nothing_is_asked_is_not_there(commune, period):
    gauge_of(commune)

    assert browser(officer_of(commune)).get(page(commune, period)).status_code == 404
