"""Writing entries: names and labels as they are now, values that changed, and many at once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext_lazy as _

from danvan.accounts.tests.factories import UserFactory
from danvan.audit import actions
from danvan.audit.actions import record, record_each
from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM, Acting
from danvan.workflow.models import UsedKey
from danvan.workflow.tests.letters.factories import LetterFactory

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_in_which_holding_for_whom_and_from_what():
    an, letter = UserFactory(full_name="Lê Thị An"), LetterFactory(subject="Về tiếp dân", unit_id=9)
    by = Acting(an, holding_id=5, holding="Chuyên viên", in_place_of="Trần B", source="bản giấy")

    entry = record("edit", letter, by=by, reason="Sửa lỗi")

    entry.refresh_from_db()
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

    entry = record("edit", LetterFactory(), by=SYSTEM, changes=changes)

    entry.refresh_from_db()
    assert entry.changes == {
        "due_on": [None, "2026-05-24"],
        "contact": [None, None],
        "body": [None, None],
        "urgency": ["normal", "khẩn"],
    }


def test_a_record_that_nobody_registered_is_called_by_its_model_and_number():
    key = UsedKey.objects.create(key="a", at="2026-05-22T00:00:00+07:00")

    entry = record("edit", key, by=SYSTEM)

    assert (entry.object_label, entry.unit_id) == (f"khóa đã dùng {key.pk}", None)


def test_the_unit_may_be_said():
    assert record("edit", LetterFactory(unit_id=1), by=SYSTEM, unit_id=2).unit_id == 2


def test_many_are_recorded_with_few_questions_to_the_database(monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    letters = [LetterFactory(subject=f"Số {number}") for number in range(5)]

    with CaptureQueriesContext(connection) as asked:
        count = record_each("import", ((one, {"subject": ("", one.subject)}) for one in letters), by=SYSTEM)

    told = [(entry.object_id, entry.verb, entry.changes) for entry in Entry.objects.order_by("id")]
    assert told == [(one.pk, "import", {"subject": ["", one.subject]}) for one in letters]
    assert (count, len([one for one in asked if "INSERT" in one["sql"]])) == (5, 3)
