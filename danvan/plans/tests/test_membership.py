"""Whom a target counts: fixed by name when it begins, whatever becomes of the words, groups and units it was chosen by."""

from datetime import date

import pytest

from danvan.core.errors import Overtaken
from danvan.measures.models import Gauge, Standing
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import move, say, wrong
from danvan.plans.actions.countings import Terms, decide
from danvan.plans.counting import OWN_PLAN
from danvan.plans.models import Counting
from danvan.plans.tests.test_countings import YEAR, Bound
from danvan.units.actions.groups import add_members, end_membership, set_up_group
from danvan.units.selectors import Selector
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

MAY, JUNE = date(2026, 5, 20), date(2026, 6, 1)


@pytest.fixture(autouse=True)
def in_may(on_day):
    on_day(MAY)


@pytest.fixture
def bound():
    return Bound(rule=Rule.TOTAL, threshold=9).issue()


def group_of(bound, *units):
    """A group of the issuer in which these communes are from the beginning of the year."""
    by = officer_of(bound.plan.issuer)
    group = set_up_group(bound.plan.issuer, name="Cụm thi đua số 1", by=by)
    add_members(group, units, by=by, on=date(2026, 1, 1))
    return group, by


def counted(gauge):
    return sorted(Standing.objects.filter(gauge=gauge, member=True).values_list("unit", flat=True))


def test_who_comes_and_goes_in_a_group_changes_nothing_in_what_is_counted_already(bound, on_day):
    one, other, third = bound.communes
    group, by = group_of(bound, one, other)
    bound.decide(rule=Rule.TOTAL, words="Số mô hình", selectors=[Selector(groups=(group.pk,)).dump()])

    on_day(JUNE)
    add_members(group, [third], by=by, on=JUNE)
    end_membership(group.members.get(unit=one), by=by, on=JUNE)
    say(one, bound.gauge.measure, 4)

    assert counted(bound.gauge) == [one.pk, other.pk]
    assert bound.sums == (4, 0, 1, 2)
    assert wrong() == []


def test_decided_anew_of_a_later_day_it_counts_who_belongs_to_the_group_then(bound, on_day):
    one, other, third = bound.communes
    group, by = group_of(bound, one, other)
    same = {"rule": Rule.TOTAL, "selectors": [Selector(groups=(group.pk,)).dump()]}
    decided = bound.decide(words="Số mô hình", **same)
    on_day(JUNE)
    add_members(group, [third], by=by, on=JUNE)
    end_membership(group.members.get(unit=one), by=by, on=JUNE)
    before = bound.gauge

    measure = before.measure
    bound.decide(measure=measure, members_on=JUNE, version=decided.version, reason="Cụm đã đổi", **same)

    assert counted(bound.gauge) == [other.pk, third.pk]
    assert counted(before) == [one.pk, other.pk]


def test_words_that_are_chosen_anew_after_the_plan_binds_change_no_figure(bound):
    bound.decide(rule=Rule.TOTAL, words="Số mô hình")
    newcomer = UnitFactory(parent=bound.plan.issuer)

    binding = bound.plan.bindings.get()
    binding.selector = Selector(units=(newcomer.pk,)).dump()
    binding.save()
    say(bound.communes[0], bound.gauge.measure, 2)

    assert counted(bound.gauge) == sorted(unit.pk for unit in bound.communes)
    assert bound.sums == (2, 0, 1, 3)


def test_a_commune_that_moves_in_mid_window_takes_its_part_along_and_stays_counted(bound):
    bound.decide(rule=Rule.TOTAL, words="Số mô hình")
    say(bound.communes[0], bound.gauge.measure, 2)
    elsewhere = UnitFactory()

    move(bound.communes[0], under=elsewhere)
    say(bound.communes[0], bound.gauge.measure, 5, reason="ghi sót")

    assert bound.sums == (5, 0, 1, 3)
    assert wrong() == []


def test_how_a_target_is_counted_is_decided_once_by_a_form_pressed_twice(bound):
    said = Terms(rule=Rule.COVERAGE, tally=OWN_PLAN, **YEAR)
    decide(bound.target, said, by=bound.officer, key="một lần")

    with pytest.raises(Overtaken, match="lần bấm trước"):
        decide(bound.target, said, by=bound.officer, key="một lần", reason="bấm lại")

    assert (Counting.objects.count(), Gauge.objects.count()) == (1, 1)
