"""Who stands in for whom, and for how long."""

from datetime import date

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.core.errors import Refused
from danvan.units.acting import in_post
from danvan.units.actions.delegations import delegate, end_delegation
from danvan.units.models import Delegation, Holding, Role
from danvan.units.permissions import CONFIRM
from danvan.units.scope import posts_of
from danvan.units.tests.factories import HoldingFactory, UnitFactory, administrator_of, officer_of

pytestmark = pytest.mark.django_db

TODAY, LAST, BACK = date(2026, 5, 20), date(2026, 5, 22), date(2026, 5, 23)
ABSENCE, STANDING = Delegation.Kind.ABSENCE, Delegation.Kind.STANDING


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def leader(**fields):
    return HoldingFactory(unit__name="UBND xã Thử", role=Role.LEADER, **fields)


def away(holding, deputy, by=None, **more):
    """The leader is away for three days."""
    said = {"kind": ABSENCE, "from_on": TODAY, "to_on": BACK, **more}
    return delegate(holding, deputy, by=by or in_post(holding), **said)


def places(user, day):
    return [(post.in_place_of_id, post.role) for post in posts_of(user, day)]


def test_a_deputy_works_in_the_holders_place_on_the_days_of_the_absence_and_no_longer():
    holding, deputy = leader(), UserFactory()

    away(holding, deputy)

    stands = [(holding.user_id, Role.LEADER)]
    assert (places(deputy, LAST), places(deputy, BACK)) == (stands, [])


def test_a_standing_delegation_names_its_acts_and_its_paper():
    holding, deputy = leader(), UserFactory()

    row = away(holding, deputy, kind=STANDING, to_on=None, acts=[CONFIRM], basis="Quyết định số 3/QĐ-UBND")

    assert (row.acts, row.to_on) == ([CONFIRM], None)
    with pytest.raises(Refused, match="cần nêu rõ việc"):
        away(holding, UserFactory(), kind=STANDING, to_on=None, basis="Quyết định số 3/QĐ-UBND")


def test_a_deputy_does_not_pass_the_place_on():
    holding, deputy = leader(), UserFactory()
    stands = away(holding, deputy)

    with pytest.raises(Refused, match="Chỉ người giữ vai trò"):
        away(holding, UserFactory(), by=in_post(holding, delegation=stands))


def test_who_is_a_deputy_already_is_not_made_one_twice():
    holding, deputy = leader(), UserFactory()
    away(holding, deputy)

    with pytest.raises(Refused, match="đã được ủy quyền"):
        away(holding, deputy)


def test_administration_has_no_deputies():
    holding = HoldingFactory(role=Role.ADMINISTRATOR)

    with pytest.raises(Refused, match="không ủy quyền được"):
        away(holding, UserFactory())


def test_who_administers_the_unit_does_not_work_there_as_a_deputy():
    holding = leader()

    with pytest.raises(Refused, match="không thể vừa quản trị"):
        away(holding, administrator_of(holding.unit).user)


def test_nobody_delegates_the_role_of_another():
    holding = leader()

    with pytest.raises(Refused, match="Chỉ người giữ vai trò"):
        away(holding, UserFactory(), by=officer_of(holding.unit))


def test_an_administrator_names_a_deputy_for_an_absence_by_a_paper_only():
    holding, deputy = leader(), UserFactory()
    by = administrator_of(holding.unit)

    away(holding, deputy, by=by, basis="Giấy cử người thay số 4")

    assert places(deputy, TODAY) == [(holding.user_id, Role.LEADER)]
    with pytest.raises(Refused, match="cần nêu văn bản"):
        away(holding, UserFactory(), by=by)
    with pytest.raises(Refused, match="Chỉ người giữ vai trò"):
        away(holding, UserFactory(), by=by, kind=STANDING, acts=[CONFIRM], basis="Quyết định")


def test_an_absence_says_when_it_ends():
    with pytest.raises(Refused, match="phải có ngày kết thúc"):
        away(leader(), UserFactory(), to_on=None)


def test_nobody_stands_in_longer_than_the_holder_holds_the_role():
    with pytest.raises(Refused, match="trong những ngày còn giữ vai trò"):
        away(leader(to_on=LAST), UserFactory())


def test_a_role_that_waits_for_confirmation_is_not_delegated():
    with pytest.raises(Refused, match="chưa được xác nhận"):
        away(leader(confirmed_by_id=None), UserFactory())


def test_the_place_ends_with_the_role_itself():
    holding, deputy = leader(), UserFactory()
    away(holding, deputy)

    Holding.objects.filter(pk=holding.pk).update(to_on=LAST)

    assert places(deputy, LAST) == []


@pytest.mark.parametrize("who", ["holder", "deputy"])
def test_holder_and_deputy_end_it_before_its_day(who):
    holding, deputy = leader(), HoldingFactory().user
    row = away(holding, deputy)
    by = in_post(holding) if who == "holder" else in_post(holding, delegation=row)

    end_delegation(row, by=by, on=LAST)

    assert posts_of(deputy, LAST)[-1].in_place_of_id is None


def test_a_stranger_ends_nothing():
    row = away(leader(), UserFactory())

    with pytest.raises(Refused, match="Vai trò hiện tại không làm được"):
        end_delegation(row, by=officer_of(UnitFactory()), on=LAST)
