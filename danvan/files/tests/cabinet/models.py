"""A folder, its words, and the people who may see it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Folder(models.Model):
    title = models.CharField(_("tên"), max_length=200, default="Hồ sơ dân vận")
    stage = models.CharField(max_length=20, default="draft")

    class Meta:
        verbose_name = _("hồ sơ")


class Reader(models.Model):
    """Somebody who may see a folder; the number of an account."""

    folder = models.ForeignKey(Folder, models.CASCADE, related_name="readers")
    user_id = models.BigIntegerField()


class Note(models.Model):
    """Words kept besides the folder, which its app takes away with it."""

    folder = models.ForeignKey(Folder, models.PROTECT, related_name="notes")
    words = models.CharField(max_length=200)
