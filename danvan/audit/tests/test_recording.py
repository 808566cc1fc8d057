"""Writing entries: names and labels as they are now, values that changed, and many at once."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext_lazy as _

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.actions import record, record_each
from danvan.audit.models import Entry
from danvan.audit.sealing import seal
from danvan.audit.verifying import verify
from danvan.core.acting import SYSTEM, Acting
from danvan.workflow.models import UsedKey
from danvan.workflow.tests.letters.factories import LetterFactory

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_in_which_holding_for_whom_and_from_what():
    an, letter = UserFactory(full_name="Lê Thị An"), LetterFactory(subject="Về tiếp dân", unit_id=9)
    by = Acting(an, holding_id=5, holding="Chuyên viên", in_place_of="Trần B", source="bản giấy")

    record("edit", letter, by=by, reason="Sửa lỗi")

    entry = Entry.objects.get()
    assert (entry.actor_id, entry.actor_name, entry.holding_id, entry.holding) == (an.pk, "Lê Thị An", 5, "Chuyên viên")
    assert (entry.in_place_of, entry.source, entry.reason) == ("Trần B", "bản giấy", "Sửa lỗi")
    assert (entry.object_type, entry.object_id, entry.object_label, entry.unit_id) == (
        "letters.letter",
        letter.pk,
        "Công văn “Về tiếp dân”",
        9,
    )


def test_the_name_stays_as_it_was():
    an = UserFactory(full_name="Lê Thị An")
    record("edit", LetterFactory(), by=Acting(an))

    an.full_name = "Tên khác"
    an.save()

    assert Entry.objects.get().actor_name == "Lê Thị An"


def test_only_what_changed_is_kept_and_what_may_not_be_is_kept_as_changed():
    changes = {
        "pages": (1, 1),
        "due_on": (None, date(2026, 5, 24)),
        "contact": ("Bà Tư", "Ông Năm"),
        "body": (None, None),
        "urgency": ("normal", _("khẩn")),
    }

    record("edit", LetterFactory(), by=SYSTEM, changes=changes)

    entry = Entry.objects.get()
    assert entry.changes == {
        "due_on": [None, "2026-05-24"],
        "contact": [None, None],
        "body": [None, None],
        "urgency": ["normal", "khẩn"],
    }


def test_a_record_that_nobody_registered_is_called_by_its_model_and_number():
    key = UsedKey.objects.create(key="a", at="2026-05-22T00:00:00+07:00")

    record("edit", key, by=SYSTEM)

    entry = Entry.objects.get()
    assert (entry.object_label, entry.unit_id) == (f"khóa đã dùng {key.pk}", None)


def test_the_unit_may_be_said():
    record("edit", LetterFactory(unit_id=1), by=SYSTEM, unit_id=2)

    assert Entry.objects.get().unit_id == 2


@pytest.mark.parametrize("many", [1, 5])
def test_many_are_recorded_in_one_go(many):
    letters = [LetterFactory(subject=f"Số {number}", unit_id=number) for number in range(many)]

    with CaptureQueriesContext(connection) as asked:
        count = record_each("import", ((one, {"subject": ("", one.subject)}) for one in letters), by=SYSTEM)

    told = [(entry.object_id, entry.verb, entry.unit_id, entry.changes) for entry in Entry.objects.order_by("id")]
    assert told == [(one.pk, "import", one.unit_id, {"subject": ["", one.subject]}) for one in letters]
    assert (count, len(asked)) == (many, 1)


def test_an_entry_of_many_is_the_same_as_one_alone(on_day):
    on_day(date(2026, 5, 24))
    by = Acting(UserFactory(), holding_id=5, holding="Chuyên viên", in_place_of="Trần B", source="bản giấy")
    letter = LetterFactory(unit_id=9)
    changes = {"due_on": (None, date(2026, 5, 24)), "contact": ("Bà Tư", "Ông Năm"), "urgency": ("normal", _("khẩn"))}

    record("edit", letter, by=by, changes=changes, reason="Sửa lỗi")
    record_each("edit", [(letter, changes)], by=by, reason=_("Sửa lỗi"))

    one, many = Entry.objects.order_by("id").values()
    assert {**many, "id": one["id"]} == one


def test_records_that_nobody_registered_are_called_by_their_model_and_number():
    keys = [UsedKey.objects.create(key=key, at="2026-05-22T00:00:00+07:00") for key in "ab"]

    record_each("import", ((key, {}) for key in keys), by=SYSTEM)

    told = list(Entry.objects.order_by("id").values_list("object_label", "unit_id"))
    assert told == [(f"khóa đã dùng {key.pk}", None) for key in keys]


def test_a_draft_may_stand_for_the_record_it_becomes():
    letter = LetterFactory.build(pk=12, subject="Về tiếp dân", unit_id=9)
    draft = SimpleNamespace(pk=12, subject=letter.subject, unit_id=9)

    record_each("import", [(draft, {})], by=SYSTEM, model=type(letter))

    entry = Entry.objects.get()
    assert (entry.object_type, entry.object_id, entry.object_label, entry.unit_id) == (
        "letters.letter",
        12,
        "Công văn “Về tiếp dân”",
        9,
    )


def test_nothing_told_is_nothing_written():
    assert (record_each("import", [], by=SYSTEM), Entry.objects.count()) == (0, 0)


def test_entries_written_together_are_sealed_and_verified_like_any_other():
    letters = [LetterFactory(subject=f"Số {number}") for number in range(3)]
    record_each("import", ((one, {"due_on": (None, date(2026, 5, 24))}) for one in letters), by=SYSTEM)

    assert seal() == 3
    assert (verify().findings, verify().entries) == ([], 3)
