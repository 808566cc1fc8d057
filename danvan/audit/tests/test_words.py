"""The words of history: those an app gave, else the model's own, else plain ones; never the code's English."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.apps import apps

from danvan.audit import words
from danvan.audit.models import Entry
from danvan.audit.values import in_words
from danvan.audit.words import field_words, in_order, speak_of, values_of, verb_words
from danvan.core.clock import VIETNAM
from danvan.core.registry import kinds
from danvan.workflow.models import UsedKey
from danvan.workflow.tests.letters.models import Letter

LETTER = "letters.letter"


@pytest.fixture(autouse=True)
def words_of_this_test(monkeypatch):
    monkeypatch.setattr(words, "_words", dict(words._words))


def test_an_app_gives_its_own_words_and_may_add_to_them():
    speak_of(UsedKey, verbs={"spend": "Dùng khóa"}, fields={"box": "hộp"})
    speak_of(UsedKey, verbs={"burn": "Hủy khóa"}, values={"key": {"a": "khóa đầu"}})

    key = UsedKey._meta.label_lower
    assert [verb_words(key, verb) for verb in ("spend", "burn")] == ["Dùng khóa", "Hủy khóa"]
    assert (field_words(key, "box"), dict(values_of(key, "key"))) == ("hộp", {"a": "khóa đầu"})


def test_the_words_of_an_app_come_before_those_for_all():
    speak_of(UsedKey, verbs={"edit": "Đổi khóa"})

    assert (verb_words(UsedKey._meta.label_lower, "edit"), verb_words(LETTER, "edit")) == ("Đổi khóa", "Sửa")


@pytest.mark.parametrize(
    ("kind", "verb", "said"),
    [
        (LETTER, "submit", "Trình duyệt"),
        (LETTER, "attach", "Đính kèm tệp"),
        (LETTER, "unheard_of", "Cập nhật"),
        ("gone.model", "edit", "Sửa"),
        ("", "unheard_of", "Cập nhật"),
    ],
)
def test_a_verb_is_never_told_in_the_codes_own_english(kind, verb, said):
    assert verb_words(kind, verb) == said


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        (LETTER, "subject", "trích yếu"),
        (LETTER, "stage", "trạng thái"),
        (LETTER, "unit_id", "nội dung khác"),
        (LETTER, "files", "tệp đính kèm"),
        (LETTER, "unheard_of", "nội dung khác"),
        ("gone.model", "subject", "nội dung khác"),
        ("no point", "subject", "nội dung khác"),
    ],
)
def test_a_field_is_called_by_its_own_name_or_plainly(kind, name, said):
    assert field_words(kind, name) == said


def test_fields_stand_in_the_order_of_their_record_and_the_rest_behind():
    assert in_order(LETTER, {"zebra", "due_on", "subject", "apple", "stage"}) == [
        "stage",
        "subject",
        "due_on",
        "apple",
        "zebra",
    ]


def test_the_stages_of_a_record_are_told_in_the_words_of_its_workflow():
    assert dict(values_of(LETTER, "stage")) == {"draft": "Đang soạn", "submitted": "Chờ duyệt", "approved": "Đã duyệt"}


def test_the_choices_of_a_field_are_told_by_their_labels():
    assert {key: str(said) for key, said in values_of(LETTER, "urgency").items()} == {
        "normal": "Thường",
        "urgent": "Khẩn",
    }


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "có"),
        (False, "không"),
        (date(2026, 6, 3), "03/06/2026"),
        (datetime(2026, 6, 3, 15, 4, tzinfo=VIETNAM), "03/06/2026 15:04"),
        (2026, "2026"),
        (60_000, "60.000"),
        (-60_000, "-60.000"),
        (Decimal("94.6"), "94,6"),
        (["xã", 2, True], "xã, 2, có"),
        ({"bất kỳ": 1}, "nội dung khác"),
        (1.5, "1.5"),
    ],
)
def test_a_value_is_told_as_the_office_writes_it(value, said):
    assert in_words(value) == said


def test_every_kind_of_the_house_has_a_word_and_a_label():
    said = {kind.key: str(kind.word) for kind in kinds()}

    assert [key for key, word in said.items() if not word] == []
    assert {"letters.letter", "jobs.job"} <= set(said)


def test_an_entry_keeps_no_foreign_key():
    assert [field.name for field in Entry._meta.get_fields() if field.is_relation] == []
    assert Letter in apps.get_models()
