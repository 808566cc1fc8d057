"""A remit over one kind of thing opens no sight of others, and no act over them."""

from datetime import date

import pytest

from danvan.units.models import Act, Remit, Unit
from danvan.units.permissions import may_by_remit, needs_second_factor
from danvan.units.queries.people import holdings_visible_to
from danvan.units.scope import scope_of
from danvan.units.tests.factories import LONG_AGO, HoldingFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)
KIND = "tests.tree"
# Two things of the subject; the rows of the tests carry their numbers in a column every unit has.
FIRST, SECOND = 1, 2


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


@pytest.fixture
def province():
    return UnitFactory(name="UBND tỉnh Thử")


def narrowed(office, commune, subject_id=None, subject=KIND):
    """A remit over one commune, over one subject or one thing of it."""
    return Remit.objects.create(
        unit=office, over_unit=commune, acts=[Act.RECEIVE], from_on=LONG_AGO, subject=subject, subject_id=subject_id
    )


@pytest.mark.parametrize(
    ("subject", "subject_id", "may"),
    [
        ("", None, [True, True, True]),
        (KIND, None, [False, True, True]),
        (KIND, FIRST, [False, False, True]),
        (KIND, SECOND, [False, False, False]),
        ("tests.other", FIRST, [False, False, False]),
    ],
)
def test_sight_and_acts_follow_one_rule(province, subject, subject_id, may, django_assert_max_num_queries):
    """Asked of everything, of the subject as a whole, and of its first thing."""
    office, commune = UnitFactory(parent=province), UnitFactory(parent=province)
    narrowed(office, commune, subject_id, subject)
    by = officer_of(office)
    scope = scope_of(by.user)
    rows = Unit.objects.filter(pk=commune.pk, version=FIRST)

    with django_assert_max_num_queries(6):
        acts = [may_by_remit(by, Act.RECEIVE, commune, *about) for about in ((), (KIND,), (KIND, FIRST))]
    seen = [
        rows.filter(condition).exists()
        for condition in (scope.seen(""), scope.seen("", KIND), scope.seen("", KIND, column="version"))
    ]

    assert (acts, seen) == (may, may)


def test_a_remit_over_one_thing_opens_the_rows_of_that_thing_alone(province):
    office = UnitFactory(parent=province)
    first, second = UnitFactory(parent=province), UnitFactory(parent=province)
    Unit.objects.filter(pk=second.pk).update(version=SECOND)
    narrowed(office, province, SECOND)
    scope = scope_of(officer_of(office).user)

    seen = Unit.objects.exclude(pk=office.pk).filter(scope.seen("", KIND, column="version"))

    assert (list(seen), first.version) == ([second], FIRST)


def test_the_own_subtree_is_seen_whatever_the_subject(province):
    village = UnitFactory(parent=UnitFactory(parent=province))
    scope = scope_of(officer_of(province).user)

    asked = [scope.seen(""), scope.seen("", KIND), scope.seen("", KIND, column="version")]

    assert [Unit.objects.filter(condition, pk=village.pk).exists() for condition in asked] == [True, True, True]


def test_a_narrowed_remit_shows_nobody_of_the_units_people(province):
    office, commune = UnitFactory(parent=province), UnitFactory(parent=province)
    officer_of(commune)
    user = officer_of(office).user
    narrowed(office, commune)

    assert not holdings_visible_to(user).filter(unit=commune).exists()


@pytest.mark.parametrize("others", [0, 3])
def test_a_scope_costs_the_same_however_many_remits_are_narrowed(province, others, django_assert_num_queries):
    office = UnitFactory(parent=province)
    user = HoldingFactory(unit=office).user
    for _ in range(others):
        narrowed(office, UnitFactory(parent=province), FIRST)

    with django_assert_num_queries(4):
        scope_of(user).seen("unit", KIND, column="level")


def test_who_receives_one_kind_of_thing_needs_a_second_factor_too(province):
    office = UnitFactory(parent=province)
    user = HoldingFactory(unit=office).user
    narrowed(office, UnitFactory(parent=province), FIRST)

    assert needs_second_factor(user)
