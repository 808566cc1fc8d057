"""What the check finds after each thing the database's owner may do."""

import pytest
from django.test import override_settings

from danvan.audit.anchors import take_anchor
from danvan.audit.models import Entry
from danvan.audit.sealing import seal
from danvan.audit.tests.chains import DAY, NO_ANCHORS, count_anew, found, three_links
from danvan.audit.tests.tampering import acts, as_owner, run
from danvan.audit.verifying import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_seals():
    return three_links()


def test_a_whole_record_is_found_whole_and_what_is_unproved_is_said(three_seals):
    verdict = verify()

    assert (verdict.findings, verdict.seals, verdict.entries) == ([], 3, 6)
    assert verdict.unproved == [NO_ANCHORS]


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


def test_guards_taken_down_are_named(three_seals):
    with as_owner():
        names = [sentence for _entry, _seal, sentence in found()]

    assert len(names) == 6
    assert names[0] == "Chốt chặn sửa, xóa audit_entry_update trên cơ sở dữ liệu đã bị gỡ."
