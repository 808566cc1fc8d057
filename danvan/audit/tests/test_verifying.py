"""What the check finds after each thing the database's owner may do, with the anchors and without."""

from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from danvan.audit.anchors import take_anchor
from danvan.audit.content import digest_of, head_of
from danvan.audit.erasing import erase_words
from danvan.audit.models import Entry, Erasure, Seal
from danvan.audit.sealing import seal
from danvan.audit.tests.tampering import acts, as_owner, run
from danvan.audit.verifying import verify
from danvan.core.clock import VIETNAM, frozen

DAY = datetime(2026, 5, 22, 8, 0, tzinfo=VIETNAM)
NO_ANCHORS = (
    "Không có mốc nào ở ngoài máy: không chứng minh được cuối chuỗi chưa bị cắt, cả chuỗi chưa bị bỏ hay thay "
    "bằng bản sao cũ, và người có khóa niêm phong chưa tính lại chuỗi."
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_seals():
    """Two entries in each, an hour apart; the entries in their order."""
    entries = []
    for hour in range(3):
        entries += acts(2, at=DAY + timedelta(hours=hour))
        with frozen(DAY + timedelta(hours=hour)):
            seal()
    return entries


def anchored():
    return [("mốc.json", take_anchor())]


def found(anchors=None):
    return [(finding.entry, finding.seal, finding.sentence) for finding in verify(anchors).findings]


def test_a_whole_record_is_found_whole_and_what_is_unproved_is_said(three_seals):
    verdict = verify()

    assert (verdict.findings, verdict.seals, verdict.entries) == ([], 3, 6)
    assert verdict.unproved == [NO_ANCHORS]


def test_with_anchors_only_what_came_after_the_last_is_unproved(three_seals):
    anchors = anchored()
    acts(1)
    seal()
    acts(1)

    verdict = verify(anchors)

    day = anchors[0][1].at[:10]
    assert verdict.findings == []
    assert verdict.unproved == [
        f"1 niêm phong sau mốc ngày {day} chỉ có khóa trên máy này bảo vệ.",
        "1 dòng mới chưa niêm phong.",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"actor_name": "Người khác"},
        {"at": DAY},
        {"verb": "approve"},
        {"holding_id": 9},
        {"unit_id": 9},
        {"in_place_of": "Lãnh đạo"},
        {"object_label": "Khác"},
        {"reason": "Khác"},
        {"changes": {"position": ["", "khác"]}},
    ],
)
def test_an_entry_changed_is_named(three_seals, change):
    with as_owner():
        Entry.objects.filter(pk=three_seals[3].pk).update(**change)

    pk = three_seals[3].pk
    assert found() == [(pk, 2, f"Dòng {pk} đã bị sửa.")]


def test_an_entry_deleted_from_the_middle_is_named(three_seals):
    pk = three_seals[2].pk
    with as_owner():
        Entry.objects.filter(pk=pk).delete()

    assert found() == [(pk, 2, f"Dòng {pk} đã bị xóa.")]


def test_an_entry_put_in_afterwards_is_named(three_seals):
    with as_owner():
        Entry.objects.filter(pk=three_seals[0].pk).delete()
        run("DELETE FROM audit_seal WHERE number = 1")
    Entry.objects.create(id=three_seals[0].pk, at=DAY, actor_name="Người khác", verb="approve", object_type="x")

    names = found()
    assert names[0] == (None, 1, "Niêm phong từ số 1 đến 1 đã bị xóa.")
    assert (
        three_seals[0].pk,
        None,
        f"Dòng {three_seals[0].pk} không có trong niêm phong nào: được chèn thêm về sau.",
    ) in names


def test_entries_cut_together_with_the_seals_between_are_named(three_seals):
    with as_owner():
        Entry.objects.filter(pk__in=[entry.pk for entry in three_seals[2:4]]).delete()
        run("DELETE FROM audit_seal WHERE number = 2")

    assert found() == [(None, 2, "Niêm phong từ số 2 đến 2 đã bị xóa.")]


