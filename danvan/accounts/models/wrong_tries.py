"""Wrong tries, counted under a keyed digest of who tried from where: no names, no addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WrongTries(models.Model):
    """How often one door was tried in vain, and until when it takes no more tries."""

    key = models.CharField(max_length=64, unique=True)
    wrong = models.PositiveIntegerField(_("số lần sai"), default=0)
    last_at = models.DateTimeField(_("lần cuối"))
    closed_until = models.DateTimeField(_("tạm dừng đến"), null=True)

    class Meta:
        verbose_name = _("số lần thử sai")
