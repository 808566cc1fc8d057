"""Bytes are kept once, belong to whoever attaches them, and go a day after the last."""

from datetime import timedelta

import pytest

from danvan.core import clock
from danvan.files.actions import attach, detach, keep, sweep
from danvan.files.models import Attachment, Blob
from danvan.files.receiving import Received
from danvan.files.tests.factories import FolderFactory, at_work, attached

pytestmark = pytest.mark.django_db


def bytes_of(blob: Blob) -> bytes | None:
    try:
        with blob.open() as file:
            return file.read()
    except FileNotFoundError:
        return None


def later(**span) -> None:
    """Lets time pass for what nothing owns."""
    for blob in Blob.objects.all():
        Blob.objects.filter(pk=blob.pk).update(unowned_since=blob.unowned_since - timedelta(**span))


def test_the_same_bytes_are_kept_once_and_both_bringers_are_answered_alike():
    first, second = keep(b"noi dung", "text/plain"), keep(b"noi dung", "text/plain")

    assert (first.pk, Blob.objects.count(), bytes_of(first)) == (second.pk, 1, b"noi dung")


def test_other_bytes_are_other_blobs():
    blobs = [keep(content, "text/plain") for content in (b"mot", b"hai")]

    assert [bytes_of(blob) for blob in blobs] == [b"mot", b"hai"]


def test_where_bytes_lie_cannot_be_guessed_from_what_they_are():
    first = keep(b"noi dung", "text/plain")
    first.delete()

    second = keep(b"noi dung", "text/plain")

    assert (first.sha256 == second.sha256, first.place == second.place) == (True, False)


def test_of_two_owners_one_may_let_go_and_the_other_still_has_the_file():
    mine, yours = FolderFactory(), FolderFactory()
    kept = attached(yours)

    detach(attached(mine), mine, by=at_work())
    later(days=2)
    gone = sweep()

    assert (gone, list(Attachment.objects.all()), bytes_of(kept.blob)) == (0, [kept], b"noi dung")


def test_bytes_go_a_day_after_the_last_owner_and_not_before():
    folder = FolderFactory()
    file = attached(folder)
    blob = file.blob

    detach(file, folder, by=at_work())
    same_day = (sweep(), bytes_of(blob))
    later(days=1)
    next_day = (sweep(), bytes_of(blob), Blob.objects.count())

    assert (same_day, next_day) == ((0, b"noi dung"), (1, None, 0))


def test_a_thumbnail_is_owned_like_the_picture():
    file = attached(FolderFactory(), small=b"nho")

    later(days=2)

    assert (sweep(), bytes_of(file.thumbnail)) == (0, b"nho")


def test_bytes_brought_again_after_their_owner_left_are_safe_for_another_day():
    folder = FolderFactory()
    file = attached(folder)
    detach(file, folder, by=at_work())
    later(days=2)

    blob = keep(b"noi dung", "text/plain")
    gone = sweep()
    attach(folder, Received("a.txt", blob), by=at_work())

    assert (gone, bytes_of(blob)) == (0, b"noi dung")


def test_what_broke_between_row_and_bytes_is_swept_like_the_rest():
    broken = Blob.of(b"noi dung", "text/plain", clock.now() - timedelta(days=2))
    broken.save()

    assert (sweep(), Blob.objects.count()) == (1, 0)


def test_bytes_half_stored_by_somebody_else_do_not_count_as_stored():
    half = Blob.of(b"noi dung", "text/plain", clock.now())
    half.save()

    whole = keep(b"noi dung", "text/plain")

    assert (whole.pk == half.pk, bytes_of(whole)) == (False, b"noi dung")


@pytest.mark.django_db(transaction=True)
def test_many_bring_the_same_bytes_at_once_and_all_can_attach_them(at_once):
    blobs = at_once(lambda index: keep(b"noi dung", "text/plain"))

    assert {blob.pk for blob in blobs} == {Blob.objects.stored().get().pk}
    assert bytes_of(Blob.objects.stored().get()) == b"noi dung"
