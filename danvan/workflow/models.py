"""What every record with stages carries, and the two memories of the machinery: used keys and authors."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Staged(models.Model):
    """A record that goes through stages. `version` grows with every write, so that a stale form is noticed."""

    stage = models.CharField(_("trạng thái"), max_length=30)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class UsedKey(models.Model):
    """A form's one-use key, spent: pressing twice does the thing once."""

    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("khóa đã dùng")


class Author(models.Model):
    """Somebody wrote a part of a record's present version: by hand, by import, by token or as deputy.

    `returned` rows belong to a version that was sent back since; they no longer bind.
    """

    object_type = models.CharField(max_length=100)
    object_id = models.BigIntegerField()
    user_id = models.BigIntegerField()
    returned = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("người soạn")
        constraints = [
            models.UniqueConstraint(
                name="author_once_per_version",
                fields=["object_type", "object_id", "user_id"],
                condition=models.Q(returned=False),
            )
        ]
        # What one account ever wrote is asked of all versions, which the constraint's index leaves out.
        indexes = [models.Index(fields=["user_id", "object_type", "object_id"], name="author_by_account")]
