"""Dated words on how far a part is: never deleted, corrected beside what they said."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Overtaken, Refused
from danvan.files.models import Attachment
from danvan.plans.actions.task_notes import correct, note
from danvan.plans.models import TaskNote
from danvan.plans.tests.factories import part_of, photo
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

TODAY, YESTERDAY = date(2026, 5, 20), date(2026, 5, 19)


@pytest.fixture(autouse=True)
def may(on_day):
    on_day(TODAY)


@pytest.fixture
def part():
    return part_of(UnitFactory(name="UBND xã Khe Thử"))


@pytest.fixture
def officer(part):
    return officer_of(part.unit)


def test_a_unit_notes_how_far_it_is_with_a_photo(part, officer):
    made = note(part, "Đã họp thôn 3/5", by=officer, said_on=YESTERDAY, files=[photo()])

    files = [(each.name, each.role) for each in Attachment.objects.of(made)]
    assert (made.words, made.said_on, made.unit, made.added_by_name) == (
        "Đã họp thôn 3/5",
        YESTERDAY,
        part.unit,
        officer.name,
    )
    assert files == [("anh.jpg", "photo")]


def test_what_was_noted_is_not_copied_into_the_record_of_work(part, officer):
    note(part, "Đã họp thôn 3/5", by=officer)

    entry = Entry.objects.about(part).get()
    assert (entry.verb, "Đã họp" in str(entry.changes)) == ("note", False)


def test_a_correction_stands_beside_what_was_said_before(part, officer):
    first = note(part, "Đã họp thôn 3/5", by=officer, said_on=YESTERDAY)

    second = correct(first, "Đã họp thôn 4/5", by=officer, reason="Ghi nhầm")

    first.refresh_from_db()
    assert (first.words, first.corrected_by, second.said_on, second.reason) == (
        "Đã họp thôn 3/5",
        second,
        YESTERDAY,
        "Ghi nhầm",
    )


def test_of_two_corrections_at_once_the_second_looks_again(part, officer):
    first = note(part, "Đã họp thôn 3/5", by=officer)
    correct(first, "Đã họp thôn 4/5", by=officer, reason="Ghi nhầm")

    with pytest.raises(Overtaken):
        correct(first, "Đã họp thôn 5/5", by=officer, reason="Ghi nhầm")


@pytest.mark.parametrize(
    ("words", "said_on", "sentence"),
    [(" ", TODAY, "ghi nội dung"), ("Sẽ họp", date(2026, 5, 21), "không thể sau hôm nay")],
)
def test_a_note_says_something_of_a_day_that_has_come(part, officer, words, said_on, sentence):
    with pytest.raises(Refused, match=sentence):
        note(part, words, by=officer, said_on=said_on)

    assert not TaskNote.objects.exists()


def test_a_correction_says_why(part, officer):
    first = note(part, "Đã họp thôn 3/5", by=officer)

    with pytest.raises(Refused, match="lý do sửa"):
        correct(first, "Đã họp thôn 4/5", by=officer, reason="")


def test_the_makers_speak_for_themselves_or_for_the_unit_and_say_from_what(part):
    maker = officer_of(part.task.plan.drafting_office)

    own = note(part, "Đã gọi điện nhắc", by=maker)
    told = note(part, "Xã báo đã họp 3/5 thôn", by=replace(maker, source="điện thoại"))

    assert [(each.unit, each.source) for each in (own, told)] == [
        (part.task.plan.drafting_office, ""),
        (part.unit, "điện thoại"),
    ]


def test_a_note_is_corrected_by_those_who_speak_for_its_unit(part, officer):
    maker = officer_of(part.task.plan.drafting_office)
    own, of_unit = note(part, "Đã gọi điện nhắc", by=maker), note(part, "Đã họp", by=officer)

    for made, other in ((own, officer), (of_unit, maker)):
        with pytest.raises(Refused) as refused:
            correct(made, "Khác", by=other, reason="Sửa")
        assert refused.value.status == 403

    assert correct(own, "Đã gọi điện lần 2", by=maker, reason="Bổ sung").unit == own.unit


def test_a_neighbour_notes_nothing(part):
    with pytest.raises(Refused) as refused:
        note(part, "Đã họp", by=officer_of(UnitFactory()))

    assert refused.value.status == 403


def test_a_served_village_is_noted_from_a_named_source():
    commune = UnitFactory()
    part, officer = part_of(UnitFactory(parent=commune)), officer_of(commune)

    with pytest.raises(Refused, match="theo nguồn nào"):
        note(part, "Đã họp", by=officer)
    made = note(part, "Đã họp", by=replace(officer, source="tin nhắn"))

    assert (made.unit, made.source) == (part.unit, "tin nhắn")
