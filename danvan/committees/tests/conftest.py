"""One body and its keeper, for the tests of pages."""

from datetime import date

import pytest

from danvan.committees.tests.factories import CommitteeFactory
from danvan.documents.tests.factories import at_desk
from danvan.units.tests.factories import officer_of


@pytest.fixture
def today(on_day):
    """The day on which these sentences are said."""
    on_day(date(2026, 5, 24))
    return date(2026, 5, 24)


@pytest.fixture
def committee():
    return CommitteeFactory(name="Ban Chỉ đạo tỉnh")


@pytest.fixture
def keeper(committee):
    return officer_of(committee.host)


@pytest.fixture
def desk(today, keeper):
    """The keeper's browser."""
    return at_desk(keeper)
