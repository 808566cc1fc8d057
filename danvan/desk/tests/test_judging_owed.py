"""What judging puts on whose desk; of a case that somebody stays out of it shows nothing."""

from datetime import date

import pytest

from danvan.appraisals.models import Count, Mark, Recusal
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
from danvan.appraisals.tests.test_conflicts import RELATIONS, stands_in_for_one_there
from danvan.core import clock
from danvan.desk.handing_over import owed
from danvan.desk.items import FEW
from danvan.desk.tests.models import rows_of, ways_on
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.plans.tests.scenes import browser_of, questions
from danvan.units.models import Act, Holding, Remit
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of
from danvan.workflow.authors import add_authors

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def case_of(sitting, name="Đường hoa", **values):
    return CaseFactory(sitting=sitting, exemplar=ExemplarFactory(stage=Stage.APPRAISING, name=name, **values))


def whole(sheet):
    """Answers every criterion of a sheet."""
    for row in sheet.case.sitting.criteria.rows.all():
        Mark.objects.create(sheet=sheet, criterion=row, passes=True)
    return sheet


def test_a_member_has_a_sheet_of_their_own_to_mark_until_it_is_signed():
    sitting = SittingFactory(way="separate")
    case = case_of(sitting)
    post, member = seated(sitting)
    keeper = secretary_of(sitting)

    assert rows_of(post) == [("Ghi phiếu thẩm định của tôi: Đường hoa", case.exemplar.unit.name, None)]
    assert ways_on(post) == [(f"/cases/{case.pk}/sheet/", 200)]
    assert [what for what, _unit, _due in rows_of(keeper)] == ["Ghi phiếu thẩm định của tôi: Đường hoa"]

    sheet = SheetFactory(case=case, member=member)
    assert len(rows_of(post)) == 1
    sheet.stage = "signed"
    sheet.save()
    assert rows_of(post) == []


def test_the_joint_sheet_waits_for_the_secretary_and_once_it_is_whole_for_a_member_to_sign():
    sitting = SittingFactory()
    case = case_of(sitting)
    keeper, (member, _seat) = secretary_of(sitting), seated(sitting)
    colleague = officer_of(sitting.office)

    assert [rows_of(post) for post in (keeper, member, colleague)] == [
        [("Ghi phiếu thẩm định chung: Đường hoa", case.exemplar.unit.name, None)],
        [],
        [],
    ]
    sheet = whole(SheetFactory(case=case))
    add_authors(sheet, keeper)

    assert [rows_of(post) for post in (keeper, member, colleague)] == [
        [],
        [("Ký phiếu thẩm định chung: Đường hoa", case.exemplar.unit.name, None)],
        [],
    ]
    assert ways_on(member) == [(f"/cases/{case.pk}/", 200)]


def test_as_long_as_no_secretary_is_named_the_office_writes_the_joint_sheet():
    sitting = SittingFactory()
    case = case_of(sitting)
    officer = officer_of(sitting.office)

    assert [what for what, _unit, _due in rows_of(officer)] == ["Ghi phiếu thẩm định chung: Đường hoa"]
    assert ways_on(officer) == [(f"/cases/{case.pk}/sheet/", 200)]


def test_an_opinion_in_writing_is_due_until_its_day_and_goes_with_the_vote(on_day):
    sitting = SittingFactory(stage="voting", voting="written", opinions_until=date(2026, 3, 10))
    case = case_of(sitting)
    (post, member), (silent, _seat) = seated(sitting), seated(sitting)
    words = ("Gửi ý kiến biểu quyết: Đường hoa", case.exemplar.unit.name, date(2026, 3, 10))

    assert rows_of(post) == [words]
    assert ways_on(post) == [(f"/cases/{case.pk}/opinion/", 200)]

    VoteFactory(case=case, member=member)
    assert (rows_of(post), rows_of(silent)) == ([], [words])
    on_day(date(2026, 3, 11))
    assert rows_of(silent) == []


