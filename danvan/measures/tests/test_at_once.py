"""Several hands on the same figures, members and targets at the same moment."""

from contextlib import suppress
from functools import partial

import pytest
from django.db.models import Count

from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.measures import registry
from danvan.measures.actions.excusing import excuse, readmit
from danvan.measures.actions.gauges import close_gauge, new_edition
from danvan.measures.actions.recounting import touch_tally
from danvan.measures.models import Figure, Gauge, Standing
from danvan.measures.registry import Tally
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, own_of, said_of, say, sums_at, wrong
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db(transaction=True)

WHY = {"reason": "không có đối tượng", "approver": "Chủ tịch"}


@pytest.fixture
def communes(on_day):
    on_day(DAY)
    top = UnitFactory()
    return [UnitFactory(parent=top) for _ in range(8)]


def test_of_several_first_figures_of_a_unit_one_stands_and_the_others_are_told(communes, at_once):
    commune = communes[0]
    gauge, by = gauge_of(commune, rule=Rule.TOTAL), officer_of(commune)

    results = at_once(lambda index: say(commune, gauge.measure, index + 1, by=by, version=0))

    assert [isinstance(result, Overtaken) for result in results].count(False) == 1
    [(part, _whole)] = said_of(gauge.measure, commune)
    assert own_of(gauge, commune) == (part, 0, 1, 1)
    assert wrong(gauge) == []


def test_of_several_corrections_from_the_same_form_one_stands(communes, at_once):
    commune = communes[0]
    gauge, by = gauge_of(commune, rule=Rule.TOTAL), officer_of(commune)
    say(commune, gauge.measure, 100, by=by)

    results = at_once(lambda index: say(commune, gauge.measure, index, by=by, version=1, reason="ghi sót"))

    assert [isinstance(result, Overtaken) for result in results].count(False) == 1
    assert len(said_of(gauge.measure, commune)) == 2
    assert wrong(gauge) == []


def test_records_of_one_unit_written_by_several_hands_are_all_counted(communes, at_once, monkeypatch):
    """Who counts before the others let go counts without theirs, and every sum would agree with it."""
    commune, key = communes[0], "tests.said"

    def count(question):
        said = Figure.objects.standing().filter(unit__in=question.units).values_list("unit")
        return {unit: (number, None) for unit, number in said.annotate(number=Count("pk"))}

    monkeypatch.setitem(registry._tallies, key, Tally(key, "số liệu", "đếm", count, lambda question, user: []))
    gauge = gauge_of(*communes, measure=MeasureFactory(tally=key), rule=Rule.TOTAL)
    measures, by = [MeasureFactory() for _ in range(24)], officer_of(commune)

    @action
    def tell_from(first, index):
        touch_tally(key, [commune.pk])
        say(commune, measures[first + index], 1, by=by)

    for first in (0, 8, 16):
        results = at_once(partial(tell_from, first))

        assert not any(isinstance(result, Exception) for result in results)
        assert own_of(gauge, commune)[0] == Figure.objects.count()
        assert wrong(gauge) == []


def test_no_figure_slips_in_behind_a_cut_off(communes, at_once):
    """What was taken was counted, what came later was refused: no figure stands that the last reading does not have."""
    gauges = [gauge_of(*communes, rule=Rule.TOTAL) for _ in range(6)]
    hands = [officer_of(commune) for commune in communes]

    def work(index):
        for gauge in gauges:
            with suppress(Refused):
                if index == 0:
                    close_gauge(gauge, by=SYSTEM)
                else:
                    say(communes[index], gauge.measure, index, by=hands[index])

    results = at_once(work)

    assert results == [None] * len(results)
    read = {
        (gauge.measure_id, row.unit_id): row.n for gauge in gauges for row in gauge.readings.filter(member=True, a=1)
    }
    said = {(figure.measure_id, figure.unit_id): figure.part for figure in Figure.objects.standing()}
    assert said == read
    assert wrong() == []


def test_units_excused_and_taken_back_in_by_several_hands_are_counted_as_they_stand_in_the_end(communes, at_once):
    gauge = gauge_of(*communes, rule=Rule.COVERAGE)
    for commune in communes[::2]:
        say(commune, gauge.measure, 1)

    def work(index):
        for turn in range(6):
            some = communes[(index + turn) % 8 :] if turn % 2 else communes[: index + 1]
            with suppress(Refused):
                if (index + turn) % 2:
                    excuse(gauge, some, by=SYSTEM, **WHY)
                else:
                    readmit(gauge, some, by=SYSTEM, reason="đã có đối tượng")

    results = at_once(work)

    assert results == [None] * len(results)
    counted = Standing.objects.filter(gauge=gauge).counted()
    assert sums_at(gauge, communes[0].parent)[3] == counted.count()
    assert wrong(gauge) == []


def test_of_several_editions_of_a_target_one_is_made(communes, at_once):
    gauge = gauge_of(*communes)

    results = at_once(lambda index: new_edition(gauge, by=SYSTEM, reason=f"Sửa lần {index}"))

    assert [isinstance(result, Refused) for result in results].count(False) == 1
    assert [edition.replaces for edition in Gauge.objects.open().of(gauge.measure)] == [gauge]
    assert wrong() == []
