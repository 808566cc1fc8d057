"""What units say: entered, corrected, taken back; every version stays, and the sums move in the same act."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM
from danvan.core.errors import Overtaken, Refused
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.models import Figure
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, YEAR, MeasureFactory, gauge_of, own_of, said_of, say, sums_at, wrong
from danvan.units.actions.opening import close_unit
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def commune():
    return UnitFactory(parent=UnitFactory(), name="UBND xã Suối Thử")


def entries_of(unit):
    return list(Entry.objects.about(unit).filter(verb="report_figures").order_by("pk"))


def test_a_figure_moves_the_sums_in_the_act_that_wrote_it(commune):
    gauge = gauge_of(commune, rule=Rule.RATIO)

    say(commune, gauge.measure, 85, 100)

    assert own_of(gauge, commune) == (85, 100, 1, 1)
    assert sums_at(gauge, commune.parent) == (85, 100, 1, 1)
    assert said_of(gauge.measure, commune) == [(85, 100)]


def test_a_correction_is_the_next_version_with_its_reason_and_the_old_one_stays(commune):
    gauge, by = gauge_of(commune, rule=Rule.TOTAL), officer_of(commune)
    say(commune, gauge.measure, 3, by=by, note="theo sổ")

    say(commune, gauge.measure, 5, by=by, reason="ghi sót hai cuộc")

    rows = Figure.objects.filter(measure=gauge.measure).order_by("version")
    kept = list(rows.values_list("version", "current", "part", "note", "reason", "by_name"))
    assert kept == [
        (1, False, 3, "theo sổ", "", by.name),
        (2, True, 5, "", "ghi sót hai cuộc", by.name),
    ]
    assert own_of(gauge, commune) == (5, 0, 1, 1)


def test_a_correction_without_a_reason_is_refused_and_names_what_stands(commune):
    gauge = gauge_of(commune, measure=MeasureFactory(words="Kinh phí hỗ trợ", decimals=2), rule=Rule.TOTAL)
    say(commune, gauge.measure, 123456)

    with pytest.raises(Refused, match=r"“Kinh phí hỗ trợ” đã có số liệu 1\.234,56\. Sửa số liệu thì ghi rõ lý do\."):
        say(commune, gauge.measure, 5, reason="  ")

    assert said_of(gauge.measure, commune) == [(123456, None)]


def test_the_same_value_again_is_nothing_new(commune):
    gauge = gauge_of(commune, rule=Rule.RATIO)
    say(commune, gauge.measure, 3, 4, note="theo sổ")

    written = say(commune, gauge.measure, 3, 4, note="theo sổ", version=0)

    assert (written, said_of(gauge.measure, commune), len(entries_of(commune))) == (0, [(3, 4)], 1)


def test_taking_a_figure_back_is_not_nought(commune):
    """Of what must not happen: nought reaches the target, silence waits for it."""
    gauge = gauge_of(commune, rule=Rule.ZERO)
    say(commune, gauge.measure, 0)
    assert own_of(gauge, commune) == (0, 0, 1, 1)

    say(commune, gauge.measure, None, 7, reason="nhầm đơn vị")

    assert own_of(gauge, commune) == (0, 0, 0, 1)
    assert said_of(gauge.measure, commune) == [(0, None), (None, None)]


def test_what_was_taken_back_is_said_again_with_a_reason(commune):
    gauge = gauge_of(commune, rule=Rule.TOTAL)
    say(commune, gauge.measure, 3)
    say(commune, gauge.measure, None, reason="nhầm đơn vị")

    with pytest.raises(Refused, match=r"đã được rút lại\. Ghi lại số liệu thì ghi rõ lý do"):
        say(commune, gauge.measure, 4)
    say(commune, gauge.measure, 4, reason="đã đối chiếu")

    assert said_of(gauge.measure, commune) == [(3, None), (None, None), (4, None)]
    assert own_of(gauge, commune) == (4, 0, 1, 1)


@pytest.mark.parametrize("version", [0, 1])
def test_a_form_shown_before_somebody_elses_correction_is_told(commune, version):
    gauge = gauge_of(commune, rule=Rule.TOTAL)
    say(commune, gauge.measure, 3)
    say(commune, gauge.measure, 4, reason="ghi sót")

    with pytest.raises(Overtaken):
        say(commune, gauge.measure, 9, reason="ghi sót", version=version)
    say(commune, gauge.measure, 9, reason="ghi sót", version=2)

    assert said_of(gauge.measure, commune) == [(3, None), (4, None), (9, None)]


def test_the_same_form_sent_twice_is_written_once(commune):
    gauge = gauge_of(commune, rule=Rule.TOTAL)
    say(commune, gauge.measure, 3, key="một lần")

    with pytest.raises(Overtaken, match="đã được ghi nhận ở lần bấm trước"):
        say(commune, gauge.measure, 3, key="một lần")

    assert said_of(gauge.measure, commune) == [(3, None)]


def test_one_figure_counts_in_every_target_that_asks_the_same_and_in_no_other_period(commune):
    measure = MeasureFactory()
    gauges = [
        gauge_of(commune, measure=measure, subject=UnitFactory(), rule=rule) for rule in (Rule.COVERAGE, Rule.TOTAL)
    ]
    other = gauge_of(commune, measure=measure, subject=UnitFactory(), rule=Rule.TOTAL, window=YEAR.same_last_year())

    say(commune, measure, 4)

    assert [own_of(gauge, commune) for gauge in (*gauges, other)] == [(1, 1, 1, 1), (4, 0, 1, 1), (0, 0, 0, 1)]


def test_several_figures_of_a_page_are_written_together_or_not_at_all(commune):
    measures = [MeasureFactory(words=words) for words in ("Số cuộc", "Số lượt", "Số lượt")]
    gauges = [gauge_of(commune, measure=measure, rule=Rule.TOTAL) for measure in measures]
    by = officer_of(commune)

    with pytest.raises(Refused, match="không thể là số âm"):
        report(commune, "2026", [Said(measures[0], 5), Said(measures[1], -1)], by=by)
    assert [own_of(gauge, commune) for gauge in gauges] == [(0, 0, 0, 1)] * 3

    report(commune, "2026", [Said(measure, part) for part, measure in enumerate(measures)], by=by)

    [entry] = entries_of(commune)
    assert [own_of(gauge, commune)[0] for gauge in gauges] == [0, 1, 2]
    assert entry.changes == {"Số cuộc": ["", "0"], "Số lượt": ["", "1"], "Số lượt (cuộc)": ["", "2"]}
    assert wrong() == []


def test_the_record_of_work_says_who_changed_what_to_what_and_why(commune):
    gauge, by = (
        gauge_of(commune, measure=MeasureFactory(words="Vụ việc giải quyết"), rule=Rule.RATIO),
        officer_of(commune),
    )
    say(commune, gauge.measure, 8, 10, by=by)
    say(commune, gauge.measure, 1009, 1010, by=by, reason="ghi sót")
    say(commune, gauge.measure, None, by=by, reason="nhầm đơn vị")

    assert [(entry.actor_id, entry.reason, entry.changes) for entry in entries_of(commune)] == [
        (by.user_id, "", {"Vụ việc giải quyết": ["", "8/10"]}),
        (by.user_id, "ghi sót", {"Vụ việc giải quyết": ["8/10", "1.009/1.010"]}),
        (by.user_id, "nhầm đơn vị", {"Vụ việc giải quyết": ["1.009/1.010", ""]}),
    ]


def test_after_the_cut_off_nothing_is_said_any_more(commune):
    gauge = gauge_of(commune, rule=Rule.TOTAL)
    say(commune, gauge.measure, 3)
    close_gauge(gauge, by=SYSTEM)

    with pytest.raises(Refused, match="đã chốt ngày 20/5/2026"):
        say(commune, gauge.measure, 4, reason="ghi sót")

    assert (own_of(gauge, commune), said_of(gauge.measure, commune)) == ((3, 0, 1, 1), [(3, None)])


def test_what_another_target_still_asks_is_taken_and_moves_only_that(commune):
    measure = MeasureFactory()
    closed, still = (gauge_of(commune, measure=measure, subject=UnitFactory(), rule=Rule.TOTAL) for _ in range(2))
    say(commune, measure, 3)
    close_gauge(closed, by=SYSTEM)

    say(commune, measure, 4, reason="ghi sót")

    assert [own_of(gauge, commune)[0] for gauge in (closed, still)] == [3, 4]
    assert wrong() == []


def test_one_closed_target_among_several_figures_refuses_them_all(commune):
    closed, still = (gauge_of(commune, rule=Rule.TOTAL) for _ in range(2))
    close_gauge(closed, by=SYSTEM)

    with pytest.raises(Refused, match="đã chốt"):
        report(commune, "2026", [Said(still.measure, 1), Said(closed.measure, 1)], by=officer_of(commune))

    assert (said_of(still.measure, commune), said_of(closed.measure, commune)) == ([], [])


def test_a_unit_that_ended_keeps_what_it_said(commune):
    gauge, by = gauge_of(commune, rule=Rule.TOTAL), officer_of(commune)
    say(commune, gauge.measure, 3, by=by)
    # The page was shown before the unit ended: what it holds of the unit says nothing of that.
    close_unit(type(commune).objects.get(pk=commune.pk), by=SYSTEM, on=DAY, basis="Nghị quyết 7")

    with pytest.raises(Refused, match="UBND xã Suối Thử đã kết thúc hoạt động từ ngày 20/5/2026"):
        say(commune, gauge.measure, 4, by=by, reason="ghi sót")

    assert own_of(gauge, commune) == (3, 0, 1, 1)


def test_a_unit_that_is_excused_may_still_speak_and_counts_when_it_is_taken_back_in(commune):
    gauge = gauge_of(commune, rule=Rule.TOTAL)
    excuse(gauge, [commune], by=SYSTEM, reason="không có đối tượng", approver="Chủ tịch")

    say(commune, gauge.measure, 3)

    assert (own_of(gauge, commune), said_of(gauge.measure, commune)) == ((0, 0, 0, 0), [(3, None)])


def cost_of_a_figure(among, captured):
    """How many questions it takes to say a figure in a target that counts so many communes."""
    top = UnitFactory()
    communes = [UnitFactory(parent=top) for _ in range(among)]
    gauge, by = gauge_of(*communes, issuer=top, subject=top, rule=Rule.TOTAL), officer_of(communes[0])
    say(communes[0], gauge.measure, 3, by=by)
    with captured as questions:
        say(communes[0], gauge.measure, 4, by=by, reason="ghi sót")
    return len(questions)


def test_a_figure_asks_the_database_as_often_among_sixty_units_as_among_three():
    few = cost_of_a_figure(3, CaptureQueriesContext(connection))
    many = cost_of_a_figure(60, CaptureQueriesContext(connection))

    assert few == many


def test_after_each_of_sixty_villages_has_spoken_every_sum_is_that_of_its_parts():
    top = UnitFactory()
    communes = [UnitFactory(parent=top) for _ in range(10)]
    villages = [UnitFactory(parent=communes[n % 10]) for n in range(60)]
    gauge = gauge_of(*villages, issuer=top, subject=top, rule=Rule.TOTAL)

    for village in villages:
        say(village, gauge.measure, 2, by=officer_of(village))

    assert sums_at(gauge, top) == (120, 0, 60, 60)
    assert {sums_at(gauge, commune) for commune in communes} == {(12, 0, 6, 6)}
    assert wrong(gauge) == []