def test_votes_at_a_meeting_and_a_secret_ballot_ask_nobody_to_write():
    at_meeting = SittingFactory(stage="voting")
    case_of(at_meeting)
    counted = SittingFactory(stage="voting", voting="written", opinions_until=date(2026, 3, 10))
    Count.objects.create(case=case_of(counted), present=1, agreed=1, against=0, other=0, invalid=0)

    assert [rows_of(seated(sitting)[0]) for sitting in (at_meeting, counted)] == [[], []]


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("stage", ["assessing", "voting"])
def test_who_is_tied_to_a_case_reads_of_the_other_one_alone(relation, stage):
    how = {"voting": "written", "opinions_until": date(2026, 3, 10), "way": "separate"}
    sitting = SittingFactory(stage=stage, **how)
    post, _member = seated(sitting)
    case = case_of(sitting, "Mô hình kín đáo")
    case_of(sitting, "Mô hình công khai")
    relation(post, case, **({"to_on": date(2026, 12, 1)} if relation is stands_in_for_one_there else {}))

    told = [what.partition(": ")[2] for what, _unit, _due in rows_of(post)]

    assert [name for name in told if name.startswith("Mô hình")] == ["Mô hình công khai"]
    assert "Mô hình kín đáo" not in browser_of(post).get("/").content.decode()


def test_the_count_of_many_cases_leaves_out_what_somebody_stays_out_of():
    sitting = SittingFactory(way="separate")
    cases = [case_of(sitting) for _each in range(FEW + 2)]
    (apart, member), (post, _seat) = seated(sitting), seated(sitting)
    Recusal.objects.create(case=cases[0], member=member, why="declared", since=TODAY)

    assert [rows_of(each) for each in (apart, post)] == [
        [("Ghi phiếu thẩm định của tôi", "6 hồ sơ", None)],
        [("Ghi phiếu thẩm định của tôi", "7 hồ sơ", None)],
    ]
    assert ways_on(post) == [(f"/appraisals/{sitting.pk}/", 200)]


def signed_decision():
    """A signed decision of an office with a remit to recognise: (decision, its office, its case)."""
    office, sitting = UnitFactory(name="Ban Chỉ đạo Thử"), SittingFactory(stage="counted")
    case = CaseFactory(sitting=sitting, stage="decided", exemplar=ExemplarFactory(stage=Stage.APPRAISING))
    remit_over(office, case.exemplar.unit, Act.RECOGNISE, at=level())
    told = {"stage": "signed", "symbol": "12-QĐ/BCĐ", "signed_on": date(2026, 3, 1)}
    decision = DecisionFactory(office=office, sitting=sitting, **told)
    LineFactory(decision=decision, case=case)
    return decision, office, case


def test_a_signed_decision_waits_with_who_may_announce_it():
    decision, office, case = signed_decision()
    leader, author, tied = leader_of(office), officer_of(office), officer_of(office)
    add_authors(decision, author)
    Recusal.objects.create(case=case, user=tied.user, why="declared", since=TODAY)
    elsewhere = officer_of(decision.sitting.office)

    rows = [rows_of(each) for each in (leader, author, tied, elsewhere)]

    assert [[what.partition(":")[0] for what, _unit, _due in each] for each in rows] == [
        ["Soát và công bố quyết định số 12-QĐ/BCĐ"],
        [],
        [],
        [],
    ]
    assert ways_on(leader) == [(f"/decisions/{decision.pk}/outbox/", 200)]
    decision.stage = "announcing"
    decision.save()
    assert rows_of(leader) == []


def test_an_office_whose_remit_is_over_another_level_announces_nothing():
    decision, office, case = signed_decision()
    Remit.objects.filter(unit=office).delete()
    remit_over(office, case.exemplar.unit, Act.RECOGNISE, at=level("tinh"))

    assert rows_of(leader_of(decision.office)) == []


def test_a_hand_over_tells_nothing_of_a_members_sheets_or_of_what_is_not_announced():
    _decision, office, _case = signed_decision()
    leader = leader_of(office)
    sitting = SittingFactory(way="separate")
    case_of(sitting)
    post, _member = seated(sitting)

    told = [list(owed(Holding.objects.get(pk=each.holding_id), clock.today())) for each in (leader, post)]

    assert told == [[], []]


def test_the_desk_asks_the_same_whether_one_case_waits_or_three():
    sitting = SittingFactory(way="separate")
    (post, _member), (_decision, office, _case) = seated(sitting), signed_decision()
    leader = leader_of(office)
    case_of(sitting)
    one = [questions(browser_of(each), "/") for each in (post, leader)]

    case_of(sitting), case_of(sitting)
    for number in (13, 14):
        told = {"stage": "signed", "symbol": f"{number}-QĐ/BCĐ", "signed_on": date(2026, 3, 1)}
        DecisionFactory(office=office, **told)

    assert [questions(browser_of(each), "/") for each in (post, leader)] == one
