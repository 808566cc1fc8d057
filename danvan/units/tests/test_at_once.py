"""Several people change the trees at once: one after the other, and the trees stay whole."""

from datetime import date

import pytest

from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.errors import Refused
from danvan.units.actions.merging import merge_units
from danvan.units.actions.renaming import move_unit
from danvan.units.checking import faults
from danvan.units.models import Placement, Unit
from danvan.units.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db(transaction=True)

TODAY, PAPER = date(2026, 5, 20), "Quyết định số 1/QĐ-UBND"


def test_two_that_move_below_each_other_do_not_make_a_ring(on_day, at_once):
    on_day(TODAY)
    units = [UnitFactory(name=f"Sở {letter}") for letter in "ABCDEFGH"]

    def move_below_the_next(index):
        unit, parent = units[index], units[(index + 1) % writers]
        move_unit(unit, by=SYSTEM, parent=parent, on=TODAY, basis=PAPER)

    writers = len(at_once(lambda index: None))
    results = at_once(move_below_the_next)

    assert sum(isinstance(result, Refused) for result in results) == 1
    assert list(faults(TODAY)) == []


def test_moves_and_mergers_by_several_writers_leave_every_path_right(on_day, at_once):
    on_day(TODAY)
    provinces = [UnitFactory() for _each in range(3)]
    communes = [UnitFactory(parent=provinces[number % 2]) for number in range(16)]
    villages = [UnitFactory(parent=commune) for commune in communes for _each in range(2)]

    def reorganise(index):
        mine = communes[index * 2 : index * 2 + 2]
        move_unit(mine[0], by=SYSTEM, parent=provinces[2], on=TODAY, basis=PAPER)
        merge_units([mine[1]], into=mine[0], by=SYSTEM, on=TODAY, basis=PAPER)
        move_unit(villages[index * 4], by=SYSTEM, parent=communes[(index * 2 + 2) % 16], on=TODAY, basis=PAPER)

    results = at_once(reorganise)

    assert all(result is None or isinstance(result, Refused) for result in results)
    assert list(faults(clock.today())) == []
    assert Unit.objects.filter(closed_on=TODAY).count() == len(results)
    assert Placement.objects.on(TODAY).filter(parent__closed_on=TODAY).count() == 0
