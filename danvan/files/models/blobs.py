"""Bytes, kept once however often they are attached."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Self

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

FOLDER = "blobs"
KEPT_UNOWNED = timedelta(days=1)


class BlobQuerySet(models.QuerySet["Blob"]):
    """Blobs, as storing and sweeping ask for them."""

    def stored(self) -> Self:
        """Those whose bytes lie in the store, complete."""
        return self.filter(is_stored=True)

    def to_sweep(self, now: datetime) -> Self:
        """Those that nothing has owned for a day: taken away, or never attached to anything."""
        attached = self.model._meta.apps.get_model("files", "Attachment").objects
        owned = Exists(attached.filter(Q(blob=OuterRef("pk")) | Q(thumbnail=OuterRef("pk"))))
        return self.filter(~owned, unowned_since__lte=now - KEPT_UNOWNED)


class Blob(models.Model):
    """The bytes of a file, found again by what they are. `place` is their own in the store and never used again.

    `unowned_since` is when its last owner let go, or when it came; who owns it, the attachments say. `picture_hash` is
    how a picture looks: the same photo under other bytes has nearly the same.
    """

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    media_type = models.CharField(_("loại"), max_length=100)
    place = models.CharField(max_length=200, unique=True)
    is_stored = models.BooleanField(default=False)
    unowned_since = models.DateTimeField()
    picture_hash = models.BinaryField(max_length=16, null=True)

    objects = BlobQuerySet.as_manager()

    class Meta:
        verbose_name = _("nội dung tệp")
        constraints = [
            models.UniqueConstraint(name="blob_once", fields=["sha256"], condition=Q(is_stored=True)),
        ]
        indexes = [models.Index(fields=["unowned_since"], name="blob_unowned")]

    @classmethod
    def of(cls, content: bytes, media_type: str, now: datetime, picture_hash: bytes | None = None) -> Self:
        """A blob for these bytes, not stored yet, with a place no other ever had."""
        digest = hashlib.sha256(content).hexdigest()
        place = f"{FOLDER}/{digest[:2]}/{digest}-{secrets.token_hex(8)}"
        told = {"sha256": digest, "size": len(content), "media_type": media_type, "picture_hash": picture_hash}
        return cls(place=place, unowned_since=now, **told)

    def write(self, content: bytes) -> None:
        """Puts the bytes into the store."""
        storages["default"].save(self.place, ContentFile(content))

    def open(self) -> File:
        """The bytes, to be read."""
        return storages["default"].open(self.place)

    def erase(self) -> None:
        """Takes the bytes out of the store; nothing happens when they are gone already."""
        storages["default"].delete(self.place)
