"""Which models stand on whose desk, until when, and when they go."""

from datetime import date, datetime

import pytest

from danvan.core import clock
from danvan.desk.items import FEW
from danvan.desk.tests.models import rows_of, ways_on, who_reads
from danvan.exemplars.actions.receiving import judge_result
from danvan.exemplars.actions.upkeep import answer, check
from danvan.exemplars.models import CheckPoint, Dossier, Purpose, SlipStage, Stage
from danvan.exemplars.tests.factories import (
    DossierFactory,
    ExemplarFactory,
    RoundFactory,
    level,
    remit_over,
    slip_of,
)
from danvan.exemplars.tests.ladders import copied
from danvan.plans.tests.scenes import browser_of, questions
from danvan.units.models import Act, Level
from danvan.units.tests.factories import HoldingFactory, KindFactory, UnitFactory, officer_of
from danvan.units.tests.world import build
from danvan.workflow.authors import add_authors

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 25)
COMMUNE = {"commune_officer", "commune_leader", "commune_deputy"}


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


@pytest.fixture
def world():
    return build()


def model(unit, stage, name="Đường hoa", **values):
    return ExemplarFactory(unit=unit, stage=stage, name=name, **values)


def sent_back(exemplar, purpose=Purpose.REGISTRATION):
    """A version of it that came back on 20 March, and the one that is written since."""
    moment = datetime(2026, 3, 20, 9, tzinfo=clock.VIETNAM)
    DossierFactory(exemplar=exemplar, purpose=purpose, submitted_at=moment, returned_at=moment)
    DossierFactory(exemplar=exemplar, purpose=purpose, number=2)


def test_a_draft_stands_by_the_last_day_of_its_round_and_one_of_a_later_round_among_what_is_written():
    commune = UnitFactory(name="UBND xã Khe Thử")
    near, far = RoundFactory(closes_on=date(2026, 4, 8)), RoundFactory(closes_on=date(2026, 4, 9))
    drafts = [
        model(commune, Stage.DRAFT, "Đường hoa", round=near),
        model(commune, Stage.DRAFT, "Chợ không rác", round=far),
        model(commune, Stage.DRAFT, "Tổ tự quản"),
    ]
    for each in drafts:
        DossierFactory(exemplar=each)
    officer = officer_of(commune)

    assert sorted(rows_of(officer), key=str) == [
        ("Gửi đăng ký mô hình: Chợ không rác", "UBND xã Khe Thử", date(2026, 4, 9)),
        ("Gửi đăng ký mô hình: Tổ tự quản", "UBND xã Khe Thử", None),
        ("Gửi đăng ký mô hình: Đường hoa", "UBND xã Khe Thử", date(2026, 4, 8)),
    ]
    assert {status for _address, status in ways_on(officer)} == {200}


def test_a_draft_past_the_last_day_is_overdue_while_the_round_takes_it_and_no_longer_when_it_does_not():
    commune = UnitFactory()
    model(commune, Stage.DRAFT, "Muộn", round=RoundFactory(closes_on=date(2026, 3, 20)))
    model(commune, Stage.DRAFT, "Hết hạn", round=RoundFactory(closes_on=date(2026, 3, 20), late_allowed=False))

    days = {what: due for what, _unit, due in rows_of(officer_of(commune))}

    assert days == {"Gửi đăng ký mô hình: Muộn": date(2026, 3, 20), "Gửi đăng ký mô hình: Hết hạn": None}


def test_what_came_back_stands_with_its_unit_and_goes_when_it_was_sent_again(world):
    exemplar = model(world.commune, Stage.RETURNED, receiver=world.department)
    sent_back(exemplar)
    words = "Bổ sung bản đăng ký được trả lại: Đường hoa"

    assert who_reads(world, words) == COMMUNE
    assert ways_on(world.by("commune_officer")) == [(f"/exemplars/{exemplar.pk}/form/", 200)]

    exemplar.stage = Stage.SUBMITTED
    exemplar.save()
    assert who_reads(world, words) == set()


