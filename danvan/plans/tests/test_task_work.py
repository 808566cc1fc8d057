"""A unit does its part of a task, proves it, and has it opened again."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.errors import Overtaken, Refused
from danvan.files.models import Attachment
from danvan.notifications.models import Notice
from danvan.plans.actions.task_notes import prove, prove_by, take_proof_back
from danvan.plans.actions.task_parts import close, give_back, release, reopen
from danvan.plans.models import OPEN_PARTS, PartStage
from danvan.plans.tests.factories import done, part_of, photo
from danvan.plans.workflow import PART
from danvan.units.tests.factories import UnitFactory, administrator_of, leader_of, officer_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)
UNDER_WAY, DONE, REOPENED, LEFT = PartStage.UNDER_WAY, PartStage.DONE, PartStage.REOPENED, PartStage.LEFT


@pytest.fixture(autouse=True)
def may(on_day):
    on_day(TODAY)


@pytest.fixture
def commune():
    return UnitFactory(name="UBND xã Khe Thử")


@pytest.fixture
def part(commune):
    return part_of(commune)


@pytest.fixture
def officer(commune):
    return officer_of(commune)


@pytest.fixture
def maker(part):
    return officer_of(part.task.plan.drafting_office)


def reached(part, stage, officer, maker):
    """The part at a stage."""
    if stage in (DONE, REOPENED):
        done(part, officer, TODAY)
    if stage == REOPENED:
        reopen(part, by=maker, reason="Thiếu biên bản")
    if stage == LEFT:
        release(part, by=maker, reason="Không thuộc chức năng")
    return part


OF_UNIT = {UNDER_WAY: ["close"], DONE: ["reopen"], REOPENED: ["close"], LEFT: []}
OF_MAKERS = {**OF_UNIT, UNDER_WAY: ["close", "release"], REOPENED: ["close", "release"], LEFT: ["give_back"]}
NOTHING: dict = {stage: [] for stage in PartStage}
ON_OFFER = {
    "officer of the unit": OF_UNIT,
    "leader of the unit": OF_UNIT,
    "officer of the drafting office": OF_MAKERS,
    "leader of the issuer": OF_MAKERS,
    "officer of another unit": NOTHING,
    "administrator": {**NOTHING, UNDER_WAY: ["pass_on"], REOPENED: ["pass_on"]},
}


@pytest.mark.parametrize("stage", PartStage)
@pytest.mark.parametrize("who", ON_OFFER)
def test_each_stage_offers_each_person_their_moves(who, stage, part, commune, officer, maker):
    plan = part.task.plan
    people = {
        "officer of the unit": lambda: officer,
        "leader of the unit": lambda: leader_of(commune),
        "officer of the drafting office": lambda: maker,
        "leader of the issuer": lambda: leader_of(plan.issuer),
        "officer of another unit": lambda: officer_of(UnitFactory()),
        "administrator": lambda: administrator_of(plan.issuer),
    }
    reached(part, stage, officer, maker)

    moves = [move.name for move in PART.open_to(people[who](), part)]

    assert moves == ON_OFFER[who][stage]


def test_a_part_is_closed_with_a_photo_on_the_day_it_was_done(part, officer):
    close(part, by=officer, done_on=date(2026, 5, 18), files=[photo()])

    entry = Entry.objects.about(part).first()
    files = [(each.name, each.role) for each in Attachment.objects.of(part)]
    assert (part.stage, part.done_on, part.recorded_at) == (DONE, date(2026, 5, 18), clock.now())
    assert (entry.verb, entry.actor_id, entry.unit_id) == ("close", officer.user_id, part.unit_id)
    assert files == [("anh.jpg", "evidence")]


def test_nothing_is_done_without_proof(part, officer):
    with pytest.raises(Refused, match="chưa có minh chứng"):
        close(part, by=officer, done_on=TODAY)

    part.refresh_from_db()
    assert (part.stage, part.done_on) == (UNDER_WAY, None)


def test_a_record_of_the_house_proves_as_well_as_a_file(part, officer):
    prove_by(part, "plans.plan", part.task.plan_id, by=officer)

    close(part, by=officer, done_on=TODAY)

    assert part.stage == DONE


def test_what_one_may_not_see_proves_nothing(part, officer):
    hidden = part_of(UnitFactory())

    with pytest.raises(Refused, match="Không tìm thấy hồ sơ"):
        prove_by(part, "plans.taskpart", hidden.pk, by=officer)
    with pytest.raises(Refused, match="chính phần việc này làm minh chứng"):
        prove_by(part, "plans.taskpart", part.pk, by=officer)


def test_a_link_named_by_mistake_is_taken_back_while_the_part_is_open(part, officer):
    link = prove_by(part, "plans.plan", part.task.plan_id, by=officer)
    take_proof_back(part, link, by=officer)

    with pytest.raises(Refused, match="chưa có minh chứng"):
        close(part, by=officer, done_on=TODAY)


def test_what_a_part_was_closed_with_stays(part, officer):
    link = prove_by(part, "plans.plan", part.task.plan_id, by=officer)
    close(part, by=officer, done_on=TODAY)

    with pytest.raises(Refused, match="minh chứng giữ nguyên"):
        take_proof_back(part, link, by=officer)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2026, 5, 21), "không thể sau hôm nay"), (date(2025, 12, 31), "trước ngày bắt đầu thực hiện kế hoạch")],
)
def test_the_day_of_work_lies_between_the_plans_beginning_and_today(part, officer, day, sentence):
    with pytest.raises(Refused, match=sentence):
        close(part, by=officer, done_on=day, files=[photo()])

    assert not Attachment.objects.of(part).exists()


def test_whoever_serves_a_unit_without_accounts_says_from_what():
    commune = UnitFactory()
    village = UnitFactory(parent=commune)
    part, officer = part_of(village), officer_of(commune)

    with pytest.raises(Refused, match="theo nguồn nào"):
        done(part, officer, TODAY)
    done(part, replace(officer, source="điện thoại"), TODAY)

    entry = Entry.objects.about(part).first()
    assert (part.stage, entry.source, entry.unit_id) == (DONE, "điện thoại", village.pk)


def test_what_came_to_the_drafting_office_on_paper_is_recorded_there(part, maker):
    with pytest.raises(Refused, match="theo nguồn nào"):
        done(part, maker, TODAY)

    done(part, replace(maker, source="bản giấy"), TODAY)

    assert part.stage == DONE


def test_the_makers_open_a_part_again_and_the_unit_reads_why(part, officer, maker):
    done(part, officer, TODAY)

    reopen(part, by=maker, reason="  Thiếu biên bản  họp thôn ")

    told = Notice.objects.get(user=officer.user_id, object_type="plans.taskpart")
    assert (part.stage, part.reopened_reason, part.done_on, part.recorded_at) == (
        REOPENED,
        "Thiếu biên bản họp thôn",
        None,
        None,
    )
    assert told.verb == "reopen"


def test_a_part_is_not_opened_again_without_a_reason(part, officer, maker):
    done(part, officer, TODAY)

    with pytest.raises(Refused, match="lý do mở lại"):
        reopen(part, by=maker, reason=" ")


def test_done_anew_it_no_longer_says_why_it_was_open_and_history_does(part, officer, maker):
    done(part, officer, TODAY)
    reopen(part, by=maker, reason="Thiếu biên bản")

    close(part, by=officer, done_on=TODAY)

    reasons = [entry.reason for entry in Entry.objects.about(part).filter(verb="reopen")]
    assert (part.stage, part.reopened_reason, reasons) == (DONE, "", ["Thiếu biên bản"])


def test_a_unit_that_was_let_go_may_be_given_its_part_again(part, maker):
    release(part, by=maker, reason="Không thuộc chức năng")
    left = (part.stage, part.left_reason)

    give_back(part, by=maker)

    assert (left, part.stage, part.left_reason) == ((LEFT, "Không thuộc chức năng"), UNDER_WAY, "")


def test_two_who_close_at_once_are_not_both_believed(part, officer):
    version = part.version
    prove(part, [photo()], by=officer)

    with pytest.raises(Overtaken):
        close(part, by=officer, done_on=TODAY, version=version)


def test_no_work_is_done_under_a_plan_that_ended_or_a_line_that_was_taken_out(part, officer):
    part.task.to_on = date(2026, 5, 1)
    part.task.save()

    with pytest.raises(Refused):
        done(part, officer, TODAY)

    part.refresh_from_db()
    assert part.stage in OPEN_PARTS
