"""What proves a record is shown to those who may see the proof, and only named as hidden to the rest."""

import pytest
from django.urls import reverse

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.files.actions import link_evidence, unlink_evidence
from danvan.files.models import Attachment, Evidence
from danvan.files.queries import proofs_of, record_at
from danvan.files.tests.factories import FolderFactory, attached

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return Acting(user=UserFactory(), holding_id=7)


def shown(record, user) -> list[tuple[str, str]]:
    return [(str(proof.label), proof.address) for proof in proofs_of(record, user)]


def test_a_proof_is_shown_by_name_to_who_may_see_it_and_as_hidden_to_others(officer):
    claim, proof = FolderFactory(), FolderFactory(title="Biên bản", readers=[officer.user])
    file = attached(FolderFactory(readers=[officer.user]), name="ảnh.jpg")

    link_evidence(claim, "cabinet.folder", proof.pk, by=officer)
    link_evidence(claim, "files.attachment", file.pk, by=officer)

    assert shown(claim, officer.user) == [
        ("Hồ sơ “Biên bản”", f"/folders/{proof.pk}/"),
        ("ảnh.jpg", f"/files/{file.pk}/"),
    ]
    assert shown(claim, UserFactory()) == [("một hồ sơ bạn không được xem", "")] * 2


def test_sight_lost_after_linking_hides_the_proof(officer):
    claim, proof = FolderFactory(), FolderFactory(readers=[officer.user])
    link_evidence(claim, "cabinet.folder", proof.pk, by=officer)

    proof.readers.all().delete()

    assert shown(claim, officer.user) == [("một hồ sơ bạn không được xem", "")]


def test_what_is_hidden_what_is_missing_and_what_is_no_kind_answer_alike(officer):
    hidden = FolderFactory()
    told = []

    for key, pk in (("cabinet.folder", hidden.pk), ("cabinet.folder", 10**9), ("auth.permission", 1)):
        with pytest.raises(Refused) as refused:
            link_evidence(FolderFactory(), key, pk, by=officer)
        told.append((str(refused.value), refused.value.status))

    assert told == [("Không tìm thấy hồ sơ muốn dẫn làm minh chứng. Mời kiểm tra lại đường dẫn.", 404)] * 3


def test_linking_twice_is_one_link_and_one_entry_and_can_be_taken_back(officer):
    claim, proof = FolderFactory(), FolderFactory(readers=[officer.user])

    first = link_evidence(claim, "cabinet.folder", proof.pk, by=officer, note="trang 2")
    second = link_evidence(claim, "cabinet.folder", proof.pk, by=officer)
    is_one = first == second
    unlink_evidence(second, claim, by=officer)

    assert (first.note, is_one, Evidence.objects.count()) == ("trang 2", True, 0)
    assert [(entry.verb, entry.changes) for entry in Entry.objects.about(claim)] == [
        ("unlink_evidence", {"evidence": ["hồ sơ", ""]}),
        ("link_evidence", {"evidence": ["", "hồ sơ"]}),
    ]


def test_a_link_cannot_be_taken_through_another_record(officer):
    claim, proof = FolderFactory(), FolderFactory(readers=[officer.user])
    link = link_evidence(claim, "cabinet.folder", proof.pk, by=officer)

    with pytest.raises(Refused, match="không thuộc hồ sơ đang mở"):
        unlink_evidence(link, proof, by=officer)


@pytest.mark.parametrize("count", [1, 3])
def test_proofs_cost_one_query_for_each_kind(officer, count, django_assert_num_queries):
    claim = FolderFactory()
    for _ in range(count):
        proof = FolderFactory(readers=[officer.user])
        link_evidence(claim, "cabinet.folder", proof.pk, by=officer)

    with django_assert_num_queries(2):
        assert len(proofs_of(claim, officer.user)) == count


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("{page}", True),
        ("https://may-chu.example{page}?q=1#muc-2", True),
        ("  {page} ", True),
        ("{page}x/", False),
        ("/khong-co/", False),
        ("", False),
        ("/" + "9" * 400, False),
        ("http://[{page}", False),
        ("http://a\u2100b{page}", False),
    ],
)
def test_a_record_is_found_by_the_address_of_its_page(officer, address, found):
    folder = FolderFactory(readers=[officer.user])
    attached(folder, by=officer)
    file = Attachment.objects.get()

    page = reverse("files:attachment", args=[file.pk])

    assert record_at(address.format(page=page), officer.user) == (file if found else None)


def test_the_address_of_what_one_may_not_see_leads_nowhere(officer):
    attached(FolderFactory(), by=Acting(user=UserFactory(), holding_id=7))
    page = reverse("files:attachment", args=[Attachment.objects.get().pk])

    assert record_at(page, officer.user) is None