def test_what_was_sent_waits_with_those_who_receive_it_and_with_nobody_else(world):
    remit_over(world.department, world.commune, Act.RECEIVE, at=level("xa"))
    remit_over(world.sibling, world.commune, Act.RECEIVE, at=level("tinh"))
    exemplar = model(world.commune, Stage.SUBMITTED, receiver=world.department)
    moment = datetime(2026, 3, 20, 9, tzinfo=clock.VIETNAM)
    DossierFactory(exemplar=exemplar, submitted_at=moment)

    assert who_reads(world, "Tiếp nhận đăng ký mô hình: Đường hoa") == {"department_officer", "department_leader"}
    assert ways_on(world.by("department_officer")) == [(f"/exemplars/{exemplar.pk}/receiving/", 200)]


def test_an_office_without_the_remit_for_the_level_is_not_told_to_receive(world):
    remit_over(world.department, world.commune, Act.RECEIVE, at=level("tinh"))
    model(world.commune, Stage.SUBMITTED, receiver=world.department)

    assert who_reads(world, "Tiếp nhận đăng ký mô hình") == set()


def test_who_wrote_a_registration_for_a_village_is_not_told_to_take_it_in():
    commune = UnitFactory()
    village, hand, colleague = UnitFactory(parent=commune), officer_of(commune), officer_of(commune)
    exemplar = model(village, Stage.SUBMITTED, receiver=commune)
    add_authors(exemplar, hand)

    assert [rows_of(each) for each in (hand, colleague)] == [
        [],
        [("Tiếp nhận đăng ký mô hình: Đường hoa", village.name, None)],
    ]


@pytest.mark.parametrize("stage", [Stage.ACCEPTED, Stage.UNDER_WAY, Stage.PAUSED])
def test_a_result_is_due_by_the_round_or_by_the_models_own_last_day_whichever_comes_first(stage):
    commune = UnitFactory()
    row = RoundFactory(result_due_on=date(2026, 5, 20))
    model(commune, stage, "Theo đợt", round=row, ends_on=date(2026, 12, 1))
    model(commune, stage, "Theo mô hình", ends_on=date(2026, 3, 1))
    model(commune, stage, "Chưa đến", ends_on=date(2026, 12, 1))
    officer = officer_of(commune)

    assert sorted(rows_of(officer), key=str) == [
        ("Báo cáo kết quả mô hình: Theo mô hình", commune.name, date(2026, 3, 1)),
        ("Báo cáo kết quả mô hình: Theo đợt", commune.name, date(2026, 5, 20)),
    ]
    assert {status for _address, status in ways_on(officer)} == {200}


def test_a_result_that_came_back_says_so_and_leads_to_it():
    commune = UnitFactory()
    exemplar = model(commune, Stage.UNDER_WAY)
    sent_back(exemplar, Purpose.RESULT)
    officer = officer_of(commune)

    assert rows_of(officer) == [("Bổ sung báo cáo kết quả được trả lại: Đường hoa", commune.name, None)]
    assert ways_on(officer) == [(f"/exemplars/{exemplar.pk}/result/", 200)]

    exemplar.stage = Stage.REPORTED
    exemplar.save()
    assert rows_of(officer) == []


def later_back(unit, year=2025, **values):
    """A recognised model whose result of a further year came back on 20 March, and is written on since."""
    exemplar = model(unit, Stage.RECOGNISED, **values)
    moment = datetime(2026, 3, 20, 9, tzinfo=clock.VIETNAM)
    told = {"exemplar": exemplar, "purpose": Purpose.RESULT, "year": year, "later": True}
    DossierFactory(**told, submitted_at=moment, returned_at=moment)
    return exemplar, DossierFactory(**told, number=2)


def test_a_later_year_s_result_that_came_back_stands_with_its_unit_and_goes_when_it_was_sent_again(world):
    exemplar, rewritten = later_back(world.commune, receiver=world.department, year=2025)
    words = "Bổ sung báo cáo kết quả năm 2025 được trả lại: Đường hoa"

    assert who_reads(world, words) == COMMUNE
    assert rows_of(world.by("commune_officer")) == [(words, world.commune.name, None)]
    assert ways_on(world.by("commune_officer")) == [(f"/exemplars/{exemplar.pk}/result/", 200)]
    page = world.browser("commune_officer").get("/").content.decode()
    assert f"{world.department.name} trả lại" in page

    rewritten.submitted_at = clock.now()
    rewritten.save()
    assert who_reads(world, words) == set()


