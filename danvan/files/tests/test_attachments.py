"""A record's files belong to whoever may see the record."""

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.core import registry
from danvan.core.errors import Refused
from danvan.files.actions import attach, detach, keep
from danvan.files.models import Attachment, Role
from danvan.files.queries import attachment_for
from danvan.files.receiving import Received
from danvan.files.tests.cabinet.models import Folder, Note
from danvan.files.tests.factories import FolderFactory, at_work, attached

pytestmark = pytest.mark.django_db


def test_who_sees_the_record_sees_its_files_and_nobody_else():
    reader, stranger = UserFactory(), UserFactory()
    file = attached(FolderFactory(readers=[reader]))
    attached(FolderFactory(readers=[stranger]))

    seen = [
        (list(Attachment.objects.visible_to(one)) == [file], attachment_for(file.pk, one) == file)
        for one in (reader, stranger)
    ]

    assert seen == [(True, True), (False, False)]


def test_a_file_of_a_kind_nobody_knows_is_nobodys():
    reader = UserFactory()
    file = attached(FolderFactory(readers=[reader]))
    Attachment.objects.update(owner_type="gone.record")

    assert (attachment_for(file.pk, reader), list(Attachment.objects.visible_to(reader))) == (None, [])


def test_history_says_what_the_file_is_and_never_its_name():
    folder, by = FolderFactory(), at_work()

    file = attached(folder, name="Danh sách (tối mật).txt", role=Role.SIGNED, by=by)
    detach(file, folder, by=by)

    told = [(entry.verb, entry.actor_name, entry.changes) for entry in Entry.objects.about(folder)]
    assert told == [
        ("detach", by.name, {"files": ["bản đã ký", ""]}),
        ("attach", by.name, {"files": ["", "bản đã ký"]}),
    ]


def test_a_file_cannot_be_taken_from_a_record_that_left_draft():
    folder = FolderFactory(stage="recorded")
    file = attached(folder)

    with pytest.raises(Refused, match="hiện không cho bỏ tệp"):
        detach(file, folder, by=at_work())

    assert list(Attachment.objects.of(folder)) == [file]


def test_a_page_opened_on_the_draft_takes_no_file_from_what_was_sent_since():
    folder = FolderFactory()
    file = attached(folder)
    Folder.objects.update(stage="recorded")

    with pytest.raises(Refused, match="hiện không cho bỏ tệp"):
        detach(file, folder, by=at_work())

    assert (folder.stage, list(Attachment.objects.of(folder))) == ("draft", [file])


def test_a_record_without_stages_keeps_its_files_unless_its_app_says_otherwise(monkeypatch):
    note, by = Note.objects.create(folder=FolderFactory(), words="Biên bản"), at_work()
    file = attached(note)
    monkeypatch.setattr(registry, "_kinds", {**registry._kinds})
    how = {"word": "ghi chú", "label": str, "address": str, "visible_to": lambda user: Note.objects.all()}

    registry.register(Note, **how)
    with pytest.raises(Refused, match="hiện không cho bỏ tệp"):
        detach(file, note, by=by)
    registry.register(Note, **how, lets_go=lambda acting, record: (acting, record.words) == (by, "Biên bản"))
    with pytest.raises(Refused, match="hiện không cho bỏ tệp"):
        detach(file, note, by=at_work())
    detach(file, note, by=by)

    assert list(Attachment.objects.of(note)) == []


def test_a_file_is_taken_away_once_though_two_pages_show_it():
    folder, by = FolderFactory(), at_work()
    file = attached(folder)
    detach(Attachment.objects.get(), folder, by=by)

    with pytest.raises(Refused, match="không thuộc hồ sơ đang mở"):
        detach(file, folder, by=by)

    assert [entry.verb for entry in Entry.objects.about(folder)] == ["detach", "attach"]


def test_a_file_cannot_be_taken_through_another_record():
    file = attached(FolderFactory())

    with pytest.raises(Refused, match="không thuộc hồ sơ đang mở"):
        detach(file, FolderFactory(), by=at_work())


def test_the_files_of_many_records_cost_one_query(django_assert_num_queries):
    folders = [FolderFactory() for _ in range(3)]
    files = [attached(folder) for folder in folders for _ in range(2)]

    with django_assert_num_queries(1):
        found = Attachment.objects.by_owner("cabinet.folder", [folder.pk for folder in folders])
        blobs = [each.blob.size for held in found.values() for each in held]

    assert (found, len(blobs)) == ({folder.pk: files[2 * at : 2 * at + 2] for at, folder in enumerate(folders)}, 6)


def test_the_file_of_a_record_comes_with_who_added_it():
    folder, by = FolderFactory(), at_work()

    file = attach(folder, Received("a.txt", keep(b"a", "text/plain"), declared=True), by=by)

    assert (file.added_by_id, file.added_by_name, file.role, file.declared) == (by.user_id, by.name, Role.OTHER, True)
