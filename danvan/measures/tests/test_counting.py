"""Registered counts: all units in one question; where one fails, the others are right and the failure is on record."""

import pytest
from django.db import OperationalError, connection

from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.measures import registry
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.rebuilding import check, rebuild
from danvan.measures.actions.recounting import touch_tally
from danvan.measures.models import Figure, Standing
from danvan.measures.registry import Tally, tallies, tally_of
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, own_of, say, sums_at, wrong
from danvan.units.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db

KEY = "tests.kept"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def communes():
    top = UnitFactory()
    return [UnitFactory(parent=top) for _ in range(5)]


class Kept:
    """A count that answers what it is told, fails for the units it is told, and remembers what it was asked."""

    def __init__(self):
        self.answers, self.bad, self.asked, self.fault = {}, set(), [], self.raise_plainly

    def count(self, question):
        self.asked.append(question)
        if self.bad & set(question.units):
            self.fault()
        return {unit: self.answers[unit] for unit in question.units if unit in self.answers}

    def raise_plainly(self):
        raise ZeroDivisionError

    def fail_in_the_database(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")

    def ask_to_be_tried_again(self):
        raise OperationalError("database is locked")


@pytest.fixture
def kept(monkeypatch):
    kept = Kept()
    tally = Tally(KEY, "số việc", "đếm việc đã xong", kept.count, lambda question, user: [])
    monkeypatch.setitem(registry._tallies, KEY, tally)
    return kept


def gauge_on(communes, **terms):
    return gauge_of(*communes, measure=MeasureFactory(tally=KEY, about_id=7), **{"rule": Rule.RATIO, **terms})


@action
def changed(*units, about_id=7):
    """Records of these units changed."""
    touch_tally(KEY, [unit.pk for unit in units], about_id)


def owns(gauge, communes):
    return [own_of(gauge, unit) for unit in communes]


def failed(gauge):
    return list(Standing.objects.filter(gauge=gauge, failed=True).order_by("unit").values_list("unit", flat=True))


def test_all_units_are_counted_in_one_question_of_the_window_and_the_record_it_is_about(communes, kept):
    kept.answers = {communes[0].pk: (3, 4), communes[1].pk: (0, 0)}

    gauge = gauge_on(communes)

    [question] = kept.asked
    assert question.units == sorted(unit.pk for unit in communes)
    assert (question.starts_on, question.ends_on, question.about_id) == (gauge.starts_on, gauge.ends_on, 7)
    assert owns(gauge, communes) == [(3, 4, 1, 1), (0, 0, 1, 1), *[(0, 0, 0, 1)] * 3]


def test_two_targets_that_ask_the_same_are_counted_in_one_question(communes, kept):
    measure = MeasureFactory(tally=KEY)
    for subject in communes[:2]:
        gauge_of(*communes, measure=measure, subject=subject, rule=Rule.TOTAL)
    kept.asked.clear()

    changed(*communes)

    assert [len(question.units) for question in kept.asked] == [5]


def test_only_the_units_whose_records_changed_are_counted_again(communes, kept):
    gauge = gauge_on(communes)
    kept.asked.clear()
    kept.answers = {unit.pk: (1, 1) for unit in communes}

    changed(communes[2])
    changed(communes[3], about_id=8)

    assert [question.units for question in kept.asked] == [[communes[2].pk]]
    assert sums_at(gauge, communes[0].parent) == (1, 1, 1, 5)


def test_a_count_about_nothing_in_particular_is_touched_by_whatever_changed(communes, kept):
    gauge = gauge_of(*communes, measure=MeasureFactory(tally=KEY), rule=Rule.TOTAL)
    kept.answers = {communes[0].pk: (4, None)}

    changed(communes[0], about_id=8)

    assert own_of(gauge, communes[0]) == (4, 0, 1, 1)


@pytest.mark.parametrize("fault", ["raise_plainly", "fail_in_the_database"])
def test_a_count_that_fails_for_one_unit_leaves_the_others_right_and_that_one_as_it_was(communes, kept, fault):
    kept.answers = {unit.pk: (1, 2) for unit in communes}
    gauge = gauge_on(communes)
    kept.answers = {unit.pk: (2, 2) for unit in communes}
    kept.fault, kept.bad = getattr(kept, fault), {communes[1].pk}

    changed(*communes)

    assert owns(gauge, communes) == [(2, 2, 1, 1), (1, 2, 1, 1), *[(2, 2, 1, 1)] * 3]
    assert (failed(gauge), sums_at(gauge, communes[0].parent)) == ([communes[1].pk], (9, 10, 5, 5))


def test_a_failed_count_does_not_undo_what_was_done(communes, kept):
    """A fault inside the database would else end the whole act on PostgreSQL."""
    gauge, reported = gauge_on(communes), gauge_of(*communes, rule=Rule.TOTAL)
    kept.fault, kept.bad = kept.fail_in_the_database, {unit.pk for unit in communes}

    @action
    def tell():
        say(communes[0], reported.measure, 3)
        touch_tally(KEY, [communes[0].pk], 7)

    tell()

    assert Figure.objects.filter(measure=reported.measure).count() == 1
    assert own_of(reported, communes[0]) == (3, 0, 1, 1)
    assert (failed(gauge), own_of(gauge, communes[0])) == ([communes[0].pk], (0, 0, 0, 1))


def test_when_the_cause_is_gone_the_comparison_shows_it_and_puts_it_right(communes, kept):
    kept.answers, kept.bad = {unit.pk: (2, 2) for unit in communes}, {communes[1].pk}
    gauge = gauge_on(communes)
    assert (failed(gauge), own_of(gauge, communes[1])) == ([communes[1].pk], (0, 0, 0, 1))
    assert check(gauge) == []

    kept.bad = set()

    # The sums of the province are stored nowhere: only the unit's own row is wrong.
    assert [row.unit for row in check(gauge)] == [communes[1].pk]
    assert [row.unit for row in rebuild(gauge)] == [communes[1].pk]
    assert (failed(gauge), sums_at(gauge, communes[0].parent), wrong(gauge)) == ([], (10, 10, 5, 5), [])


def test_the_next_change_of_the_unit_puts_it_right_too(communes, kept):
    kept.answers, kept.bad = {unit.pk: (2, 2) for unit in communes}, {communes[1].pk}
    gauge = gauge_on(communes)
    kept.bad = set()

    changed(communes[1])

    assert (failed(gauge), own_of(gauge, communes[1])) == ([], (2, 2, 1, 1))


def test_who_is_excused_is_not_counted_and_cannot_fail(communes, kept):
    kept.answers, kept.bad = {unit.pk: (2, 2) for unit in communes}, {communes[1].pk}
    gauge = gauge_on(communes, rule=Rule.COVERAGE)

    excuse(gauge, [communes[1]], by=SYSTEM, reason="không có đối tượng", approver="Chủ tịch")

    assert (failed(gauge), sums_at(gauge, communes[0].parent)) == ([], (4, 4, 4, 4))
    assert wrong(gauge) == []


def test_the_cost_of_a_failing_unit_is_the_depth_of_a_search_and_not_the_number_of_units(kept):
    top = UnitFactory()
    communes = [UnitFactory(parent=top) for _ in range(64)]
    kept.bad = {communes[10].pk}

    gauge = gauge_on(communes)

    assert (failed(gauge), len(kept.asked)) == ([communes[10].pk], 13)


def test_a_count_that_nobody_registers_any_more_is_on_record_and_no_error(communes, kept, monkeypatch):
    gauge = gauge_on(communes)
    monkeypatch.delitem(registry._tallies, KEY)

    changed(*communes)

    assert failed(gauge) == [unit.pk for unit in communes]


def test_what_the_database_asks_to_try_again_is_tried_again_and_no_fault_of_the_count(communes, kept):
    gauge = gauge_on(communes)
    kept.fault, kept.bad = kept.ask_to_be_tried_again, {communes[0].pk}

    with pytest.raises(OperationalError):
        changed(communes[0])

    assert failed(gauge) == []


def test_a_registered_count_is_found_by_its_key_and_an_unknown_one_is_a_sentence(kept):
    assert tally_of(KEY) in tallies()

    with pytest.raises(Refused, match=r"không còn cách đếm “tests\.gone”"):
        tally_of("tests.gone")