def test_a_later_year_s_result_that_is_written_for_the_first_time_is_nothing_that_came_back():
    commune = UnitFactory()
    exemplar = model(commune, Stage.RECOGNISED)
    DossierFactory(exemplar=exemplar, purpose=Purpose.RESULT, year=2025, submitted_at=clock.now())
    DossierFactory(exemplar=exemplar, purpose=Purpose.RESULT, year=2026, later=True)

    assert rows_of(officer_of(commune)) == []


def test_a_later_year_s_result_of_a_village_stands_with_the_commune_until_somebody_signs_in_there():
    commune = UnitFactory(parent=UnitFactory())
    village = UnitFactory(name="Thôn Thử", kind=KindFactory(code="thon", level=Level.VILLAGE), parent=commune)
    exemplar, _rewritten = later_back(village)
    officer, province = officer_of(commune), officer_of(commune.parent)
    words = "Bổ sung báo cáo kết quả năm 2025 được trả lại: Đường hoa"

    assert (rows_of(officer), rows_of(province)) == ([(words, "Thôn Thử", None)], [])
    assert ways_on(officer) == [(f"/exemplars/{exemplar.pk}/result/", 200)]

    HoldingFactory(unit=village)
    assert rows_of(officer) == []


def later_sent(exemplar, year):
    """The result of a further year, sent on 20 March."""
    moment = datetime(2026, 3, 20, 9, tzinfo=clock.VIETNAM)
    told = {"exemplar": exemplar, "purpose": Purpose.RESULT, "year": year, "later": True}
    return DossierFactory(**told, submitted_at=moment)


@pytest.mark.parametrize("effective", [True, False])
def test_a_later_year_s_result_waits_at_its_receiver_until_it_is_judged_whatever_the_judgement(world, effective):
    exemplar = model(world.commune, Stage.RECOGNISED, receiver=world.committee)
    later_sent(exemplar, 2025)
    words = "Đánh giá báo cáo kết quả năm 2025: Đường hoa"
    receiver = world.by("committee_officer")

    assert who_reads(world, words) == {"committee_officer", "committee_leader"}
    assert ways_on(receiver) == [(f"/exemplars/{exemplar.pk}/receiving/", 200)]

    judge_result(exemplar, by=receiver, effective=effective)
    assert rows_of(receiver) == []


def test_of_two_years_results_the_earlier_is_judged_first(world):
    exemplar = model(world.commune, Stage.RECOGNISED, receiver=world.committee)
    first, second = later_sent(exemplar, 2024), later_sent(exemplar, 2025)
    receiver = world.by("committee_officer")
    judged = []
    for _each in range(2):
        judge_result(exemplar, by=receiver, effective=True)
        judged.append([row.pk for row in (first, second) if Dossier.objects.get(pk=row.pk).judged_at])

    assert judged == [[first.pk], [first.pk, second.pk]]


def test_slips_are_one_row_a_unit_and_go_when_somebody_looked_at_them(world):
    row = RoundFactory(office=world.committee)
    slips = [slip_of(row, world.commune) for _each in range(2)]
    words = "Xem phiếu đề xuất mô hình gửi qua mã QR: 2 phiếu"

    assert who_reads(world, words) == COMMUNE
    assert ways_on(world.by("commune_officer")) == [("/slips/", 200)]

    for slip in slips:
        slip.stage = SlipStage.DROPPED
        slip.save()
    assert who_reads(world, "phiếu đề xuất") == set()


def test_a_silent_model_is_asked_of_its_unit_until_it_answers(world):
    exemplar = model(
        world.commune,
        Stage.RECOGNISED,
        fading_since=date(2026, 3, 1),
        home=world.committee.territory,
        receiver=world.department,
    )
    words = "Trả lời: mô hình “Đường hoa” còn hoạt động không?"

    assert who_reads(world, words) == COMMUNE
    assert ways_on(world.by("commune_officer")) == [(f"/exemplars/{exemplar.pk}/ladder/", 200)]

    answer(exemplar, "Vẫn họp hằng tháng", by=world.by("commune_officer"), on=TODAY)
    assert who_reads(world, words) == set()


