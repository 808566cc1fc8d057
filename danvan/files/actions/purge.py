"""Taking a record away as if it had never been here: a secret document that came in by mistake.

Nothing else in the house deletes what left draft. The record of work keeps who did it, when and why; not what it was.
"""

import contextlib

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
    record("purge", subject, by=by, reason=reason)
    counts = {str(part.word): part.erase(subject) for part in purging.parts()}
    blobs = _blobs_of(subject)
    counts[str(_("tệp đính kèm"))] = _detach_everywhere(blobs, subject, by, reason)
    if not isinstance(subject, Attachment):
        _erase(subject)
    Blob.objects.filter(pk__in=[blob.pk for blob in blobs]).delete()
    return counts, blobs


def _blobs_of(subject: Model) -> list[Blob]:
    own = Q(pk=subject.pk) if isinstance(subject, Attachment) else _owned_by(subject)
    attachments = Attachment.objects.filter(own)
    held = Q(attachments__in=attachments) | Q(thumbnails__in=attachments)
    return list(Blob.objects.filter(held).distinct())


def _owned_by(subject: Model) -> Q:
    return Q(owner_type=subject._meta.label_lower, owner_id=subject.pk)


def _detach_everywhere(blobs: list[Blob], subject: Model, by: Acting, reason: str) -> int:
    """The same bytes are the same secret at whatever other record they were attached; its history says that they went."""
    attachments = list(Attachment.objects.filter(Q(blob__in=blobs) | Q(thumbnail__in=blobs)))
    for owner_type, owner_id in {(each.owner_type, each.owner_id) for each in attachments}:
        owner = registry.kind_of(owner_type).model._base_manager.filter(pk=owner_id).first()
        if owner is not None and owner != subject:
            record("purge_file", owner, by=by, reason=reason)
    Attachment.objects.filter(pk__in=[each.pk for each in attachments]).delete()
    return len(attachments)


def _erase(subject: Model) -> None:
    kind = registry.kind_of(subject)
    if kind.purge is not None:
        kind.purge(subject)
        return
    try:
        models.Model.delete(subject)
    except ProtectedError as error:
        raise Refused(_("Còn hồ sơ khác dựa vào hồ sơ này. Mời xóa các hồ sơ đó trước.")) from error
