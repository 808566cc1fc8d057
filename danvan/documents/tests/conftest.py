"""A unit with its register, and a browser in which its officer works."""

import pytest

from danvan.documents.tests.factories import at_desk
from danvan.units.tests.factories import UnitFactory, officer_of


@pytest.fixture
def unit():
    return UnitFactory(name="UBND xã Khe Thử")


@pytest.fixture
def browser(unit):
    return at_desk(officer_of(unit))