def test_a_seal_changed_is_named(three_seals):
    with as_owner():
        run("UPDATE audit_seal SET count = 1 WHERE number = 2")

    first = three_seals[2].pk
    assert found() == [
        (first, 2, f"Niêm phong số 2 (từ dòng {first}) đã bị sửa hoặc tính lại bằng khóa khác."),
    ]


def test_a_chain_counted_anew_with_another_key_is_named_from_its_first_link(three_seals):
    with as_owner(), override_settings(SEAL_KEY="khóa của người khác, cũng dài và cũng ngẫu nhiên như khóa thật"):
        Entry.objects.filter(pk=three_seals[3].pk).update(actor_name="Người khác")
        count_anew()

    assert found()[0] == (
        three_seals[0].pk,
        1,
        f"Niêm phong số 1 (từ dòng {three_seals[0].pk}) đã bị sửa hoặc tính lại bằng khóa khác.",
    )


def test_a_chain_counted_anew_with_the_stolen_key_is_only_found_by_the_anchors(three_seals):
    anchors = anchored()
    with as_owner():
        Entry.objects.filter(pk=three_seals[3].pk).update(actor_name="Người khác")
        count_anew()

    first = three_seals[0].pk
    assert found() == []
    assert found(anchors) == [
        (
            first,
            1,
            f"Chuỗi không còn như mốc ngày {anchors[0][1].at[:10]} (niêm phong số 3): đã bị tính lại hoặc thay bằng "
            f"bản khác, từ niêm phong số 1 (dòng {first}) trở đi.",
        )
    ]


def test_the_search_begins_after_the_last_anchor_that_still_holds(three_seals):
    early = ("1.json", take_anchor())
    acts(1)
    seal()
    late = ("2.json", take_anchor())
    with as_owner():
        last = Entry.objects.latest("id")
        Entry.objects.filter(pk=last.pk).update(actor_name="Người khác")
        count_anew()

    assert [(entry, number) for entry, number, _sentence in found([early, late])] == [(last.pk, 4)]


def test_a_tail_cut_off_is_only_found_by_the_anchors(three_seals):
    anchors = anchored()
    with as_owner():
        Entry.objects.filter(pk__gte=three_seals[4].pk).delete()
        run("DELETE FROM audit_seal WHERE number = 3")

    left = three_seals[3].pk
    assert found() == []
    assert found(anchors) == [
        (
            left + 1,
            3,
            f"Cuối chuỗi đã bị cắt hoặc bản sao cũ được đặt lại: mốc ngày {anchors[0][1].at[:10]} có đến niêm phong số 3 "
            f"(dòng {three_seals[5].pk}), nay chỉ đến số 2 (dòng {left}).",
        )
    ]


def test_last_weeks_copy_put_back_and_worked_on_is_found_by_the_anchors(three_seals):
    anchors = anchored()
    with as_owner():
        Entry.objects.filter(pk__gte=three_seals[4].pk).delete()
        run("DELETE FROM audit_seal WHERE number = 3")
    acts(4)
    seal()

    assert found() == []
    assert [
        (number, sentence.startswith("Chuỗi không còn như mốc")) for _entry, number, sentence in found(anchors)
    ] == [(1, True)]


def test_a_whole_chain_dropped_is_found_by_the_anchors(three_seals):
    anchors = anchored()
    with as_owner():
        run("DELETE FROM audit_seal", "DELETE FROM audit_entry")

    assert found() == []
    assert found(anchors) == [
        (1, 1, f"Toàn bộ chuỗi niêm phong đã bị bỏ; mốc ngày {anchors[0][1].at[:10]} có 3 niêm phong.")
    ]


def test_guards_taken_down_are_named(three_seals):
    with as_owner():
        names = [sentence for _entry, _seal, sentence in found()]

    assert len(names) == 6
    assert names[0] == "Chốt chặn sửa, xóa audit_entry_update trên cơ sở dữ liệu đã bị gỡ."


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


def count_anew():
    """Every digest and head again, with the key at hand."""
    before = ""
    for link in Seal.objects.in_chain():
        entries = Entry.objects.in_bulk([pk for pk, _digest in link.digests()])
        link.leaves = "\n".join(f"{pk}:{digest_of(entry)}" for pk, entry in sorted(entries.items()))
        before = link.head = head_of(link, before)
        link.save()


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
