"""The command, and words that were erased by order."""

import pytest
from django.core.management import CommandError, call_command

from danvan.audit.erasing import erase_words
from danvan.audit.models import Entry, Erasure
from danvan.audit.tests.chains import NO_ANCHORS, found, three_links
from danvan.audit.tests.tampering import as_owner
from danvan.audit.verifying import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_seals():
    return three_links()


def test_words_erased_by_order_leave_the_chain_whole_and_are_counted(three_seals):
    pk = three_seals[3].pk

    erased = erase_words([pk, pk])

    entry = Entry.objects.get(pk=pk)
    assert (erased, entry.object_label, entry.changes, entry.actor_name) == (1, "", {}, three_seals[3].actor_name)
    assert found() == []
    assert verify().unproved[-1] == "1 dòng đã được xóa nội dung theo lệnh; ai làm và lúc nào vẫn còn."


def test_words_taken_out_without_their_digests_are_named(three_seals):
    pk = three_seals[3].pk
    with as_owner():
        Erasure.objects.create(entry_id=pk, digests={"object_label": "0", "reason": "0", "changes": "0"})
        Entry.objects.filter(pk=pk).update(object_label="", reason="", changes={})

    assert found() == [(pk, 2, f"Dòng {pk} đã bị sửa.")]


def test_the_command_says_what_it_checked_and_ends_well(three_seals, capsys):
    call_command("verify_audit")

    assert capsys.readouterr().out.splitlines() == [
        "Đã kiểm tra 3 niêm phong, 6 dòng nhật ký.",
        f"Chưa chứng minh được: {NO_ANCHORS}",
        "Không thấy chỗ nào sai.",
    ]


def test_the_command_names_what_is_wrong_and_ends_badly(three_seals, capsys):
    with as_owner():
        Entry.objects.filter(pk=three_seals[0].pk).update(actor_name="Người khác")

    with pytest.raises(CommandError) as failure:
        call_command("verify_audit")

    assert f"SAI: Dòng {three_seals[0].pk} đã bị sửa." in capsys.readouterr().out
    assert str(failure.value) == "Nhật ký không còn nguyên vẹn: 1 chỗ sai."
