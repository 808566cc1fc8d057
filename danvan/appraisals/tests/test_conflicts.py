"""Who stays out of which cases: each relation, alone, and nobody else."""

from datetime import date

import pytest

from danvan.appraisals.conflicts import conflicted, is_conflicted, seat_stays_out
from danvan.appraisals.models import Case, Recusal
from danvan.appraisals.permissions import cases_visible_to, visible_to
from danvan.appraisals.tests.factories import CaseFactory, SittingFactory, seated
from danvan.committees.tests.factories import MemberFactory
from danvan.exemplars.models import Copying, CopyingStage
from danvan.exemplars.tests.factories import ExemplarFactory
from danvan.units.models import Delegation
from danvan.units.tests.factories import LONG_AGO, HoldingFactory, UnitFactory, officer_of
from danvan.workflow.authors import add_authors, release_authors

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
BEFORE, DURING = date(2026, 1, 20), date(2026, 2, 20)


def works_there(post, case):
    HoldingFactory(user=post.user, unit=case.exemplar.unit)


def stands_in_for_one_there(post, case, **days):
    holder = HoldingFactory(unit=case.exemplar.unit)
    Delegation.objects.create(**{"holding": holder, "deputy": post.user, "from_on": LONG_AGO, **days})


def stands_in_for_its_author(post, case):
    author = officer_of(post.unit)
    add_authors(case.exemplar, author)
    holding = author.user.holdings.get()
    Delegation.objects.create(holding=holding, deputy=post.user, from_on=LONG_AGO, to_on=date(2026, 12, 1))


def sits_for_the_unit(post, case):
    MemberFactory(committee=case.sitting.panel, user=post.user, unit=case.exemplar.unit)


def works_where_it_was_first_registered(post, case):
    HoldingFactory(user=post.user, unit=set_unit(case, "first_unit"))


def works_in_its_collective(post, case):
    HoldingFactory(user=post.user, unit=set_unit(case, "collective_unit"))


def works_in_a_cell_of_it(post, case):
    HoldingFactory(user=post.user, unit=UnitFactory(agency=case.exemplar.unit))


def works_in_the_agency_of_its_cell(post, case):
    agency = UnitFactory()
    move_under(case, agency)
    HoldingFactory(user=post.user, unit=agency)


def works_in_a_union_of_the_same_agency(post, case):
    agency = UnitFactory()
    move_under(case, agency)
    HoldingFactory(user=post.user, unit=UnitFactory(agency=agency))


def wrote_it(post, case):
    add_authors(case.exemplar, post)


def wrote_a_version_that_was_sent_back(post, case):
    add_authors(case.exemplar, post)
    release_authors(case.exemplar)


def wrote_what_it_was_elevated_from(post, case):
    below = ExemplarFactory(unit=case.exemplar.unit)
    add_authors(below, post)
    case.exemplar.elevated_from = below
    case.exemplar.save()


def is_the_individual(post, case):
    exemplar = case.exemplar
    exemplar.subject, exemplar.person_name, exemplar.person_account = "individual", "Lò Thị Mẫu", post.user
    exemplar.save()


def copied_it(post, case):
    copy = UnitFactory()
    HoldingFactory(user=post.user, unit=copy)
    Copying.objects.create(origin=case.exemplar, unit=copy, stage=CopyingStage.TAKEN_OVER, started_on=BEFORE)


def declared_it(post, case):
    Recusal.objects.create(case=case, user=post.user, why="declared", since=TODAY)


def left_the_unit_during_the_sitting(post, case):
    HoldingFactory(user=post.user, unit=case.exemplar.unit, to_on=DURING)


def stood_in_during_the_sitting(post, case):
    stands_in_for_one_there(post, case, to_on=DURING)


RELATIONS = [
    works_there,
    stands_in_for_one_there,
    stands_in_for_its_author,
    sits_for_the_unit,
    works_where_it_was_first_registered,
    works_in_its_collective,
    works_in_a_cell_of_it,
    works_in_the_agency_of_its_cell,
    works_in_a_union_of_the_same_agency,
    wrote_it,
    wrote_a_version_that_was_sent_back,
    wrote_what_it_was_elevated_from,
    is_the_individual,
    copied_it,
    declared_it,
    left_the_unit_during_the_sitting,
    stood_in_during_the_sitting,
]


