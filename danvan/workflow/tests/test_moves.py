"""Moves: offered by the table, asked again under the lock, made once, recorded."""

from dataclasses import replace

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.core.acting import Acting
from danvan.core.errors import Overtaken, Refused
from danvan.workflow.tests.acting import holdings
from danvan.workflow.tests.letters.factories import LetterFactory
from danvan.workflow.tests.letters.models import Letter, Stage
from danvan.workflow.tests.letters.workflow import LETTERS

pytestmark = pytest.mark.django_db


def leader():
    return Acting(user=UserFactory(position="lãnh đạo"))


def officer():
    return Acting(user=UserFactory(position="chuyên viên"))


@pytest.mark.parametrize(
    ("person", "stage", "moves"),
    [
        (officer, Stage.DRAFT, ["submit"]),
        (officer, Stage.SUBMITTED, []),
        (officer, Stage.APPROVED, []),
        (leader, Stage.DRAFT, ["submit"]),
        (leader, Stage.SUBMITTED, ["approve", "send_back"]),
        (leader, Stage.APPROVED, []),
    ],
)
def test_the_buttons_of_the_page_come_from_the_table(person, stage, moves):
    letter = LetterFactory(stage=stage)

    offered = LETTERS.open_to(person(), letter)

    assert [move.name for move in offered] == moves


def test_a_move_sets_the_stage_and_what_goes_with_it_and_is_recorded():
    letter, boss = LetterFactory(stage=Stage.SUBMITTED, unit_id=7), leader()

    LETTERS.advance(letter, "approve", by=boss, pages=3, reason="Đúng thẩm quyền")

    entry = Entry.objects.get()
    assert (letter.stage, letter.version, letter.pages) == ("approved", 2, 3)
    assert (entry.verb, entry.actor_id, entry.unit_id, entry.reason) == ("approve", boss.user_id, 7, "Đúng thẩm quyền")
    assert entry.changes == {"version": [1, 2], "stage": ["submitted", "approved"], "pages": [1, 3]}


def test_a_move_that_the_table_does_not_offer_from_here_was_made_by_somebody_else():
    letter = LetterFactory(stage=Stage.APPROVED)

    with pytest.raises(Overtaken) as refusal:
        LETTERS.advance(letter, "approve", by=leader())

    assert (str(refusal.value), refusal.value.status) == (
        "Hồ sơ vừa được người khác cập nhật. Mời xem lại trước khi làm tiếp.",
        409,
    )


def test_who_may_not_make_a_move_is_told_whom_to_ask():
    letter = LetterFactory(stage=Stage.SUBMITTED)

    with pytest.raises(Refused) as refusal:
        LETTERS.advance(letter, "approve", by=officer())

    assert (str(refusal.value), refusal.value.status) == (
        "Vai trò hiện tại không làm được việc này. Đề nghị người có thẩm quyền thực hiện.",
        403,
    )
    assert (Letter.objects.get().stage, Entry.objects.count()) == ("submitted", 0)


def test_a_stale_form_moves_nothing():
    letter, boss = LetterFactory(stage=Stage.SUBMITTED), leader()
    Letter.objects.update(version=2, pages=9)

    with pytest.raises(Overtaken):
        LETTERS.advance(letter, "approve", by=boss, version=1)

    assert (Letter.objects.get().stage, Entry.objects.count()) == ("submitted", 0)


def test_a_record_that_is_gone_is_said_to_be_gone():
    letter, boss = LetterFactory(stage=Stage.SUBMITTED), leader()
    Letter.objects.all().delete()

    with pytest.raises(Overtaken) as refusal:
        LETTERS.advance(letter, "approve", by=boss)

    assert str(refusal.value) == "Hồ sơ này không còn nữa. Mời quay lại danh sách."


def test_a_move_that_breaks_a_rule_of_the_database_is_refused_in_the_rules_own_words():
    letter, boss = LetterFactory(stage=Stage.SUBMITTED), leader()

    with pytest.raises(Refused) as refusal:
        LETTERS.advance(letter, "approve", by=boss, pages=0)

    assert str(refusal.value) == "Công văn phải có ít nhất một trang."
    assert (Letter.objects.get().stage, Entry.objects.count()) == ("submitted", 0)


def test_a_holding_that_ended_while_the_page_was_open_moves_nothing():
    letter, boss = LetterFactory(stage=Stage.SUBMITTED), replace(leader(), holding_id=5)

    with holdings({}), pytest.raises(Refused) as refusal:
        LETTERS.advance(letter, "approve", by=boss)

    assert (str(refusal.value), refusal.value.status) == (
        "Vai trò dùng để làm việc này đã kết thúc. Mời chọn vai trò khác rồi làm lại.",
        403,
    )


def test_a_move_is_recorded_under_the_holding_as_it_stands_now_and_from_what_it_was_typed():
    letter, user = LetterFactory(), UserFactory(full_name="Lê Thị An")
    on_page = Acting(user=user, holding_id=5, holding="Chuyên viên, Phòng cũ", source="bản giấy")

    with holdings({(user.pk, 5): Acting(user=user, holding_id=5, holding="Chuyên viên, Phòng mới")}):
        LETTERS.advance(letter, "submit", by=on_page)

    entry = Entry.objects.get()
    assert (entry.actor_name, entry.holding, entry.source) == ("Lê Thị An", "Chuyên viên, Phòng mới", "bản giấy")


def test_a_form_sent_twice_does_the_thing_once():
    letter, boss = LetterFactory(stage=Stage.SUBMITTED), leader()
    LETTERS.advance(letter, "send_back", by=boss, key="k" * 200)
    LETTERS.advance(letter, "submit", by=boss)

    with pytest.raises(Overtaken) as refusal:
        LETTERS.advance(letter, "send_back", by=boss, key="k" * 200)

    assert str(refusal.value) == "Việc này đã được ghi nhận ở lần bấm trước. Mời xem kết quả trên trang."
    assert Letter.objects.get().stage == "submitted"


def test_a_key_whose_act_was_refused_may_be_used_again():
    letter, boss = LetterFactory(stage=Stage.SUBMITTED), leader()
    with pytest.raises(Refused):
        LETTERS.advance(letter, "approve", by=officer(), key="khóa\x00lạ")

    LETTERS.advance(letter, "approve", by=boss, key="khóa\x00lạ")

    assert letter.stage == "approved"
