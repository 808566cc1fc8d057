"""The decision: drafted by one, signed by another, with a reason where it differs from the votes."""

from datetime import date

import pytest

from danvan.appraisals.actions import decisions
from danvan.appraisals.tests.factories import (
    CaseFactory,
    DecisionFactory,
    LineFactory,
    SheetFactory,
    SittingFactory,
    VoteFactory,
    seated,
    secretary_of,
)
from danvan.core.errors import Refused
from danvan.exemplars.tests.factories import level, remit_over
from danvan.units.models import Act
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db
SIGNED = {
    "symbol": "45-QĐ/ĐU",
    "signed_on": date(2026, 3, 1),
    "signer": "Trần Văn Mẫu",
    "signer_position": "Bí thư",
    "paper_kept_at": "Văn thư Đảng ủy",
}


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(date(2026, 3, 2))


def counted(stage="counted", **fields):
    """A sitting whose votes are counted."""
    return SittingFactory(stage=stage, **fields)


def deciding(exemplars):
    """An office with a remit to recognise these models, and somebody at work there."""
    office = UnitFactory()
    for exemplar in exemplars:
        remit_over(office, exemplar.unit, Act.RECOGNISE, at=level())
    return office, officer_of(office)


def voted(sitting, proposed="yes", **fields):
    """A decided case for which one seat of one voted."""
    case = CaseFactory(sitting=sitting, stage="decided", proposed=proposed, **fields)
    VoteFactory(case=case, says="for" if proposed == "yes" else "against")
    return case


def signed(count=1, **fields):
    """A signed decision over so many cases, with its lines: (decision, lines, the officer who announces)."""
    sitting = counted()
    decision = DecisionFactory(sitting=sitting, stage="signed", **{**SIGNED, **fields})
    lines = [LineFactory(decision=decision) for _each in range(count)]
    for line in lines:
        remit_over(decision.office, line.exemplar.unit, Act.RECOGNISE, at=level())
    return decision, lines, officer_of(decision.office)


def test_a_draft_takes_every_concluded_case_and_no_outcome_with_it():
    sitting = counted()
    case, _open = voted(sitting), CaseFactory(sitting=sitting)
    secretary = secretary_of(sitting)

    decision = decisions.draft_of_sitting(sitting, UnitFactory(), by=secretary)

    assert list(decision.lines.values_list("case", "outcome")) == [(case.pk, "")]


def test_no_decision_is_drafted_while_a_member_still_marks_and_the_member_is_named():
    sitting = counted("assessing", way="separate")
    case = CaseFactory(sitting=sitting)
    secretary, (_post, member) = secretary_of(sitting), seated(sitting)
    SheetFactory(case=case, member=member)

    with pytest.raises(Refused) as refused:
        decisions.draft_of_sitting(sitting, UnitFactory(), by=secretary)

    assert member.name in str(refused.value)


def test_an_outcome_that_differs_from_the_votes_asks_why():
    sitting = counted()
    secretary, case = secretary_of(sitting), voted(sitting, "no")
    decision = decisions.draft_of_sitting(sitting, UnitFactory(), by=secretary)
    line = decision.lines.get()

    with pytest.raises(Refused) as refused:
        decisions.write(decision, {line.pk: ("yes", "")}, by=secretary, version=1)
    decisions.write(decision, {line.pk: ("yes", "Bổ sung minh chứng sau họp")}, by=secretary, version=1)

    assert case.exemplar.name in str(refused.value)
    assert decision.lines.get().outcome == "yes"


def test_nobody_signs_what_they_wrote_down():
    sitting = counted()
    case = voted(sitting)
    office, officer = deciding([case.exemplar])
    decision = decisions.draft_of_sitting(sitting, office, by=secretary_of(sitting))
    line = decision.lines.get()
    reason = "Theo biên bản"
    decisions.write(decision, {line.pk: ("yes", reason)}, by=officer, version=1)

    with pytest.raises(Refused):
        decisions.sign(decision, by=officer, **SIGNED)
    decisions.sign(decision, by=officer_of(office), **SIGNED)

    assert (decision.stage, decision.symbol) == ("signed", "45-QĐ/ĐU")


def test_a_decision_is_not_signed_while_a_line_says_nothing():
    sitting = counted()
    case = voted(sitting)
    office, officer = deciding([case.exemplar])
    decision = decisions.draft_of_sitting(sitting, office, by=secretary_of(sitting))

    with pytest.raises(Refused):
        decisions.sign(decision, by=officer, **SIGNED)

    assert decision.stage == "draft"


def test_one_number_is_written_for_one_decision_of_a_year():
    earlier, _lines, _officer = signed(1)
    case = voted(counted())
    remit_over(earlier.office, case.exemplar.unit, Act.RECOGNISE)
    later = DecisionFactory(office=earlier.office, sitting=case.sitting)
    LineFactory(decision=later, case=case, reason="Theo biên bản")

    with pytest.raises(Refused):
        decisions.sign(later, by=officer_of(earlier.office), **{**SIGNED, "symbol": "45 - QĐ/ĐU"})

    later.refresh_from_db()
    assert later.stage == "draft"
