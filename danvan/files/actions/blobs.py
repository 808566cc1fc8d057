"""Storing bytes, and letting them go a day after the last owner did.

Bytes are written outside any transaction: first a row that says where they will lie, then they, then the row says that
they are complete. Whatever breaks in between leaves a row that the next sweep takes away together with its bytes.
"""

import contextlib
from datetime import timedelta

from django.db import IntegrityError

from danvan.core import clock
from danvan.core.action import action
from danvan.files.models import Blob, Draft

BATCH = 500
DRAFTS_KEPT = timedelta(days=60)


def keep(content: bytes, media_type: str, picture_hash: bytes | None = None) -> Blob:
    """Stores bytes, unless the same are stored already; who brings them is answered alike."""
    fresh = Blob.of(content, media_type, clock.now(), picture_hash)
    known = _known(fresh.sha256)
    if known:
        return known
    _announce(fresh)
    fresh.write(content)
    try:
        return _complete(fresh)
    except IntegrityError:
        # Somebody stored the same bytes meanwhile; ours go with the next sweep.
        return _known(fresh.sha256) or keep(content, media_type, picture_hash)


@action
def _known(sha256: str) -> Blob | None:
    """The stored blob of these bytes, safe from the sweep for another day."""
    blob = Blob.objects.select_for_update().stored().filter(sha256=sha256).first()
    if blob:
        blob.unowned_since = clock.now()
        blob.save(update_fields=["unowned_since"])
    return blob


@action
def _announce(blob: Blob) -> None:
    blob.save()


@action
def _complete(blob: Blob) -> Blob:
    blob.is_stored = True
    blob.save(update_fields=["is_stored"])
    return blob


def sweep() -> int:
    """Takes away the bytes nothing has owned for a day and drafts nobody touched for sixty; says how many files went."""
    _forget_old_drafts()
    gone = 0
    while swept := _release(BATCH):
        for blob in swept:
            with contextlib.suppress(FileNotFoundError):
                blob.erase()
        gone += len(swept)
    return gone


@action
def _forget_old_drafts() -> None:
    Draft.objects.filter(saved_at__lt=clock.now() - DRAFTS_KEPT).delete()


@action
def _release(most: int) -> list[Blob]:
    """Deletes rows of blobs to sweep; their places are never used again, so their bytes can go afterwards."""
    blobs = list(Blob.objects.select_for_update().to_sweep(clock.now())[:most])
    Blob.objects.filter(pk__in=[blob.pk for blob in blobs]).delete()
    return blobs
