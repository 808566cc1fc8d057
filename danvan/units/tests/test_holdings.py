"""Roles given, confirmed and ended."""

from datetime import date

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.core.errors import Refused
from danvan.notifications.models import Notice
from danvan.units.acting import in_post
from danvan.units.actions.holdings import confirm_holding, end_holding, give_holding
from danvan.units.models import Delegation, Holding, Role
from danvan.units.scope import posts_of
from danvan.units.tests.factories import (
    HoldingFactory,
    KindFactory,
    TerritoryFactory,
    UnitFactory,
    administrator_of,
    leader_of,
    officer_of,
)

pytestmark = pytest.mark.django_db

TODAY, TOMORROW = date(2026, 5, 20), date(2026, 5, 21)
PAPER = "Quyết định số 12/QĐ-UBND ngày 15/5/2026"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def give(user, unit, role, by, **more):
    return give_holding(user, unit, role, by=by, **{"from_on": TODAY, "basis": PAPER, **more})


def roles(user, day=TODAY):
    """What a person may work as on a day."""
    return [(post.role, post.unit) for post in posts_of(user, day)]


def test_an_officer_may_work_from_the_day_the_administrator_said():
    unit, person = UnitFactory(), UserFactory()

    give(person, unit, Role.OFFICER, administrator_of(unit), from_on=TOMORROW)

    assert (roles(person, TODAY), roles(person, TOMORROW)) == ([], [(Role.OFFICER, unit)])


def test_a_leader_may_not_work_before_a_second_person_confirmed():
    unit, person = UnitFactory(), UserFactory()
    holding = give(person, unit, Role.LEADER, administrator_of(unit))
    before = roles(person)

    confirm_holding(holding, by=administrator_of(unit))

    assert (before, roles(person)) == ([], [(Role.LEADER, unit)])


def test_the_units_own_leader_may_confirm():
    unit, person = UnitFactory(), UserFactory()
    holding = give(person, unit, Role.LEADER, administrator_of(unit))

    confirm_holding(holding, by=leader_of(unit))

    assert roles(person) == [(Role.LEADER, unit)]


def test_giving_is_recorded_with_its_paper_and_told_to_the_person_and_to_those_who_may_confirm():
    unit, person = UnitFactory(), UserFactory()
    giver, second, leader = administrator_of(unit), administrator_of(unit), leader_of(unit)

    holding = give(person, unit, Role.LEADER, giver)

    entry = Entry.objects.get(object_type="units.holding")
    assert (entry.verb, entry.object_id, entry.actor_id, entry.reason) == ("give", holding.pk, giver.user_id, PAPER)
    told = set(Notice.objects.values_list("user", "verb"))
    assert told == {
        (person.pk, "give"),
        (second.user_id, "await_confirmation"),
        (leader.user_id, "await_confirmation"),
    }


def test_an_administrator_who_gives_himself_a_role_is_refused():
    above = UnitFactory()
    by = administrator_of(above)

    with pytest.raises(Refused, match="Không ai tự giao vai trò"):
        give(by.user, UnitFactory(parent=above), Role.OFFICER, by)


def test_who_gave_the_role_does_not_confirm_it():
    unit = UnitFactory()
    giver = administrator_of(unit)
    holding = give(UserFactory(), unit, Role.LEADER, giver)

    with pytest.raises(Refused, match="không tự xác nhận"):
        confirm_holding(holding, by=giver)


def test_who_gave_the_role_does_not_confirm_it_in_the_leaders_place():
    unit = UnitFactory()
    giver, leader = administrator_of(unit), HoldingFactory(unit=unit, role=Role.LEADER)
    holding = give(UserFactory(), unit, Role.LEADER, giver)
    stands = Delegation.objects.create(holding=leader, deputy=giver.user, from_on=TODAY, to_on=TOMORROW)

    with pytest.raises(Refused, match="không tự xác nhận"):
        confirm_holding(holding, by=in_post(leader, delegation=stands))


def test_who_is_to_hold_the_role_does_not_confirm_it():
    unit, person = UnitFactory(), UserFactory()
    holding = give(person, unit, Role.ADMINISTRATOR, administrator_of(unit))
    leads_too = HoldingFactory(unit=unit, role=Role.LEADER, user=person)

    with pytest.raises(Refused, match="không tự xác nhận"):
        confirm_holding(holding, by=in_post(leads_too))


