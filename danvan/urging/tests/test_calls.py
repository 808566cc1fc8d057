"""Calls to units, and what is done about a call that was noted wrongly."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Overtaken, Refused
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.urging.actions.calls import Call, correct, note_call
from danvan.urging.models import How, Standing, Urging
from danvan.urging.queries import urgings_of
from danvan.urging.tests.scenes import TODAY, scene

pytestmark = pytest.mark.django_db

CALL = Call(
    on=TODAY, answered_by="Phó Chủ tịch", note="Đang trình ký, hẹn gửi trong tuần.", promised_on=date(2026, 5, 22)
)


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def called(told, at=0, **how):
    return note_call(told.cause, told.asked, told.communes[at], CALL, by=told.officer, **how)


def test_a_call_is_noted_with_who_answered_what_was_said_and_the_day_promised():
    told = scene()

    call = called(told)

    assert (call.how, call.on, call.answered_by, call.note, call.promised_on, call.batch.by_name) == (
        How.PHONE,
        TODAY,
        "Phó Chủ tịch",
        "Đang trình ký, hẹn gửi trong tuần.",
        date(2026, 5, 22),
        told.officer.name,
    )
    assert [row.unit for row in Urging.objects.counted()] == [told.communes[0]]


def test_a_call_that_happened_is_noted_though_the_unit_has_answered_since():
    told = scene()
    told.take_on(0)

    assert called(told).standing == Standing.URGED


def test_a_unit_that_owes_nothing_under_the_plan_is_not_called():
    told = scene()
    told.communes[0] = UnitFactory(name="UBND xã Khác")

    with pytest.raises(Refused, match="UBND xã Khác không thuộc diện"):
        called(told)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (Call(on=date(2026, 5, 21)), "sau hôm nay"),
        (Call(on=TODAY, promised_on=date(2026, 5, 19)), "trước ngày gọi"),
    ],
)
def test_a_call_has_happened_and_promises_what_comes(call, sentence):
    told = scene()

    with pytest.raises(Refused, match=sentence):
        note_call(told.cause, told.asked, told.communes[0], call, by=told.officer)


def test_the_same_form_twice_notes_one_call():
    told = scene()
    called(told, key="k")

    with pytest.raises(Overtaken):
        called(told, key="k")

    assert Urging.objects.count() == 1


def test_a_corrected_call_leaves_the_old_one_readable_beside_its_reason():
    told = scene()
    wrong = called(told)
    right = Call(on=TODAY, answered_by="Chánh Văn phòng", note="Chưa nhận được kế hoạch.")

    later = correct(wrong, by=told.officer, reason="Ghi nhầm người nghe máy", call=right)

    rows = [
        (row.standing, row.answered_by, row.reason) for row in urgings_of(told.cause, told.plan.pk, told.communes[0])
    ]
    assert rows == [
        (Standing.URGED, "Chánh Văn phòng", "Ghi nhầm người nghe máy"),
        (Standing.CORRECTED, "Phó Chủ tịch", ""),
    ]
    assert (later.corrects, list(Urging.objects.counted())) == (wrong, [later])


def test_a_call_to_another_unit_is_taken_back_with_its_reason_and_counts_no_more():
    told = scene()
    wrong = called(told)

    correct(wrong, by=told.officer, reason="Gọi nhầm xã khác")

    assert [row.standing for row in urgings_of(told.cause, told.plan.pk, told.communes[0])] == [
        Standing.VOID,
        Standing.CORRECTED,
    ]
    assert Urging.objects.counted().count() == 0


def test_a_note_is_corrected_once_and_the_correction_after_it():
    told = scene()
    wrong = called(told)
    later = correct(wrong, by=told.officer, reason="Sửa lần một", call=CALL)

    with pytest.raises(Overtaken):
        correct(wrong, by=told.officer, reason="Sửa lần hai", call=CALL)

    assert correct(later, by=told.officer, reason="Sửa lần hai").corrects == later


def test_a_correction_says_why():
    told = scene()

    with pytest.raises(Refused, match="lý do"):
        correct(called(told), by=told.officer, reason="  ", call=CALL)


def test_of_a_letter_it_can_only_be_said_that_it_did_not_go_to_a_unit():
    told = scene()
    batch, _outcome = told.sent(how=How.LETTER)
    urging = batch.urgings.first()

    with pytest.raises(Refused, match="nội dung cuộc gọi"):
        correct(urging, by=told.officer, reason="Nhầm", call=CALL)
    correct(urging, by=told.officer, reason="Xã này không có trong nơi nhận")

    assert Urging.objects.counted().count() == 2


def test_neither_the_unit_nor_a_stranger_notes_or_corrects():
    told = scene()
    call = called(told)

    for stranger in (told.clerks[0], officer_of(UnitFactory())):
        with pytest.raises(Refused):
            note_call(told.cause, told.asked, told.communes[0], CALL, by=stranger)
        with pytest.raises(Refused):
            correct(call, by=stranger, reason="Nhầm")


def test_the_record_of_work_tells_of_a_call_and_keeps_none_of_its_words():
    told = scene()
    call = called(told)

    entry = Entry.objects.about(call).get()

    assert (entry.verb, entry.unit_id, "trình ký" in str(entry.changes), "Phó" in str(entry.changes)) == (
        "note_call",
        told.communes[0].pk,
        False,
        False,
    )
