"""What people do in the same moment: of rivals one is first and the others are told, kindly."""

from datetime import date

import pytest

from danvan.appraisals.actions import announcing, ballots, cases, sheets
from danvan.appraisals.models import Case, Sheet, Vote
from danvan.appraisals.tests.factories import (
    CaseFactory,
    DecisionFactory,
    LineFactory,
    SittingFactory,
    seated,
    secretary_of,
)
from danvan.core.errors import Overtaken, Refused
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.jobs.models import Job
from danvan.units.models import Act, Delegation
from danvan.units.posts import post_today
from danvan.units.tests.factories import LONG_AGO, UnitFactory, officer_of
from danvan.workflow.editing import Conflict

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 4


def deputies_of(member, count):
    """So many people who all stand in for one member."""
    holding = member.user.holdings.get(unit=member.unit)
    posts = [officer_of(UnitFactory()) for _each in range(count)]
    for post in posts:
        Delegation.objects.create(holding=holding, deputy=post.user, from_on=LONG_AGO, to_on=date(2099, 1, 1))
    return [post_today(post.user_id, holding.pk) for post in posts]


def test_of_deputies_who_vote_for_one_seat_at_once_one_is_counted(at_once):
    case = CaseFactory(sitting__stage="voting")
    _post, member = seated(case.sitting)
    deputies = deputies_of(member, WRITERS)

    results = at_once(lambda index: ballots.vote(case, by=deputies[index], says="for"), WRITERS)

    assert sum(isinstance(each, Overtaken) for each in results) == WRITERS - 1
    assert Vote.objects.count() == 1


def test_of_savers_of_one_sheet_at_once_one_saves_and_the_others_compare(at_once):
    case = CaseFactory()
    writers = [secretary_of(case.sitting) for _each in range(WRITERS)]
    sheet = sheets.open_sheet(case, by=writers[0])

    def save(index):
        return sheets.write(Sheet.objects.get(pk=sheet.pk), {}, f"Nhận xét {index}", by=writers[index], version=1)

    results = at_once(save, WRITERS)

    assert sorted(type(each).__name__ for each in results) == ["Conflict"] * (WRITERS - 1) + ["Sheet"]
    assert all(len(each.clashes) == 1 for each in results if isinstance(each, Conflict))


def test_one_model_is_taken_into_one_sitting_however_many_ask_at_once(at_once):
    exemplar = ExemplarFactory(stage=Stage.REPORTED)
    sittings = [SittingFactory(stage="preparing") for _each in range(WRITERS)]
    officers = [officer_of(sitting.office) for sitting in sittings]
    for sitting in sittings:
        remit_over(sitting.office, exemplar.unit, Act.VERIFY, at=level())

    results = at_once(lambda index: cases.take_in(sittings[index], [exemplar], by=officers[index]), WRITERS)

    assert sum(isinstance(each, Refused) for each in results) == WRITERS - 1
    assert Case.objects.count() == 1


def test_a_decision_is_announced_once_however_many_press_at_once(at_once):
    sitting = SittingFactory(stage="counted")
    signed = {"symbol": "45-QĐ/ĐU", "signed_on": date(2026, 3, 1)}
    decision = DecisionFactory(sitting=sitting, stage="signed", **signed)
    line = LineFactory(decision=decision)
    remit_over(decision.office, line.exemplar.unit, Act.RECOGNISE, at=level())
    officers = [officer_of(decision.office) for _each in range(WRITERS)]

    results = at_once(lambda index: announcing.announce(decision, by=officers[index]), WRITERS)

    assert sum(isinstance(each, Overtaken) for each in results) == WRITERS - 1
    assert Job.objects.count() == 1
