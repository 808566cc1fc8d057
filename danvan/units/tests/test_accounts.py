"""New accounts with their first role, and whose accounts an administrator looks after."""

from datetime import date

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.core.errors import Refused
from danvan.units.actions.holdings import open_account
from danvan.units.models import Role
from danvan.units.queries.people import accounts_administered_by
from danvan.units.scope import posts_of
from danvan.units.tests.factories import HoldingFactory, UnitFactory, administrator_of, officer_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)
PAPER = "Quyết định số 12/QĐ-UBND ngày 15/5/2026"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def roles(user):
    """What a person may work as today."""
    return [(post.role, post.unit) for post in posts_of(user, TODAY)]


def test_a_new_account_comes_with_its_role_and_an_invitation():
    unit = UnitFactory()

    user, token = open_account(
        unit,
        by=administrator_of(unit),
        username="An.TV",
        full_name="Trần  Văn An",
        role=Role.OFFICER,
        from_on=TODAY,
        basis=PAPER,
    )

    assert (user.username, user.full_name, roles(user)) == ("an.tv", "Trần Văn An", [(Role.OFFICER, unit)])
    assert token


def test_one_person_gets_one_account():
    unit = UnitFactory()
    UserFactory(email="an@tinh.example")
    new = {"full_name": "Trần Văn An", "role": Role.OFFICER, "from_on": TODAY, "basis": PAPER}

    with pytest.raises(Refused, match="Đã có tài khoản dùng thư điện tử này"):
        open_account(unit, by=administrator_of(unit), username="an2", email="An@tinh.example", **new)


def test_administrators_look_after_accounts_whose_roles_are_all_in_their_units():
    above = UnitFactory()
    by = administrator_of(above)
    officer = officer_of(UnitFactory(parent=above))
    works_elsewhere_too = officer_of(above)
    HoldingFactory(user=works_elsewhere_too.user)

    assert set(accounts_administered_by(by.user)) == {by.user, officer.user}
