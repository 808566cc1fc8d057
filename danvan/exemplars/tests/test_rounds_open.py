"""Which rounds a unit may register in, and what is late."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.exemplars.models import RoundStage, Stage
from danvan.exemplars.queries.rounds import Timing, expected, lateness, not_registered, rounds_open_to
from danvan.exemplars.tests.factories import ExemplarFactory, RoundFactory, level, remit_over
from danvan.plans.tests.factories import issued_plan
from danvan.units.models import Act, Unit
from danvan.units.selectors import Selector
from danvan.units.tests.factories import KindFactory, UnitFactory

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)


def names(units):
    return [unit.name for unit in units]


@pytest.fixture
def province():
    return UnitFactory(name="UBND tỉnh Thử", kind=KindFactory(code="ubnd-tinh", level="province"))


def below(province, name="UBND xã Khe", **values):
    return UnitFactory(name=name, parent=province, **values)


def test_a_round_without_words_is_for_all_whom_its_office_receives_from(province):
    commune, row = below(province), RoundFactory(office=province)

    assert rounds_open_to(commune, DAY) == [row]
    assert rounds_open_to(UnitFactory(), DAY) == []
    assert rounds_open_to(province, DAY) == []


def test_an_office_beside_the_tree_receives_by_a_remit_over_the_level(province):
    commune, front = below(province), UnitFactory(name="MTTQ tỉnh Thử")
    here, _there = (RoundFactory(office=front, level=level(code)) for code in ("xa", "tinh"))
    remit_over(front, province, Act.RECEIVE, at=level("xa"))

    assert rounds_open_to(commune, DAY) == [here]


def test_a_remit_that_does_not_let_receive_opens_no_round(province):
    commune, front = below(province), UnitFactory()
    RoundFactory(office=front)
    remit_over(front, province, Act.GUIDE)

    assert rounds_open_to(commune, DAY) == []


def test_the_words_of_a_round_say_who_is_to_register(province):
    here, there = below(province, "UBND xã A"), below(province, "UBND xã B")
    row = RoundFactory(office=province, selector=Selector(words="UBND xã A", units=(here.pk,)).dump())

    assert names(expected(row, DAY)) == ["UBND xã A"]
    assert rounds_open_to(there, DAY) == []


def test_where_it_has_no_words_those_bound_by_its_plan_are_to_register(on_day):
    on_day(DAY)
    here, there = UnitFactory(name="UBND xã A"), UnitFactory(name="UBND xã B")
    plan = issued_plan(here)
    row = RoundFactory(office=plan.issuer, plan=plan)
    for commune in (here, there):
        remit_over(plan.issuer, commune, Act.RECEIVE)

    assert names(expected(row, DAY)) == ["UBND xã A"]
    assert (rounds_open_to(here, DAY), rounds_open_to(there, DAY)) == ([row], [])


def test_nobody_is_expected_whom_the_office_does_not_receive_from(province):
    stranger = UnitFactory()
    row = RoundFactory(office=province, selector=Selector(words="xã ngoài", units=(stranger.pk,)).dump())

    assert names(expected(row, DAY)) == []


@pytest.mark.parametrize(
    ("days", "stage", "timing"),
    [
        ({}, RoundStage.DRAFT, Timing.OVER),
        ({"opens_on": date(2026, 3, 3)}, RoundStage.OPEN, Timing.EARLY),
        ({"closes_on": DAY}, RoundStage.OPEN, Timing.IN_TIME),
        ({"closes_on": date(2026, 3, 1)}, RoundStage.OPEN, Timing.LATE),
        ({"closes_on": date(2026, 3, 1)}, RoundStage.CLOSED, Timing.LATE),
        ({"closes_on": date(2026, 3, 1), "late_allowed": False}, RoundStage.CLOSED, Timing.OVER),
        ({"closes_on": date(2026, 3, 1), "late_allowed": False}, RoundStage.OPEN, Timing.OVER),
        ({"first_closes_on": date(2026, 3, 1), "late_allowed": False}, RoundStage.OPEN, Timing.LATE),
        ({"first_closes_on": DAY}, RoundStage.OPEN, Timing.IN_TIME),
        ({"year": 2025, "opens_on": date(2025, 1, 5), "closes_on": date(2025, 3, 1)}, RoundStage.CLOSED, Timing.OVER),
    ],
)
def test_a_day_stands_to_the_round_s_days(province, days, stage, timing):
    row = RoundFactory(office=province, stage=stage, **days)

    assert lateness(row, DAY) == timing
    open_to = rounds_open_to(below(province), DAY)
    assert open_to == ([row] if timing in (Timing.IN_TIME, Timing.LATE) else [])


def test_who_sent_one_back_has_registered_and_who_only_writes_has_not(province):
    row = RoundFactory(office=province)
    stages = {"A": Stage.SUBMITTED, "B": Stage.RETURNED, "C": Stage.DRAFT, "D": Stage.DROPPED}
    for name, stage in stages.items():
        ExemplarFactory(unit=below(province, name), round=row, stage=stage)
    below(province, "E")

    assert names(not_registered(row, DAY)) == ["C", "D", "E"]


def test_one_round_and_three_are_the_same_questions(province):
    commune = Unit.objects.get(pk=below(province).pk)

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = rounds_open_to(commune, DAY)
        return len(found), len(queries)

    RoundFactory(office=province)
    one = asked()
    for _more in range(2):
        RoundFactory(office=province)

    assert (one, asked()) == ((1, 3), (3, 3))
