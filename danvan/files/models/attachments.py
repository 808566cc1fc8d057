"""Files as records have them."""

from collections import defaultdict
from typing import Any, Self

from django.db import models
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from danvan.core import registry
from danvan.files.models.blobs import Blob


class Role(models.TextChoices):
    """What a file is to the record it belongs to."""

    SOURCE = "source", _("văn bản gốc")
    SIGNED = "signed", _("bản đã ký")
    ANNEX = "annex", _("phụ lục")
    EVIDENCE = "evidence", _("minh chứng")
    PHOTO = "photo", _("ảnh")
    OTHER = "other", _("tệp khác")


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Attachments, as pages and downloads ask for them."""

    def of(self, record: Model) -> Self:
        """A record's files, the oldest first."""
        return self.of_key(record._meta.label_lower, record.pk)

    def of_key(self, owner_type: str, owner_id: int) -> Self:
        """The files of the record behind a stored pair."""
        return self.filter(owner_type=owner_type, owner_id=owner_id).select_related("blob").order_by("pk")

    def visible_to(self, user: Any) -> Self:
        """Those whose owners this person may see."""
        owners = Q(pk__in=[])
        for kind in registry.kinds():
            if kind.model is not self.model:
                owners |= Q(owner_type=kind.key, owner_id__in=kind.visible_to(user).values("pk"))
        return self.filter(owners)

    def by_owner(self, owner_type: str, owner_ids: list[int]) -> dict[int, list["Attachment"]]:
        """The files of many records of one kind, in one query, for lists."""
        found: dict[int, list[Attachment]] = defaultdict(list)
        for each in self.filter(owner_type=owner_type, owner_id__in=owner_ids).select_related("blob").order_by("pk"):
            found[each.owner_id].append(each)
        return dict(found)


class Attachment(models.Model):
    """A file in its place at a record, under the name it came with. Who may see the record may have the file.

    `declared` says that somebody answered for what no machine could read: that a scan holds no state secret.
    """

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="attachments")
    thumbnail = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="thumbnails")
    owner_type = models.CharField(max_length=100)
    owner_id = models.BigIntegerField()
    name = models.CharField(_("tên tệp"), max_length=200)
    role = models.CharField(_("là"), max_length=20, choices=Role, default=Role.OTHER)
    declared = models.BooleanField(_("đã cam kết không chứa bí mật nhà nước"), default=False)
    added_by_id = models.BigIntegerField(null=True)
    added_by_name = models.CharField(_("người đính kèm"), max_length=200)
    added_at = models.DateTimeField(_("lúc"))

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("tệp đính kèm")
        indexes = [models.Index(fields=["owner_type", "owner_id", "id"], name="attachment_of_owner")]