def set_unit(case, column):
    """A unit written into one column of the case's model."""
    unit = UnitFactory()
    setattr(case.exemplar, column, unit)
    case.exemplar.save()
    return unit


def move_under(case, agency):
    """The unit of the case's model becomes a cell of an agency."""
    case.exemplar.unit.agency = agency
    case.exemplar.unit.save()


def stands_in_for_one_there_until(post, case, day):
    """Stood in for somebody there until a day."""
    stands_in_for_one_there(post, case, to_on=day)


@pytest.fixture
def case(on_day):
    on_day(TODAY)
    return CaseFactory()


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda each: each.__name__)
def test_a_member_who_is_tied_to_a_case_does_not_find_it_and_finds_the_others(relation, case):
    post, member = seated(case.sitting)
    other = CaseFactory(sitting=case.sitting)
    if relation is stands_in_for_one_there:
        stands_in_for_one_there_until(post, case, date(2026, 12, 1))
    else:
        relation(post, case)

    found = set(cases_visible_to(post.user))

    assert found == {other}
    assert visible_to(post.user).filter(pk=case.sitting_id).exists()
    assert (is_conflicted(post, case), is_conflicted(post, other)) == (True, False)
    assert (seat_stays_out(member, case), seat_stays_out(member, other)) == (True, False)


UNTIED = [
    lambda post, case: None,
    lambda post, case: HoldingFactory(user=post.user, unit=case.exemplar.unit, to_on=BEFORE),
    lambda post, case: HoldingFactory(user=post.user, unit=case.exemplar.unit, from_on=date(2026, 5, 1)),
    lambda post, case: stands_in_for_one_there_until(post, case, BEFORE),
    lambda post, case: HoldingFactory(user=post.user, unit=UnitFactory(parent=case.exemplar.unit)),
    lambda post, case: add_authors(ExemplarFactory(unit=case.exemplar.unit), post),
]
NAMES = ["stranger", "left_before", "comes_later", "stood_in_before", "works_below", "wrote_another_of_the_unit"]


@pytest.mark.parametrize("relation", UNTIED, ids=NAMES)
def test_a_member_with_no_tie_during_the_sitting_finds_the_case(relation, case):
    post, member = seated(case.sitting)
    relation(post, case)

    found = set(cases_visible_to(post.user))

    assert found == {case}
    assert not is_conflicted(post, case)
    assert not seat_stays_out(member, case)


def test_a_sitting_says_how_far_belonging_reaches(case):
    post, _member = seated(case.sitting)
    HoldingFactory(user=post.user, unit=UnitFactory(agency=case.exemplar.unit))
    child = UnitFactory(parent=case.exemplar.unit)
    below = officer_of(child)
    tied = {}

    for reach in ("unit", "unit_and_pairs", "subtree"):
        case.sitting.reach = reach
        case.sitting.save()
        tied[reach] = (is_conflicted(post, case), is_conflicted(below, case))

    assert tied == {"unit": (False, False), "unit_and_pairs": (True, False), "subtree": (True, True)}


def test_a_seat_without_an_account_is_kept_out_by_its_unit(case):
    inside = MemberFactory(committee=case.sitting.panel, unit=case.exemplar.unit)
    outside = MemberFactory(committee=case.sitting.panel)

    assert (seat_stays_out(inside, case), seat_stays_out(outside, case)) == (True, False)


def test_before_a_sitting_begins_only_the_ties_of_today_count(on_day):
    on_day(TODAY)
    case = CaseFactory(sitting=SittingFactory(stage="preparing", began_on=None))
    post, _member = seated(case.sitting)
    HoldingFactory(user=post.user, unit=case.exemplar.unit, to_on=DURING)
    inside = officer_of(case.exemplar.unit)

    assert (is_conflicted(post, case), is_conflicted(inside, case)) == (False, True)


def test_the_condition_is_one_question_however_many_cases(case, django_assert_num_queries):
    post, _member = seated(case.sitting)
    HoldingFactory(user=post.user, unit=case.exemplar.unit)
    others = {CaseFactory(sitting=case.sitting) for _each in range(3)}

    # Delegations, seats, holdings, units with their pairs; then the cases in one.
    with django_assert_num_queries(5):
        found = set(Case.objects.exclude(conflicted(post.user)))

    assert found == others
