"""What a person may see: own subtree, remits, and all three lines for a territory's committee."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.units.models import Act, Line, Remit, Role, Unit
from danvan.units.scope import scope_of
from danvan.units.selectors import Selector
from danvan.units.tests.factories import (
    LONG_AGO,
    HoldingFactory,
    KindFactory,
    TerritoryFactory,
    UnitFactory,
    leader_of,
    officer_of,
)

pytestmark = pytest.mark.django_db


def seen_by(user):
    return list(Unit.objects.filter(scope_of(user).seen("")).order_by("pk"))


def test_an_officer_sees_the_own_unit_and_those_below_but_no_sibling():
    commune, sibling = UnitFactory(), UnitFactory()
    village = UnitFactory(parent=commune)

    officer = officer_of(commune).user

    assert seen_by(officer) == [commune, village]
    assert sibling not in seen_by(officer)


def test_an_office_sees_its_cell_while_nobody_there_signs_in():
    office = UnitFactory(kind=KindFactory(code="so"))
    cell = UnitFactory(kind=KindFactory(code="dang-bo-co-quan", line=Line.PARTY), agency=office)
    officer, auditor = officer_of(office).user, HoldingFactory(unit=office, role=Role.AUDITOR).user
    alone, by_auditor = seen_by(officer), seen_by(auditor)

    officer_of(cell)

    assert (alone, by_auditor, seen_by(User.objects.get(pk=officer.pk))) == ([office, cell], [office], [office])


def test_a_remit_opens_what_the_tree_does_not():
    department, commune = UnitFactory(kind=KindFactory(code="so")), UnitFactory()
    words = Selector(words="UBND các xã", kinds=("ubnd-xa",)).dump()
    Remit.objects.create(unit=department, over_selector=words, acts=[Act.GUIDE], from_on=LONG_AGO)

    officer = officer_of(department).user

    assert seen_by(officer) == [department, commune]


def test_the_committee_of_a_territory_sees_all_three_lines_there():
    territory = TerritoryFactory()
    committee_kind = KindFactory(code="dang-uy-xa", line=Line.PARTY, governs_territory=True)
    committee = UnitFactory(kind=committee_kind, territory=territory)
    people = UnitFactory(territory=territory)
    UnitFactory(territory=TerritoryFactory())

    assert seen_by(leader_of(committee).user) == [committee, people]


def test_a_holding_that_ended_shows_nothing(on_day):
    holding = HoldingFactory(to_on=date(2026, 5, 1))
    on_day(date(2026, 4, 30))
    before = seen_by(holding.user)
    on_day(date(2026, 5, 1))

    after = seen_by(holding.user)

    assert (before, after) == ([holding.unit], [])


def test_a_leader_whom_nobody_confirmed_has_no_post():
    holding = HoldingFactory(role=Role.LEADER, confirmed_by_id=None)

    assert scope_of(holding.user).posts == ()


def test_an_administrator_sees_no_work():
    holding = HoldingFactory(role=Role.ADMINISTRATOR)

    assert seen_by(holding.user) == []


@pytest.mark.parametrize("communes", [1, 3])
def test_a_scope_costs_the_same_however_many_units_are_held(communes, django_assert_num_queries):
    user = HoldingFactory().user
    for _ in range(communes):
        HoldingFactory(user=user)

    with django_assert_num_queries(4):
        scope_of(user).seen()
