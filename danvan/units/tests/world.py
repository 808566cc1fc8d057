"""The world the rights table is tested in: units of three lines, and one account for each member of the cast."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.test import Client

from danvan.accounts import second_factor
from danvan.accounts.tests.factories import UserFactory
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.rights import PEOPLE
from danvan.units.models import Act, Delegation, Level, Line, Remit, Role, Succession, Unit
from danvan.units.posts import post_today
from danvan.units.tests.factories import (
    LONG_AGO,
    HoldingFactory,
    KindFactory,
    TerritoryFactory,
    UnitFactory,
)

POSTS = {
    "administrator": ("committee", Role.ADMINISTRATOR),
    "committee_officer": ("committee", Role.OFFICER),
    "committee_leader": ("committee", Role.LEADER),
    "committee_auditor": ("committee", Role.AUDITOR),
    "department_officer": ("department", Role.OFFICER),
    "department_leader": ("department", Role.LEADER),
    "sibling_officer": ("sibling", Role.OFFICER),
    "commune_officer": ("commune", Role.OFFICER),
    "commune_leader": ("commune", Role.LEADER),
    "commune_former": ("commune", Role.OFFICER),
    "other_commune_officer": ("other_commune", Role.OFFICER),
    "party_officer": ("party", Role.OFFICER),
    "remit_officer": ("remit", Role.OFFICER),
    "predecessor_officer": ("predecessor", Role.OFFICER),
}


@dataclass
class World:
    """A committee, its departments, two communes with a village, the Party committee of one, a closed predecessor."""

    committee: Unit
    department: Unit
    sibling: Unit
    commune: Unit
    other_commune: Unit
    village: Unit
    party: Unit
    remit: Unit
    predecessor: Unit
    proved_ago: timedelta = timedelta(hours=1)

    @cached_property
    def holdings(self):
        """One holding for each member of the cast who has a post of their own."""
        return {member: self._hold(member, *post) for member, post in POSTS.items()}

    def _hold(self, member, place, role):
        ended = {"to_on": date(2025, 12, 31)} if member == "commune_former" else {}
        return HoldingFactory(unit=getattr(self, place), role=role, user__username=member, **ended)

    @cached_property
    def users(self):
        """The account of every member."""
        users = {member: holding.user for member, holding in self.holdings.items()}
        users["nobody"] = UserFactory(username="nobody")
        users["commune_deputy"] = UserFactory(username="commune_deputy")
        Delegation.objects.create(
            holding=self.holdings["commune_leader"],
            deputy=users["commune_deputy"],
            from_on=LONG_AGO,
            to_on=date(2027, 1, 1),
        )
        return users

    def by(self, member: str) -> Acting:
        """This member at work."""
        holding = self.holdings.get("commune_leader" if member == "commune_deputy" else member)
        return post_today(self.users[member].pk, holding.pk)

    def browser(self, member: str) -> Client:
        """A browser of this member, signed in unless a stranger."""
        client = Client()
        if member != "anonymous":
            client.force_login(self.users[member])
            self.show_proof(client)
        return client

    def show_proof(self, client: Client) -> None:
        """The person showed password and second factor in this session, `proved_ago`."""
        session, moment = client.session, (clock.machine_now() - self.proved_ago).isoformat()
        session.update({second_factor.PROVED_AT: moment, second_factor.PASSWORD_AT: moment})
        session.save()

    @property
    def everybody(self) -> list[str]:
        return ["anonymous", *sorted(PEOPLE)]


def build() -> World:
    """The world as it stands on any day of 2026."""
    assert clock.today() >= LONG_AGO
    province = TerritoryFactory(level="province", kind="tỉnh", full_name="Tỉnh Sông Thử")
    here, there = TerritoryFactory(parent=province), TerritoryFactory(parent=province)
    committee = UnitFactory(
        name="UBND tỉnh Sông Thử", kind=KindFactory(code="ubnd-tinh", level=Level.PROVINCE), territory=province
    )
    department = KindFactory(code="so", level=Level.PROVINCE)
    party = KindFactory(code="dang-uy-xa", line=Line.PARTY, governs_territory=True)
    commune = UnitFactory(name="UBND xã Khe Thử", parent=committee, territory=here)
    world = World(
        committee=committee,
        department=UnitFactory(name="Sở Nội vụ Thử", kind=department, parent=committee),
        sibling=UnitFactory(name="Sở Tài chính Thử", kind=department, parent=committee),
        commune=commune,
        other_commune=UnitFactory(name="UBND xã Bản Thử", parent=committee, territory=there),
        village=UnitFactory(name="Thôn Thử", kind=KindFactory(code="thon"), parent=commune, territory=here),
        party=UnitFactory(name="Đảng ủy xã Khe Thử", kind=party, territory=here),
        remit=UnitFactory(
            name="Ủy ban MTTQ tỉnh Thử", kind=KindFactory(code="mttq-tinh", line=Line.FRONT, level=Level.PROVINCE)
        ),
        predecessor=UnitFactory(name="UBND xã Khe Cũ", opened_on=date(2010, 1, 1), closed_on=LONG_AGO),
    )
    Succession.objects.create(predecessor=world.predecessor, successor=commune, on=LONG_AGO)
    Remit.objects.create(unit=world.remit, over_unit=commune, acts=[Act.GUIDE], from_on=LONG_AGO)
    return world