def test_a_check_point_stands_with_unit_and_receiver_until_one_of_them_writes_it_down(world):
    remit_over(world.department, world.commune, Act.RECEIVE, at=level("xa"))
    exemplar = model(world.commune, Stage.UNDER_WAY, receiver=world.department)
    point = CheckPoint.objects.create(exemplar=exemplar, due_on=date(2026, 4, 1), words="Xem lại số hộ")
    CheckPoint.objects.create(exemplar=exemplar, due_on=date(2027, 4, 1))
    words = "Kiểm tra mô hình đang bồi dưỡng: Đường hoa"

    assert who_reads(world, words) == COMMUNE | {"department_officer", "department_leader"}
    assert rows_of(world.by("department_officer")) == [(words, world.commune.name, date(2026, 4, 1))]
    assert ways_on(world.by("department_officer")) == [(f"/exemplars/{exemplar.pk}/ladder/", 200)]

    check(point, by=world.by("commune_officer"), on=TODAY, outcome="kept")
    assert who_reads(world, words) == set()


def test_what_came_of_a_copy_is_owed_by_the_unit_that_copied(world):
    origin = model(world.other_commune, Stage.RECOGNISED, home=world.committee.territory)
    row = copied(origin, world.commune, on=None)
    row.outcome_due_on = date(2026, 4, 30)
    row.save()
    words = "Báo kết quả áp dụng mô hình: Đường hoa"

    assert who_reads(world, words) == COMMUNE
    assert ways_on(world.by("commune_officer")) == [(f"/copyings/{row.pk}/", 200)]

    row.stage, row.outcome_on, row.outcome_words = "reported", TODAY, "Tốt"
    row.save()
    assert who_reads(world, words) == set()


def test_the_unit_above_does_the_work_of_a_village_until_somebody_signs_in_there():
    commune = UnitFactory(parent=UnitFactory())
    kind = KindFactory(code="thon", level=Level.VILLAGE)
    province, village = officer_of(commune.parent), UnitFactory(name="Thôn Thử", kind=kind, parent=commune)
    model(village, Stage.UNDER_WAY, ends_on=TODAY)
    DossierFactory(exemplar=model(village, Stage.DRAFT, "Chợ không rác"))
    officer = officer_of(commune)
    words = ("Báo cáo kết quả mô hình: Đường hoa", "Thôn Thử", TODAY)
    draft = ("Gửi đăng ký mô hình: Chợ không rác", "Thôn Thử", None)

    assert (rows_of(officer), rows_of(province)) == ([words, draft], [])
    assert {status for _address, status in ways_on(officer)} == {200}

    HoldingFactory(unit=village)
    assert rows_of(officer) == []


def test_many_models_at_the_same_step_are_one_row_that_leads_to_their_list():
    office, commune = UnitFactory(), UnitFactory()
    remit_over(office, commune, Act.RECEIVE)
    row = RoundFactory(office=office, name="Đợt năm 2026", result_due_on=date(2026, 4, 30))
    for _each in range(FEW + 1):
        model(commune, Stage.SUBMITTED, receiver=office, round=row)
        model(commune, Stage.UNDER_WAY, receiver=office, round=row)
    receiver, officer = officer_of(office), officer_of(commune)

    assert rows_of(receiver) == [("Tiếp nhận đăng ký mô hình", "6 mô hình", None)]
    assert rows_of(officer) == [("Báo cáo kết quả các mô hình", "6 mô hình", date(2026, 4, 30))]
    assert ways_on(receiver) == [(f"/exemplars/?trang_thai=submitted&cap={row.level_id}", 200)]


def test_the_desk_asks_the_same_whether_one_model_waits_or_three(world):
    remit_over(world.department, world.commune, Act.RECEIVE)
    officer, receiver = browser_of(world.by("commune_officer")), browser_of(world.by("department_officer"))
    give(world)
    one = [questions(each, "/") for each in (officer, receiver)]

    give(world), give(world)

    assert [questions(each, "/") for each in (officer, receiver)] == one


def give(world):
    """One of everything, for the commune and for who receives from it."""
    row = RoundFactory(office=world.department, closes_on=date(2026, 4, 1))
    for stage in (Stage.DRAFT, Stage.RETURNED, Stage.SUBMITTED):
        model(world.commune, stage, round=row, receiver=world.department)
    model(world.commune, Stage.RECOGNISED, fading_since=TODAY)
    later_back(world.commune, receiver=world.department)
    due = model(world.commune, Stage.UNDER_WAY, ends_on=TODAY, receiver=world.department)
    CheckPoint.objects.create(exemplar=due, due_on=TODAY)
    slip_of(row, world.commune)
    copying = copied(model(world.other_commune, Stage.RECOGNISED), world.commune, on=None)
    copying.outcome_due_on = TODAY
    copying.save()
