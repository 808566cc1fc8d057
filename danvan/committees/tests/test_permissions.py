from datetime import date

import pytest

from danvan.committees.models import Seat
from danvan.committees.permissions import hosts_for, keeps, members_visible_to, seat_of, visible_to
from danvan.committees.tests.factories import CommitteeFactory, FollowsFactory, MemberFactory
from danvan.units.acting import in_post
from danvan.units.models import Delegation, Role, Succession
from danvan.units.tests.factories import LONG_AGO, HoldingFactory, UnitFactory, administrator_of, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 24)
AT_WORK = ("committee_officer", "committee_leader", "committee_auditor")


@pytest.fixture
def world():
    return build()


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(DAY)


def who(world, test):
    return {member for member in world.holdings if test(member)}


def test_who_has_the_host_in_sight_sees_its_bodies(world):
    committee = CommitteeFactory(host=world.commune)

    seeing = who(world, lambda member: committee in visible_to(world.users[member]))

    communes = {"commune_officer", "commune_leader", "party_officer", "remit_officer"}
    assert seeing == {*AT_WORK, *communes}


def test_a_unit_sees_the_bodies_its_people_sit_on_and_those_that_follow_it(world):
    sits, followed, neither = CommitteeFactory(), CommitteeFactory(), CommitteeFactory()
    MemberFactory(committee=sits, unit=world.other_commune)
    FollowsFactory(member__committee=followed, unit=world.other_commune)
    MemberFactory(committee=neither)

    assert set(visible_to(world.users["other_commune_officer"])) == {sits, followed}
    assert set(visible_to(world.users["commune_officer"])) == set()


def test_an_office_sees_who_follows_the_village_it_serves(world):
    followed = FollowsFactory(unit=UnitFactory(name="Chi bộ Thử", agency=world.commune)).member.committee

    assert list(visible_to(world.users["commune_officer"])) == [followed]
    assert list(visible_to(world.users["other_commune_officer"])) == []


def test_whoever_sits_by_account_sees_the_body_and_its_members(world):
    member = MemberFactory(user=world.users["sibling_officer"])

    assert list(visible_to(world.users["sibling_officer"])) == [member.committee]
    assert list(members_visible_to(world.users["sibling_officer"])) == [member]
    assert list(members_visible_to(world.users["commune_officer"])) == []


def test_an_administrator_sees_none_even_of_the_own_office(world):
    CommitteeFactory(host=world.committee)

    assert list(visible_to(world.users["administrator"])) == []


def test_the_host_and_the_standing_office_keep_a_body(world):
    committee = CommitteeFactory(host=world.committee, standing_office=world.department)

    keeping = who(world, lambda member: member != "commune_former" and keeps(world.by(member), committee))

    assert keeping == {"committee_officer", "committee_leader", "department_officer", "department_leader"}


def test_its_secretary_keeps_it_from_another_office_while_on_that_seat(world):
    committee = CommitteeFactory(host=world.committee)
    MemberFactory(committee=committee, role=Seat.SECRETARY, user=world.users["sibling_officer"], unit=world.sibling)
    MemberFactory(committee=committee, role=Seat.SECRETARY, user=world.users["remit_officer"], to_on=DAY)
    MemberFactory(committee=committee, role=Seat.HEAD, user=world.users["party_officer"], unit=world.party)

    asked = ("sibling_officer", "remit_officer", "party_officer")
    assert [keeps(world.by(member), committee) for member in asked] == [True, False, False]


def test_who_inherited_the_host_keeps_what_it_left(world):
    left = CommitteeFactory(host=world.predecessor)
    lasting = CommitteeFactory(host=world.party)
    Succession.objects.create(predecessor=world.party, successor=world.commune, on=LONG_AGO)

    clerk = world.by("commune_officer")

    assert [keeps(clerk, committee) for committee in (left, lasting)] == [True, False]
    assert keeps(world.by("other_commune_officer"), left) is False


def test_an_office_sets_bodies_up_for_itself_and_for_the_committee_it_advises(world):
    found = {member: hosts_for(world.by(member)) for member in ("department_officer", "committee_auditor")}

    assert found == {"department_officer": [world.department, world.committee], "committee_auditor": []}


class TestSeat:
    """On which seat a post acts."""

    def test_of_the_account_on_that_day(self, world):
        member = MemberFactory(user=world.users["sibling_officer"], unit=world.sibling, to_on=date(2026, 6, 1))
        by = world.by("sibling_officer")

        assert seat_of(by, member.committee, DAY) == member
        assert seat_of(by, member.committee, date(2026, 6, 1)) is None
        assert seat_of(by, CommitteeFactory(), DAY) is None

    def test_of_whom_a_deputy_stands_in_for_in_that_unit(self, world):
        member = MemberFactory(user=world.users["commune_leader"], unit=world.commune)

        assert seat_of(world.by("commune_deputy"), member.committee, DAY) == member

    def test_not_of_whom_a_deputy_stands_in_for_elsewhere(self, world):
        member = MemberFactory(user=world.users["commune_leader"], unit=world.village)

        assert seat_of(world.by("commune_deputy"), member.committee, DAY) is None

    def test_not_the_deputy_s_own_while_standing_in_for_another(self, world):
        member = MemberFactory(user=world.users["commune_deputy"], unit=world.commune)

        assert seat_of(world.by("commune_deputy"), member.committee, DAY) is None

    def test_never_of_an_administrator(self, world):
        member = MemberFactory(user=world.users["administrator"], unit=world.committee)

        assert seat_of(world.by("administrator"), member.committee, DAY) is None

    def test_never_of_a_deputy_for_named_acts(self, world):
        holding = HoldingFactory(role=Role.LEADER)
        member = MemberFactory(user=holding.user, unit=holding.unit)
        deputy = HoldingFactory().user
        named = Delegation(holding=holding, deputy=deputy, kind=Delegation.Kind.STANDING, from_on=LONG_AGO, acts=["x"])

        assert seat_of(in_post(holding, delegation=named), member.committee, DAY) is None

    def test_of_no_post_of_another_account(self):
        member = MemberFactory(user=HoldingFactory().user)

        others = [officer_of(member.unit), administrator_of(member.unit)]

        assert [seat_of(by, member.committee, DAY) for by in others] == [None, None]
