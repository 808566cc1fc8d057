"""A sitting from its list of cases to its counted votes: who is taken in, who stays out, who is waited for."""

from datetime import date

import pytest

from danvan.appraisals.actions import ballots, cases, recusing, sittings
from danvan.appraisals.models import Case, Recusal
from danvan.appraisals.tests.factories import (
    CaseFactory,
    DecisionFactory,
    LineFactory,
    SheetFactory,
    SittingFactory,
    seated,
    secretary_of,
)
from danvan.core.errors import Refused
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.units.models import Act
from danvan.units.tests.factories import leader_of, officer_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
MET = {"met_on": date(2026, 3, 1), "minutes_symbol": "05/BB-BCĐ"}


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(TODAY)


def test_reported_models_of_the_level_are_taken_in_and_appraised_once_the_sitting_starts():
    sitting = SittingFactory(stage="preparing", began_on=None)
    officer = officer_of(sitting.office)
    exemplar = ExemplarFactory(stage=Stage.REPORTED)
    remit_over(sitting.office, exemplar.unit, Act.VERIFY, at=level())

    (case,) = cases.take_in(sitting, [exemplar], by=officer)
    exemplar.refresh_from_db()
    before = (case.stage, exemplar.stage)
    sittings.press(sitting, "start", by=officer)
    case.refresh_from_db()
    exemplar.refresh_from_db()

    assert before == ("waiting", "reported")
    assert (case.stage, exemplar.stage, sitting.began_on) == ("opened", "appraising", TODAY)


def test_a_model_of_another_level_or_without_a_remit_is_not_taken_in():
    sitting = SittingFactory(stage="preparing")
    officer = officer_of(sitting.office)
    above = ExemplarFactory(stage=Stage.REPORTED, level=level("tinh"))
    remit_over(sitting.office, above.unit, Act.VERIFY)
    stranger = ExemplarFactory(stage=Stage.REPORTED)

    for exemplar in (above, stranger):
        with pytest.raises(Refused):
            cases.take_in(sitting, [exemplar], by=officer)

    assert not Case.objects.exists()


def test_taking_a_case_out_gives_the_model_back_as_it_was():
    case = CaseFactory()
    secretary = secretary_of(case.sitting)

    cases.take_out(case, by=secretary, reason="Thiếu báo cáo")
    case.exemplar.refresh_from_db()

    assert (case.stage, case.exemplar.stage) == ("taken_out", "reported")


def test_ties_are_written_down_when_the_sitting_starts_and_stay():
    sitting = SittingFactory(stage="preparing", began_on=None)
    exemplar = ExemplarFactory(stage=Stage.REPORTED)
    remit_over(sitting.office, exemplar.unit, Act.VERIFY)
    _post, member = seated(sitting, unit=exemplar.unit)
    officer = officer_of(sitting.office)
    (case,) = cases.take_in(sitting, [exemplar], by=officer)

    sittings.press(sitting, "start", by=officer)
    sittings.press(sitting, "to_vote", by=officer, without_waiting=True)

    assert list(Recusal.objects.values_list("case", "member", "why")) == [(case.pk, member.pk, "tied")]


def test_a_member_of_the_unit_of_a_case_keeps_out_and_whoever_voted_cannot_leave_any_more():
    case = CaseFactory()
    post, member = seated(case.sitting)
    recusing.stay_out(case, by=post, words="Có người thân ở đơn vị")
    other, _seat = seated(case.sitting)
    case.sitting.stage = "voting"
    case.sitting.save()
    ballots.vote(case, by=other, says="for")

    with pytest.raises(Refused):
        ballots.vote(case, by=post, says="for")
    with pytest.raises(Refused):
        recusing.stay_out(case, by=other, words="Đổi ý")

    assert [row.member for row in Recusal.objects.all()] == [member]


def test_voting_waits_for_sheets_by_name_unless_it_is_said_not_to():
    case = CaseFactory(sitting__way="separate")
    secretary, (_post, member) = secretary_of(case.sitting), seated(case.sitting)
    sheet = SheetFactory(case=case, member=member)

    with pytest.raises(Refused) as refused:
        sittings.press(case.sitting, "to_vote", by=secretary)
    sittings.press(case.sitting, "to_vote", by=secretary, without_waiting=True)
    sheet.refresh_from_db()

    assert member.name in str(refused.value)
    assert (case.sitting.stage, sheet.stage) == ("voting", "lapsed")


def test_votes_are_counted_once_the_meeting_has_its_day_and_minutes_and_every_case_its_votes():
    case = CaseFactory(sitting__stage="voting")
    secretary = secretary_of(case.sitting)
    member, _seat = seated(case.sitting)

    with pytest.raises(Refused):
        sittings.press(case.sitting, "count", by=secretary)
    sittings.change(case.sitting, MET, by=secretary, version=case.sitting.version)
    with pytest.raises(Refused):
        sittings.press(case.sitting, "count", by=secretary)
    ballots.vote(case, by=member, says="for")
    sittings.press(case.sitting, "count", by=secretary)

    assert case.sitting.stage == "counted"


def test_reopening_asks_a_leader_for_a_reason_and_takes_conclusions_back():
    case = CaseFactory(sitting__stage="counted")
    secretary, leader = secretary_of(case.sitting), leader_of(case.sitting.office)
    cases.conclude(case, by=secretary, proposed="yes", words="Đủ tiêu chí")

    with pytest.raises(Refused):
        sittings.press(case.sitting, "reopen", by=secretary, reason="Ghi nhầm")
    sittings.press(case.sitting, "reopen", by=leader, reason="Ghi nhầm một phiếu")
    case.refresh_from_db()

    assert (case.sitting.stage, case.stage, case.proposed) == ("assessing", "opened", "")


def test_a_secretary_hears_nothing_of_a_case_from_which_they_stay_out():
    secret = CaseFactory(sitting__way="separate")
    secretary = secretary_of(secret.sitting)
    recusing.stay_out(secret, by=secretary, words="Người thân")
    _post, member = seated(secret.sitting)
    SheetFactory(case=secret, member=member)

    with pytest.raises(Refused) as refused:
        sittings.press(secret.sitting, "to_vote", by=secretary)

    assert member.name not in str(refused.value)
    assert secret.exemplar.name not in str(refused.value)


def test_a_conclusion_is_written_anew_until_a_decision_is_signed():
    case = CaseFactory(sitting__stage="counted")
    secretary = secretary_of(case.sitting)
    cases.conclude(case, by=secretary, proposed="yes", words="Đủ tiêu chí")
    cases.conclude(case, by=secretary, proposed="no", words="Chưa đủ")
    signed = {"symbol": "45-QĐ/ĐU", "signed_on": date(2026, 3, 1)}
    LineFactory(decision=DecisionFactory(sitting=case.sitting, stage="signed", **signed), case=case)

    with pytest.raises(Refused):
        cases.conclude(case, by=secretary, proposed="yes", words="Đổi ý")

    case.refresh_from_db()
    assert (case.stage, case.proposed, case.conclusion_words) == ("decided", "no", "Chưa đủ")
