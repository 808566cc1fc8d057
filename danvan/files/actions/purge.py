"""Taking a record away as if it had never been here: a secret document that came in by mistake.

Nothing else in the house deletes what left draft. The record of work keeps who did it, when and why; not what it was.
"""

import contextlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from django.core.cache import cache
from django.db import models
from django.db.models import Model, ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import registry
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.files import purging
from danvan.files.leaving import left
from danvan.files.models import Attachment, Blob

Counts = dict[str, int]


def purge(subject: Model, *, by: Acting, reason: str) -> Counts:
    """Removes a record, all that hangs on it, and the same bytes wherever else they lie; says how much of what went."""
    if not reason.strip():
        raise Refused(_("Cần ghi lý do xóa, ví dụ “tài liệu có dấu MẬT, tải lên nhầm”."))
    counts, blobs = _purge(subject, by, reason.strip())
    for blob in blobs:
        with contextlib.suppress(FileNotFoundError):
            blob.erase()
    # Any block of a page may have been kept with its words in it.
    cache.clear()
    return counts


@action
def _purge(subject: Model, by: Acting, reason: str) -> tuple[Counts, list[Blob]]:
    records = purging.all_that_say_the_same(subject)
    for each in records:
        record("purge", each, by=by, reason=reason, label=_nameless(each))
    everything = purging.with_all_parts(records)
    counts: Counts = Counter(str(registry.kind_of(each).word) for each in records if each != subject)
    counts.update(purging.forget(everything))
    blobs = _blobs_of(everything)
    counts[str(_("tệp đính kèm"))] = _detach_everywhere(blobs, records, by, reason)
    for each in _upper_floors_first(records):
        if not isinstance(each, Attachment):
            _erase(each)
    Blob.objects.filter(pk__in=[blob.pk for blob in blobs]).delete()
    return counts, blobs


def _upper_floors_first(records: Sequence[Model]) -> list[Model]:
    """What rests on another goes before it: apps register from the ground up."""
    floors = [kind.key for kind in registry.kinds()]
    return sorted(records, key=lambda each: floors.index(each._meta.label_lower), reverse=True)


def _nameless(subject: Model) -> str:
    """How the record of work calls what it may not name: this one line can never be taken out again."""
    kind = registry.kind_of(subject)
    return kind.recorded_as(subject) if kind.recorded_as else f"{kind.word} {subject.pk}"


def _blobs_of(records: Sequence[Model]) -> list[Blob]:
    ids: dict[str, list[int]] = defaultdict(list)
    for each in records:
        ids[each._meta.label_lower].append(each.pk)
    own = Q(pk__in=ids.pop(Attachment._meta.label_lower, []))
    for key, several in ids.items():
        own |= Q(owner_type=key, owner_id__in=several)
    attachments = Attachment.objects.filter(own)
    held = Q(attachments__in=attachments) | Q(thumbnails__in=attachments)
    return list(Blob.objects.filter(held).distinct())


def _detach_everywhere(blobs: list[Blob], records: Sequence[Model], by: Acting, reason: str) -> int:
    """The same bytes are the same secret at whatever other record they were attached; its history says that they went."""
    attachments = list(Attachment.objects.filter(Q(blob__in=blobs) | Q(thumbnail__in=blobs)))
    owners = sorted({(each.owner_type, each.owner_id) for each in attachments})
    for owner_type, owner_id in owners:
        owner = registry.kind_of(owner_type).model._base_manager.filter(pk=owner_id).first()
        if owner is not None and owner not in records:
            record("purge_file", owner, by=by, reason=reason)
    Attachment.objects.filter(pk__in=[each.pk for each in attachments]).delete()
    for owner_type, owner_id in owners:
        left(owner_type, owner_id, purged=True)
    return len(attachments)


def _erase(subject: Model) -> None:
    erase = registry.kind_of(subject).purge or models.Model.delete
    try:
        erase(subject)
    except ProtectedError as error:
        raise Refused(_("Còn hồ sơ khác dựa vào hồ sơ này. Mời xóa các hồ sơ đó trước.")) from error
