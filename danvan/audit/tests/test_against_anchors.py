"""What only the anchors know: an end cut off, an old copy put back, a chain dropped or counted anew with its key."""

import pytest

from danvan.audit.models import Entry
from danvan.audit.sealing import seal
from danvan.audit.tests.chains import anchored, count_anew, found, three_links
from danvan.audit.tests.tampering import acts, as_owner, run
from danvan.audit.verifying import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_seals():
    return three_links()


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
