"""Traces of records, and the bands under which those alike meet."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """What of a record left a trace; each is compared with its like only."""

    NAME = "name", _("tên gọi")
    TEXT = "text", _("nội dung")
    PICTURE = "picture", _("ảnh")


class Trace(models.Model):
    """What is kept of one text or picture of a record, so that others can be held against it: no words and no pixels.

    `place` tells pictures or texts of one record apart. `home` is the territory within which it is compared, 0 for none.
    `size` is how much the signature was made of: runs of a text, nought for a picture.
    """

    object_type = models.CharField(max_length=100)
    object_id = models.BigIntegerField()
    part = models.CharField(max_length=10, choices=Part.choices)
    place = models.PositiveIntegerField(default=0)
    home = models.BigIntegerField()
    signature = models.BinaryField(max_length=256)
    size = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("dấu vết nội dung")
        constraints = [
            models.UniqueConstraint(name="trace_once", fields=["object_type", "object_id", "part", "place"]),
        ]


class Band(models.Model):
    """One stretch of a trace's signature, under a key that equal stretches share.

    The key is a digest of the stretch, its number and what may be compared at all: kind of record, part and home. So
    the index holds two numbers a row, and 50,000 records of a province do not crowd those of another.
    """

    pk = models.CompositePrimaryKey("key", "trace")
    key = models.BigIntegerField()
    trace = models.ForeignKey(Trace, models.CASCADE, related_name="bands")

    class Meta:
        verbose_name = _("dải so sánh")
