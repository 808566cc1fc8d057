"""History as it is read: in words, and only what the reader may see."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.http import QueryDict
from django.template import loader
from django.test.utils import CaptureQueriesContext

from danvan.accounts.tests.factories import UserFactory
from danvan.audit import history as histories
from danvan.audit.actions import record
from danvan.audit.history import history, history_of
from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM, Acting
from danvan.core.clock import VIETNAM, frozen
from danvan.workflow.editing import save_changes
from danvan.workflow.models import UsedKey
from danvan.workflow.tests.letters.factories import LetterFactory
from danvan.workflow.tests.letters.models import Stage
from danvan.workflow.tests.letters.workflow import LETTERS

MORNING = datetime(2026, 5, 22, 8, 5, tzinfo=VIETNAM)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_units(monkeypatch):
    monkeypatch.setattr("danvan.core.acting._finders", [])


def reader(**how):
    return UserFactory(**how)


def edited(letter, by=SYSTEM, **values):
    save_changes(letter, values, by=by, version=letter.version, allowed=lambda by, letter: True)


def changes_told(letter, user):
    return [(told.changes, told.unshown) for told in history_of(letter, user)]


def test_who_did_what_when_and_under_which_holding_is_told():
    user = reader(full_name="Lê Thị An")
    letter = LetterFactory(readers=[user], subject="Về tiếp dân")
    by = Acting(user=user, holding="Chuyên viên, Sở Nội vụ", source="bản giấy")
    with frozen(MORNING):
        LETTERS.advance(letter, "submit", by=by, reason="Kịp kỳ họp")

    (told,) = history_of(letter, user)

    assert (told.when, told.moment) == ("22/05/2026 08:05", "2026-05-22T01:05:00+00:00")
    assert (told.who, told.holding, told.source) == (
        "Lê Thị An",
        "Chuyên viên, Sở Nội vụ",
        "nhập thay từ bản giấy",
    )
    assert (told.sentence, told.subject, told.reason) == ("Trình duyệt", "Công văn “Về tiếp dân”", "Kịp kỳ họp")
    assert (told.address, told.changes, told.unshown) == (
        f"/letters/{letter.pk}/",
        [("trạng thái", "Đang soạn", "Chờ duyệt")],
        [],
    )


def test_a_deputy_is_told_with_the_holder():
    user = reader(full_name="Trần Văn Bình")
    letter = LetterFactory(readers=[user])
    record("edit", letter, by=Acting(user=user, in_place_of="Lê Thị An"), changes={"pages": (1, 2)})

    (told,) = history_of(letter, user)

    assert told.who == "Trần Văn Bình thay Lê Thị An"


def test_the_house_itself_is_called_the_system():
    letter = LetterFactory(readers=[user := reader()])
    record("edit", letter, by=SYSTEM, changes={"pages": (1, 2)})

    assert [told.who for told in history_of(letter, user)] == ["Hệ thống"]


def test_values_are_told_in_the_words_of_the_page():
    letter = LetterFactory(readers=[user := reader()], subject="Cũ")
    edited(letter, subject="Mới", urgency="urgent", due_on=date(2026, 5, 24), pages=12_000)

    assert changes_told(letter, user) == [
        (
            [
                ("trích yếu", "Cũ", "Mới"),
                ("mức độ khẩn", "Thường", "Khẩn"),
                ("hạn trả lời", "", "24/05/2026"),
                ("số trang", "1", "12.000"),
            ],
            [],
        )
    ]


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ((None, True), ("", "có")),
        ((["xã", "thôn"], []), ("xã, thôn", "")),
        (("2026-05-24", "24 ngày"), ("24/05/2026", "24 ngày")),
        (({"a": 1}, 2026), ("nội dung khác", "2026")),
        (("a" * 301, 1), ("a" * 300 + "…", "1")),
    ],
)
def test_what_is_no_field_of_the_record_is_told_as_it_reads(pair, words):
    letter = LetterFactory(readers=[user := reader()])
    record("edit", letter, by=SYSTEM, changes={"selector": pair})

    assert changes_told(letter, user) == [([("nội dung khác", *words)], [])]


def test_a_field_that_is_hidden_from_the_reader_is_said_to_have_changed():
    guest, clerk = reader(position="khách"), reader()
    letter = LetterFactory(readers=[guest, clerk])
    edited(letter, pages=2)

    assert changes_told(letter, guest) == [([], [("số trang", "đã thay đổi, không hiển thị")])]
    assert changes_told(letter, clerk) == [([("số trang", "1", "2")], [])]


def test_a_field_that_may_not_be_kept_is_said_to_have_changed():
    letter = LetterFactory(readers=[user := reader()])
    edited(letter, contact="Bà Tư, 0912 345 678")

    assert changes_told(letter, user) == [([], [("người liên hệ", "đã thay đổi, không lưu nội dung")])]


def test_another_record_is_told_by_its_name_and_one_out_of_sight_only_as_such():
    user = reader()
    seen, unseen = LetterFactory(readers=[user], subject="Thấy được"), LetterFactory(subject="Không được thấy")
    letter = LetterFactory(readers=[user], answers=unseen)
    edited(letter, answers=seen)

    ((changes, _unshown),) = changes_told(letter, user)

    assert changes == [("trả lời văn bản", "một hồ sơ bạn không được xem", "Công văn “Thấy được”")]


def test_another_record_kept_by_its_name_is_told_as_it_reads():
    letter = LetterFactory(readers=[user := reader()])
    record("edit", letter, by=SYSTEM, changes={"answers": ("Công văn cũ", "Công văn mới")})

    assert changes_told(letter, user) == [([("trả lời văn bản", "Công văn cũ", "Công văn mới")], [])]


def test_what_the_reader_may_not_see_is_left_out_of_a_mixed_history():
    user = reader()
    seen, unseen = LetterFactory(readers=[user], subject="Thấy được"), LetterFactory(subject="Không được thấy")
    for letter in (seen, unseen):
        edited(letter, pages=2)
    record("edit", UsedKey.objects.create(key="a", at=MORNING), by=SYSTEM)

    page = history(Entry.objects.all(), user)

    assert [told.subject for told in page] == ["Công văn “Thấy được”"]


def test_sight_that_was_lost_takes_the_history_along():
    letter = LetterFactory(readers=[user := reader()])
    edited(letter, pages=2)
    before = len(history_of(letter, user))

    letter.readers.all().delete()

    assert (before, len(history_of(letter, user))) == (1, 0)


def test_a_verb_without_words_of_its_own_is_told_plainly():
    letter = LetterFactory(readers=[user := reader()])
    record("transmogrify", letter, by=SYSTEM)

    assert [told.sentence for told in history_of(letter, user)] == ["Cập nhật"]


def test_the_newest_comes_first_and_older_pages_follow(monkeypatch):
    monkeypatch.setattr(histories, "SHOWN", 2)
    letter = LetterFactory(readers=[user := reader()], pages=1)
    for pages in (2, 3, 4):
        edited(letter, pages=pages)

    first = history_of(letter, user)
    second = history_of(letter, user, QueryDict(first.older.removeprefix("?")))

    assert [told.changes[0][2] for told in first] == ["4", "3"]
    assert [told.changes[0][2] for told in second] == ["2"]


def test_the_history_of_a_record_and_its_parts_is_one(django_assert_num_queries):
    user = reader()
    plan, part, other = (LetterFactory(readers=[user], subject=name) for name in ("Gốc", "Phần", "Khác"))
    for letter in (plan, part, other):
        edited(letter, pages=2)

    page = history_of([plan, part], user)

    assert [told.subject for told in page] == ["Công văn “Phần”", "Công văn “Gốc”"]


def test_history_asks_the_same_of_the_database_for_one_entry_and_for_three():
    user = reader()
    letters = [LetterFactory(readers=[user], answers=LetterFactory(readers=[user])) for _ in range(4)]

    def queries_for(several):
        for letter in several:
            edited(letter, answers=LetterFactory(readers=[user]))
        with CaptureQueriesContext(connection) as asked:
            rows = history_of(several, user).rows
        assert len(rows) == len(several)
        return len(asked)

    assert queries_for(letters[:1]) == queries_for(letters[1:])


def test_the_page_tells_it_all_and_escapes_what_people_typed():
    user = reader(full_name="Lê Thị An")
    letter = LetterFactory(readers=[user], stage=Stage.DRAFT, subject="<b>Đậm</b>")
    edited(letter, Acting(user=user), contact="a", subject="Mới")

    page = loader.get_template("audit/history.html", using="jinja2").render({"history": history_of(letter, user)})

    assert "Sửa" in page
    assert "Lê Thị An" in page
    assert "<del>&lt;b&gt;Đậm&lt;/b&gt;</del>" in page
    assert "đã thay đổi, không lưu nội dung" in page


def test_an_empty_history_says_so():
    letter = LetterFactory(readers=[user := reader()])

    page = loader.get_template("audit/history.html", using="jinja2").render({"history": history_of(letter, user)})

    assert "Chưa có gì trong lịch sử." in page
