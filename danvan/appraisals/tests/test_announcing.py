"""Announcing: nothing moves before, all of it once, held lines to nobody, and on where it was cut short."""

from datetime import date

import pytest

from danvan.appraisals.actions import announcing, decisions
from danvan.appraisals.jobs import announce_decision
from danvan.appraisals.models import OPENED, Decision, Line
from danvan.appraisals.tests.factories import (
    CaseFactory,
    DecisionFactory,
    LineFactory,
    SittingFactory,
    VoteFactory,
)
from danvan.core.errors import Refused
from danvan.documents.models import Document
from danvan.exemplars.models import ExemplarYear, Recognition, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.jobs.kinds import Run
from danvan.jobs.models import Job
from danvan.notifications.models import Notice
from danvan.units.models import Act
from danvan.units.tests.factories import HoldingFactory, UnitFactory, officer_of

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


def run_of(decision, by):
    """The job as a worker runs it."""
    job = announcing.announce(decision, by=by)
    return running(job, by)


def running(job, by):
    Job.objects.filter(pk=job.pk).update(state="running")
    job.refresh_from_db()
    return Run(job, by=by)


def standing(exemplar):
    """What the register knows of a model."""
    exemplar.refresh_from_db()
    kinds = list(Recognition.objects.filter(exemplar=exemplar).values_list("kind", "symbol", "year"))
    return exemplar.stage, kinds


def cut_after(count):
    """Announces so many lines; then the machine goes down."""
    left = [count]

    def tell(line, run):
        if not left[0]:
            raise ConnectionError
        left[0] -= 1
        announcing.tell_line(line, run)

    return tell


def test_nobody_signs_or_announces_where_a_model_of_their_own_unit_stands():
    decision, (line,), _officer = signed(1)
    tied = officer_of(decision.office)
    HoldingFactory(user=tied.user, unit=line.exemplar.unit)

    with pytest.raises(Refused):
        announcing.announce(decision, by=tied)

    decision.refresh_from_db()
    assert decision.stage == "signed"


def test_nothing_moves_and_nobody_is_told_before_the_announcement():
    _decision, (line,), _officer = signed(1)
    HoldingFactory(unit=line.exemplar.unit)

    told = (standing(line.exemplar), Notice.objects.count(), Document.objects.count(), ExemplarYear.objects.count())

    assert told == ((Stage.APPRAISING, []), 0, 0, 0)


def test_the_announcement_moves_each_model_counts_it_and_tells_its_unit():
    decision, lines, officer = signed(2)
    refused = lines[1]
    Line.objects.filter(pk=refused.pk).update(outcome="no")
    holdings = [HoldingFactory(unit=line.exemplar.unit) for line in lines]

    sentence = announce_decision(run_of(decision, officer))
    decision.refresh_from_db()

    assert sentence == "Đã công bố kết quả của 2 mô hình."
    assert [standing(line.exemplar) for line in lines] == [
        ("recognised", [("recognised", "45-QĐ/ĐU", 2026)]),
        ("not_recognised", []),
    ]
    assert decision.stage == "announced"
    assert {(row.user_id, row.verb) for row in Notice.objects.filter(object_type="exemplars.exemplar")} == {
        (holdings[0].user_id, "recognise"),
        (holdings[1].user_id, "not_recognise"),
    }
    assert decision.document.symbol == "45-QĐ/ĐU"
    assert Recognition.objects.get().document == decision.document


def test_a_line_held_back_is_told_to_nobody_until_it_is_let_go():
    decision, (told, held), officer = signed(2)
    HoldingFactory(unit=held.exemplar.unit)
    decisions.hold(held, by=officer, reason="Chờ xác minh đơn thư")
    announce_decision(run_of(decision, officer))
    before = (standing(told.exemplar)[0], standing(held.exemplar), Notice.objects.count())
    decision.refresh_from_db()

    held.refresh_from_db()
    held.decision = decision
    decisions.let_go(held, by=officer)
    announce_decision(running(announcing.go_on(decision, by=officer), officer))

    assert before == ("recognised", ("appraising", []), 0)
    assert standing(held.exemplar)[0] == "recognised"


def test_an_announcement_cut_short_goes_on_where_it_stopped(monkeypatch):
    decision, lines, officer = signed(3)
    run = run_of(decision, officer)
    monkeypatch.setattr("danvan.appraisals.jobs.tell_line", cut_after(1))
    with pytest.raises(ConnectionError):
        announce_decision(run)
    monkeypatch.undo()
    halfway = [standing(line.exemplar)[0] for line in lines]

    announce_decision(run)

    assert halfway == ["recognised", "appraising", "appraising"]
    assert [standing(line.exemplar)[0] for line in lines] == ["recognised"] * 3
    assert Recognition.objects.count() == 3


def test_an_announcement_by_somebody_who_lost_the_post_is_refused():
    decision, (line,), officer = signed(1)
    run = run_of(decision, officer)
    other = officer_of(UnitFactory())

    with pytest.raises(Refused):
        announce_decision(Run(run.job, by=other))

    assert standing(line.exemplar)[0] == "appraising"


def test_no_count_of_votes_recognises_by_itself():
    sitting = counted()
    case = voted(sitting)

    assert sitting.stage in OPENED
    assert not Decision.objects.exists()
    assert standing(case.exemplar) == (Stage.APPRAISING, [])


def test_outstanding_ones_are_chosen_among_the_recognised_and_only_noted_when_announced():
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED)
    office, officer = deciding([exemplar])
    how = {"year": 2026, "level": level()}
    decision = decisions.draft(office, "outstanding", [exemplar], by=officer, **how)
    another = officer_of(office)
    decisions.sign(decision, by=another, **SIGNED)
    before = standing(exemplar)

    announce_decision(run_of(decision, another))

    assert before == ("recognised", [])
    assert standing(exemplar) == ("recognised", [("outstanding", "45-QĐ/ĐU", 2026)])
    assert exemplar.outstanding_on == SIGNED["signed_on"]


def test_a_withdrawal_says_why_and_keeps_the_recognition_to_be_read():
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED)
    Recognition.objects.create(exemplar=exemplar, year=2025, kind="recognised", symbol="9-QĐ/ĐU")
    office, officer = deciding([exemplar])
    how = {"year": 2026, "level": level()}
    decision = decisions.draft(office, "withdraw", [exemplar], by=officer, **how)
    another, line = officer_of(office), decision.lines.get()
    with pytest.raises(Refused):
        decisions.sign(decision, by=another, **SIGNED)
    decisions.write(decision, {line.pk: ("yes", "Không còn hoạt động")}, by=officer, version=1)
    decisions.sign(decision, by=another, **SIGNED)

    announce_decision(run_of(decision, another))

    row = Recognition.objects.get()
    assert standing(exemplar)[0] == "withdrawn"
    assert (row.symbol, row.withdrawn_on, row.withdrawn_reason) == (
        "9-QĐ/ĐU",
        SIGNED["signed_on"],
        "Không còn hoạt động",
    )


def test_a_model_of_an_earlier_year_that_is_not_confirmed_keeps_its_recognition():
    sitting = counted()
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED)
    case = CaseFactory(sitting=sitting, exemplar=exemplar, stage="decided", proposed="no")
    decision = DecisionFactory(sitting=sitting, stage="signed", **SIGNED)
    LineFactory(decision=decision, case=case, outcome="no")
    remit_over(decision.office, exemplar.unit, Act.RECOGNISE)

    announce_decision(run_of(decision, officer_of(decision.office)))

    assert standing(exemplar) == ("recognised", [])
