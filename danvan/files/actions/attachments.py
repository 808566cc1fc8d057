"""Giving records their files, and taking them away while the record lets go of them.

Whether somebody may change the record is for its own app to ask first; here it is known only who may see it.
"""

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock, registry
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.files.leaving import left
from danvan.files.models import Attachment, Blob, Role
from danvan.files.receiving import Received


@action
def attach(owner: Model, received: Received, *, by: Acting, role: str = Role.OTHER) -> Attachment:
    """Gives a record a file that was received; history says what it is to the record, never its name."""
    attachment = Attachment.objects.create(
        blob=received.blob,
        thumbnail=received.thumbnail,
        owner_type=owner._meta.label_lower,
        owner_id=owner.pk,
        name=received.name,
        role=role,
        declared=received.declared,
        added_by_id=by.user_id,
        added_by_name=by.name,
        added_at=clock.now(),
    )
    record("attach", owner, by=by, changes={"files": ("", Role(role).label)})
    return attachment


@action
def detach(attachment: Attachment, owner: Model, *, by: Acting) -> None:
    """Takes a file away from its record, which must let go of it as it stands now (see `registry.Kind.lets_go`); its
    bytes go a day after the last owner's.
    """
    fresh = type(owner)._default_manager.select_for_update(of=("self",)).filter(pk=owner.pk).first()
    found = Attachment.objects.of(owner).filter(pk=attachment.pk).first()
    if fresh is None or found is None:
        raise Refused(_("Tệp này không thuộc hồ sơ đang mở. Mời tải lại trang."), status=404)
    if not registry.kind_of(fresh).lets_go(by, fresh):
        raise Refused(_("Hồ sơ này hiện không cho bỏ tệp. Mời đính kèm bản thay thế."))
    let_go(found)
    record("detach", fresh, by=by, changes={"files": (Role(found.role).label, "")})


def let_go(attachment: Attachment) -> None:
    """Deletes the attachment; from now on its bytes have one owner less, and what was drawn from it follows."""
    held = {pk for pk in (attachment.blob_id, attachment.thumbnail_id) if pk}
    attachment.delete()
    Blob.objects.filter(pk__in=held).update(unowned_since=clock.now())
    left(attachment.owner_type, attachment.owner_id)