def test_a_role_is_confirmed_once():
    unit = UnitFactory()
    holding = give(UserFactory(), unit, Role.LEADER, administrator_of(unit))
    confirm_holding(holding, by=administrator_of(unit))

    with pytest.raises(Refused, match="không chờ xác nhận"):
        confirm_holding(holding, by=administrator_of(unit))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.AUDITOR])
def test_an_administrator_gets_no_work_to_do_where_he_administers(role):
    above = UnitFactory()
    administrator = administrator_of(above)

    with pytest.raises(Refused, match="không thể vừa quản trị"):
        give(administrator.user, UnitFactory(parent=above), role, administrator_of(above))


def test_who_works_in_a_unit_does_not_become_its_administrator():
    above = UnitFactory()
    officer = officer_of(UnitFactory(parent=above))

    with pytest.raises(Refused, match="không thể vừa quản trị"):
        give(officer.user, above, Role.ADMINISTRATOR, administrator_of(above))


def test_an_administrator_may_work_where_he_administers_nothing():
    province = UnitFactory()
    here, there = UnitFactory(parent=province), UnitFactory(parent=province)
    administrator = administrator_of(here)

    give(administrator.user, there, Role.OFFICER, administrator_of(province))

    assert roles(administrator.user) == [(Role.ADMINISTRATOR, here), (Role.OFFICER, there)]


def test_an_administrator_gives_no_role_beside_his_subtree():
    above = UnitFactory()
    by = administrator_of(UnitFactory(parent=above))

    with pytest.raises(Refused, match="Vai trò hiện tại không làm được"):
        give(UserFactory(), UnitFactory(parent=above), Role.OFFICER, by)


def test_the_committee_of_a_territory_looks_after_all_lines_in_it():
    territory = TerritoryFactory()
    committee = UnitFactory(kind=KindFactory(code="dang-uy-xa", governs_territory=True), territory=territory)
    person = UserFactory()

    give(person, UnitFactory(territory=territory), Role.OFFICER, administrator_of(committee))

    assert [role for role, _unit in roles(person)] == [Role.OFFICER]


def test_administration_does_not_pass_through_a_deputy():
    unit = UnitFactory()
    holder = HoldingFactory(unit=unit, role=Role.ADMINISTRATOR)
    stands = Delegation.objects.create(holding=holder, deputy=UserFactory(), from_on=TODAY, to_on=TOMORROW)

    with pytest.raises(Refused, match="Vai trò hiện tại không làm được"):
        give(UserFactory(), unit, Role.OFFICER, in_post(holder, delegation=stands))


def test_the_same_role_is_not_given_twice():
    unit = UnitFactory()
    officer = officer_of(unit)

    with pytest.raises(Refused, match="đang giữ vai trò này"):
        give(officer.user, unit, Role.OFFICER, administrator_of(unit))


def test_an_administrator_whose_role_ended_while_the_form_was_open_gives_none():
    unit, person = UnitFactory(), UserFactory()
    by = administrator_of(unit)
    Holding.objects.filter(pk=by.holding_id).update(to_on=TODAY)

    with pytest.raises(Refused, match="đã kết thúc"):
        give(person, unit, Role.OFFICER, by)

    assert roles(person) == []


def test_a_role_ends_on_its_day_and_not_before():
    unit = UnitFactory()
    officer = officer_of(unit)

    end_holding(Holding.objects.get(pk=officer.holding_id), by=administrator_of(unit), on=TOMORROW, reason="Nghỉ hưu")

    assert (roles(officer.user, TODAY), roles(officer.user, TOMORROW)) == ([(Role.OFFICER, unit)], [])


def test_a_role_given_by_mistake_is_taken_back_the_same_day():
    unit, person = UnitFactory(), UserFactory()
    holding = give(person, unit, Role.OFFICER, administrator_of(unit))

    end_holding(holding, by=administrator_of(unit), on=TODAY, reason="Giao nhầm")

    assert roles(person) == []
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == ["give", "end"]


def test_nobody_ends_their_own_role():
    unit = UnitFactory()
    by = administrator_of(unit)

    with pytest.raises(Refused, match="Không ai tự kết thúc"):
        end_holding(Holding.objects.get(pk=by.holding_id), by=by, on=TOMORROW, reason="Nghỉ")
