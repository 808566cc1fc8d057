"""What had to be taken out of the record of work by law: the words of a secret document, never who did what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """The words of one entry were erased. Their keyed digests stay, so that the chain holds without the words."""

    entry_id = models.BigIntegerField(unique=True)
    digests = models.JSONField()

    class Meta:
        verbose_name = _("lần xóa nội dung nhật ký")
