"""Whom to telephone in a unit."""

from datetime import date

import pytest
from django.test import Client

from danvan.core.errors import Refused
from danvan.units.actions.focal_points import end_focal_point, set_focal_point
from danvan.units.models import FocalPoint, Role
from danvan.units.tests.factories import HoldingFactory, UnitFactory, administrator_of, leader_of, officer_of

pytestmark = pytest.mark.django_db

TODAY, TOMORROW, LATER = date(2026, 5, 20), date(2026, 5, 21), date(2026, 6, 1)
LEADER = FocalPoint.Charge.LEADER


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def call(unit, name, by, on=TODAY):
    return set_focal_point(unit, LEADER, by=by, on=on, name=name, phone="0203 382 1234")


def called(unit, day):
    return list(unit.focal_points.on(day).values_list("name", flat=True))


@pytest.mark.parametrize("somebody", [officer_of, leader_of, administrator_of])
def test_the_units_people_and_its_administrators_say_whom_to_call(somebody):
    unit = UnitFactory()

    call(unit, "Lò Thị Bình", somebody(unit))

    assert called(unit, TODAY) == ["Lò Thị Bình"]


def test_the_unit_above_says_it_for_a_unit_that_never_signs_in():
    above = UnitFactory()
    cell = UnitFactory(parent=above)

    call(cell, "Lò Thị Bình", officer_of(above))

    assert called(cell, TODAY) == ["Lò Thị Bình"]


def test_a_neighbour_does_not_say_whom_to_call():
    with pytest.raises(Refused, match="Vai trò hiện tại không làm được"):
        call(UnitFactory(), "Lò Thị Bình", officer_of(UnitFactory()))


def test_another_is_called_from_a_day_on_and_not_before():
    unit = UnitFactory()
    by = officer_of(unit)
    call(unit, "Lò Thị Bình", by)

    call(unit, "Trần Văn An", by, on=LATER)

    assert (called(unit, TOMORROW), called(unit, LATER)) == (["Lò Thị Bình"], ["Trần Văn An"])


def test_what_was_mistyped_today_is_simply_replaced():
    unit = UnitFactory()
    by = officer_of(unit)
    call(unit, "Lò Thị Bính", by)

    call(unit, "Lò Thị Bình", by)

    assert list(unit.focal_points.values_list("name", "to_on")) == [("Lò Thị Bình", None)]


def test_nobody_is_called_between_two_decisions_out_of_order():
    unit = UnitFactory()
    by = officer_of(unit)
    call(unit, "Trần Văn An", by, on=LATER)

    with pytest.raises(Refused, match="đã ghi đầu mối khác"):
        call(unit, "Lò Thị Bình", by)


def test_somebody_is_called_no_longer():
    unit = UnitFactory()
    by = officer_of(unit)
    point = call(unit, "Lò Thị Bình", by)

    end_focal_point(point, by=by, on=TOMORROW)

    assert (called(unit, TODAY), called(unit, TOMORROW)) == (["Lò Thị Bình"], [])


def test_everybody_who_signs_in_reads_on_the_units_page_whom_to_call():
    unit = UnitFactory()
    call(unit, "Lò Thị Bình", officer_of(unit))
    browser = Client()
    browser.force_login(HoldingFactory(role=Role.OFFICER).user)

    page = browser.get(f"/units/{unit.pk}/").content.decode()

    assert "Lò Thị Bình" in page
    assert "Con người và vai trò" not in page
