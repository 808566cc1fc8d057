"""A receiver asks the units of models that fell silent, all or chosen ones, and sees who was asked when."""

from datetime import date

import pytest

from danvan.core.action import action
from danvan.exemplars.actions.upkeep import answer
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import ExemplarFactory
from danvan.exemplars.urging.silence import SILENCE
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.models import FocalPoint, Unit
from danvan.units.tests.factories import LONG_AGO, UnitFactory, officer_of
from danvan.urging.actions.batches import prepare, send
from danvan.urging.models import Batch, How, Urging

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 26)


@pytest.fixture
def office(on_day):
    on_day(DAY)
    return UnitFactory(name="Ban Dân vận Thử")


def silent_model(office, name, since=date(2026, 3, 1), **values):
    unit = UnitFactory(name=name, parent=office)
    return ExemplarFactory(unit=unit, receiver=office, stage=Stage.RECOGNISED, fading_since=since, **values)


def names(units):
    return sorted(unit.name for unit in units)


def test_units_of_models_that_the_office_received_and_that_fell_silent_are_missing(office):
    silent_model(office, "UBND xã A")
    silent_model(office, "UBND xã B", since=None)
    silent_model(UnitFactory(), "UBND xã C")

    assert names(SILENCE.missing(office.pk, None)) == ["UBND xã A"]
    assert names(SILENCE.all_units(office.pk)) == ["UBND xã A", "UBND xã B"]
    assert action(SILENCE.still_missing)(office.pk, Unit.objects.all()) == [Unit.objects.get(name="UBND xã A").pk]


def test_all_are_asked_in_one_go_and_who_answered_meanwhile_is_left_out(office):
    by = officer_of(office)
    early, late = (silent_model(office, f"UBND xã {name}") for name in "AB")
    clerks = [officer_of(each.unit) for each in (early, late)]
    batch = prepare(SILENCE, SILENCE.find(office.pk), SILENCE.missing(office.pk, by.user), How.NOTICE, by=by)
    answer(early, "Vẫn họp hằng tháng", by=clerks[0], on=DAY)

    send(batch, by=by)

    assert names(each.unit for each in Urging.objects.counted()) == ["UBND xã B"]


def test_the_page_tells_whom_to_call_and_who_was_asked_when(office):
    exemplar = silent_model(office, "UBND xã A")
    FocalPoint.objects.create(unit=exemplar.unit, name="Lò Thị Mẫu", phone="0912 345 678", from_on=LONG_AGO)
    officer_of(exemplar.unit)
    by = officer_of(office)
    browser, address = browser_of(by), f"/urging/exemplar-silence/{office.pk}/"

    before = said(browser.get(address))
    told = {"how": How.NOTICE, "which": "all", "asked_on": "31/3/2026", "key": "k-1"}
    made = browser.post(f"{address}batches/", told)
    send(Batch.objects.get(), by=by)
    after = said(browser.get(address))

    assert made.status_code == 302
    assert ("0912" in before, "chưa đôn đốc" in before, "26/03/2026" in after) == (True, True, True)


def test_the_way_stands_in_the_register_of_who_has_somebody_to_ask(office):
    exemplar = silent_model(office, "UBND xã A")
    way = f'href="/urging/exemplar-silence/{office.pk}/"'

    pages = [
        browser_of(officer_of(unit)).get("/exemplars/").content.decode()
        for unit in (office, exemplar.unit, UnitFactory())
    ]

    assert [way in page for page in pages] == [True, False, False]


def test_a_unit_and_another_office_find_no_list_of_an_office_that_is_not_theirs(office):
    exemplar = silent_model(office, "UBND xã A")
    address = f"/urging/exemplar-silence/{office.pk}/"

    answers = [browser_of(officer_of(unit)).get(address).status_code for unit in (office, exemplar.unit, UnitFactory())]

    assert answers == [200, 404, 404]


def test_a_unit_is_led_to_its_one_silent_model_and_to_the_list_of_several(office):
    one = silent_model(office, "UBND xã A")
    other = silent_model(office, "UBND xã B")
    ExemplarFactory(unit=other.unit, receiver=office, stage=Stage.RECOGNISED, fading_since=DAY)

    assert SILENCE.unit_address(office.pk, one.unit_id) == f"/exemplars/{one.pk}/ladder/"
    assert SILENCE.unit_address(office.pk, other.unit_id).startswith("/exemplars/?dau=fading_since&don_vi=UBND+x")


def test_three_units_take_as_many_questions_as_one(office):
    browser, address = browser_of(officer_of(office)), f"/urging/exemplar-silence/{office.pk}/"
    silent_model(office, "UBND xã A")
    one = questions(browser, address)
    silent_model(office, "UBND xã B"), silent_model(office, "UBND xã C")

    assert questions(browser, address) == one
