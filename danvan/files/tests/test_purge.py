"""A secret document that came in by mistake goes from everywhere, and nothing else does."""

import io

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.actions import record
from danvan.audit.models import Entry
from danvan.audit.sealing import seal
from danvan.audit.verifying import verify
from danvan.core.errors import Refused
from danvan.files import purging
from danvan.files.actions import link_evidence, save_draft
from danvan.files.actions.purge import purge
from danvan.files.models import Attachment, Blob, Draft, Evidence
from danvan.files.queries import form_key
from danvan.files.tests.cabinet.models import Folder, Note
from danvan.files.tests.factories import FolderFactory, at_work, attached
from danvan.files.tests.remains import bytes_everywhere

SECRET = "chiến dịch Hoa Ban Trắng"


def planted(by) -> Folder:
    """A folder whose every part says the secret."""
    folder = FolderFactory(title=SECRET, readers=[by.user])
    Note.objects.create(folder=folder, words=SECRET)
    attached(folder, SECRET.encode(), f"{SECRET}.txt", by=by, small=SECRET.encode() + b"!")
    save_draft(form_key(folder, "notes"), {"text": [SECRET]}, by=by)
    link_evidence(folder, "cabinet.folder", folder.pk, by=by, note=SECRET)
    cache.set("block", SECRET)
    return folder


@pytest.mark.django_db(transaction=True)
def test_after_a_purge_the_planted_words_are_nowhere():
    person = at_work()
    folder = planted(person)
    number = folder.pk
    before = SECRET.encode() in bytes_everywhere()

    told = io.StringIO()
    call_command(
        "purge", "cabinet.folder", number, reason="Có dấu MẬT, tải lên nhầm", by=person.user.username, stdout=told
    )

    assert (before, SECRET.encode() in bytes_everywhere(), cache.get("block")) == (True, False, None)
    assert told.getvalue() == (
        "Đã xóa. minh chứng 1, bản nháp 1, dòng nhật ký bỏ lời 2, ghi chú 1, tệp đính kèm 1. "
        "Bản sao lưu cũ vẫn còn: xử lý theo quy trình sao lưu.\n"
    )
    assert [model.objects.count() for model in (Folder, Note, Attachment, Blob, Draft, Evidence)] == [0] * 6


@pytest.mark.django_db
def test_the_record_of_work_keeps_who_when_and_why_and_not_what():
    by = at_work()
    folder = planted(by)

    purge(folder, by=by, reason="Có dấu MẬT")

    entry = Entry.objects.get(verb="purge")
    assert (entry.actor_name, entry.reason, entry.object_label) == (
        by.name,
        "Có dấu MẬT",
        f"Hồ sơ số {entry.object_id}",
    )
    assert [SECRET in f"{each.object_label}{each.changes}{each.reason}" for each in Entry.objects.all()] == [False] * 3


@pytest.mark.django_db
def test_what_history_said_of_it_goes_and_the_record_of_work_is_still_whole():
    by = at_work()
    folder = planted(by)
    record("edit", folder, by=by, changes={"title": ("", SECRET)}, reason=SECRET)
    seal()
    history = Entry.objects.about(folder)

    purge(folder, by=by, reason="Có dấu MẬT")

    told = [(each.verb, each.actor_name, each.changes) for each in history.all()]
    assert told == [(verb, by.name, {}) for verb in ("purge", "edit", "link_evidence", "attach")]
    assert verify().findings == []


@pytest.mark.django_db
def test_the_same_bytes_go_from_other_records_too_and_their_history_says_so():
    by = at_work()
    folder, other = planted(by), FolderFactory()
    attached(other, SECRET.encode(), "ban sao.txt")
    kept = attached(other, b"noi dung khac", "khac.txt")

    purge(folder, by=by, reason="Có dấu MẬT")

    assert list(Attachment.objects.all()) == [kept]
    assert [entry.verb for entry in Entry.objects.about(other)] == ["purge_file", "attach", "attach"]


@pytest.mark.django_db
def test_one_file_can_be_purged_and_its_record_stays():
    by = at_work()
    folder = FolderFactory()
    bad, good = attached(folder, SECRET.encode()), attached(folder, b"noi dung")

    purge(bad, by=by, reason="Có dấu MẬT")

    assert (list(Attachment.objects.of(folder)), list(Folder.objects.all())) == ([good], [folder])


@pytest.mark.django_db
def test_other_peoples_records_and_drafts_stay():
    by = at_work()
    folder, other = planted(by), FolderFactory()
    save_draft(form_key(other), {"text": ["khác"]}, by=by)
    save_draft(f"cabinet.folder:{folder.pk}9", {"text": ["khác"]}, by=by)
    Note.objects.create(folder=other, words="khác")

    purge(folder, by=by, reason="Có dấu MẬT")

    assert [model.objects.count() for model in (Folder, Note, Draft)] == [1, 1, 2]


@pytest.mark.django_db
def test_what_others_rest_on_is_not_purged_and_nothing_is_half_gone(monkeypatch):
    folder = planted(at_work())
    monkeypatch.setattr(purging, "_parts", {name: part for name, part in purging._parts.items() if name != "cabinet"})

    with pytest.raises(Refused, match="Còn hồ sơ khác dựa vào hồ sơ này"):
        purge(folder, by=at_work(), reason="Có dấu MẬT")

    assert [model.objects.count() for model in (Folder, Note, Attachment, Draft, Evidence)] == [1] * 5
    assert Attachment.objects.get().blob.open().read() == SECRET.encode()


@pytest.mark.django_db
def test_a_purge_needs_a_reason():
    with pytest.raises(Refused, match="Cần ghi lý do xóa"):
        purge(FolderFactory(), by=at_work(), reason="  ")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "number", "by", "told"),
    [
        ("cabinet.folder", 10**9, "can.bo", "Không tìm thấy cabinet.folder"),
        ("no.kind", 1, "can.bo", "Không tìm thấy no.kind"),
        ("cabinet.folder", None, "nguoi.la", "Không tìm thấy nguoi.la"),
    ],
)
def test_the_command_names_what_it_does_not_find(kind, number, by, told):
    UserFactory(username="can.bo")
    folder = FolderFactory()

    with pytest.raises(CommandError, match=told):
        call_command("purge", kind, number or folder.pk, reason="Có dấu MẬT", by=by)

    assert Folder.objects.count() == 1
