"""Who can be urged over a round: who has not registered, and who has not told the result."""

from datetime import date

import pytest

from danvan.core.action import action
from danvan.exemplars.models import RoundStage, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, RoundFactory
from danvan.exemplars.urging.rounds import REGISTRATION, RESULT
from danvan.plans.tests.scenes import browser_of, said
from danvan.units.models import Unit
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of
from danvan.urging.actions.batches import prepare, send
from danvan.urging.actions.reminding import remind
from danvan.urging.models import How, Urging

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 26)


@pytest.fixture
def province(on_day):
    on_day(DAY)
    return UnitFactory(name="UBND tỉnh Thử", kind=KindFactory(code="ubnd-tinh", level="province"))


def names(units):
    return [unit.name for unit in units]


def registered(row, name, stage=Stage.SUBMITTED, **values):
    unit = UnitFactory(name=name, parent=row.office)
    return ExemplarFactory(unit=unit, round=row, stage=stage, receiver=row.office, **values)


def test_who_sent_nothing_is_missing_and_who_began_to_write_too(province):
    row = RoundFactory(office=province)
    registered(row, "UBND xã A")
    registered(row, "UBND xã B", Stage.DRAFT)

    assert names(REGISTRATION.missing(row.pk, None)) == ["UBND xã B"]
    assert names(REGISTRATION.all_units(row.pk)) == ["UBND xã A", "UBND xã B"]
    assert REGISTRATION.find(row.pk).due_on == date(2026, 3, 31)


def test_lateness_is_told_against_the_first_last_day(province, on_day):
    row = RoundFactory(office=province, first_closes_on=date(2026, 3, 20))

    assert REGISTRATION.find(row.pk).is_late(DAY)


@pytest.mark.parametrize("stage", [RoundStage.DRAFT, RoundStage.DROPPED])
def test_a_round_that_units_were_not_told_of_urges_nobody(province, stage):
    row = RoundFactory(office=province, stage=stage)

    assert (REGISTRATION.find(row.pk), RESULT.find(row.pk)) == (None, None)


def test_who_sends_while_the_list_is_prepared_is_left_out_of_what_is_sent(province):
    row, by = RoundFactory(office=province), officer_of(province)
    early, late = (officer_of(UnitFactory(name=f"UBND xã {one}", parent=province)).unit for one in "AB")
    chosen = Unit.objects.filter(pk__in=[early.pk, late.pk])
    batch = prepare(REGISTRATION, REGISTRATION.find(row.pk), chosen, How.NOTICE, by=by)
    ExemplarFactory(unit=early, round=row, stage=Stage.SUBMITTED)

    send(batch, by=by)

    assert names(urging.unit for urging in Urging.objects.counted()) == ["UBND xã B"]


def test_a_result_is_owed_for_what_was_accepted_where_the_round_names_a_day(province):
    row = RoundFactory(office=province, result_due_on=date(2026, 11, 30))
    registered(row, "UBND xã A", Stage.UNDER_WAY, registered_on=DAY)
    registered(row, "UBND xã B", Stage.REPORTED, registered_on=DAY)

    assert names(RESULT.missing(row.pk, None)) == ["UBND xã A"]
    assert sorted(names(RESULT.all_units(row.pk))) == ["UBND xã A", "UBND xã B"]
    assert action(RESULT.still_missing)(row.pk, Unit.objects.all()) == [Unit.objects.get(name="UBND xã A").pk]
    assert RESULT.find(RoundFactory(office=province).pk) is None


def test_units_are_reminded_before_the_last_day(province, on_day):
    officer_of(UnitFactory(name="UBND xã A", parent=province))
    RoundFactory(office=province, closes_on=date(2026, 3, 31))

    remind()

    assert [(urging.how, urging.unit.name) for urging in Urging.objects.all()] == [(How.REMINDER, "UBND xã A")]


def test_the_office_sees_the_list_and_a_unit_does_not(province):
    commune = UnitFactory(name="UBND xã A", parent=province)
    row = RoundFactory(office=province)
    address = f"/urging/exemplar-registration/{row.pk}/"

    office, unit = (browser_of(officer_of(one)).get(address) for one in (province, commune))

    assert (office.status_code, "UBND xã A" in said(office), unit.status_code) == (200, True, 404)
