"""One-use links: by an invitation a person gets in for the first time, by a reset after the password was lost."""

import hashlib
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.accounts.printed import as_printed
from danvan.core import clock


def digest_of(token: str) -> str:
    """What is kept of a token, however it was typed from paper."""
    return hashlib.sha256(as_printed(token).encode()).hexdigest()


class Purpose(models.TextChoices):
    INVITATION = "invitation", _("lời mời")
    RESET = "reset", _("đặt lại mật khẩu")
    ADDRESS = "address", _("xác nhận thư điện tử mới")


class LinkQuerySet(models.QuerySet["Link"]):
    def open(self) -> Self:
        """Neither used, nor withdrawn, nor past their time."""
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=clock.machine_now())

    def behind(self, token: str, purpose: Purpose) -> Self:
        """The link that carries this token, with its account."""
        return self.filter(digest=digest_of(token), purpose=purpose).select_related("user")


class Link(models.Model):
    """A secret handed to one person for one purpose; only its digest is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="links")
    purpose = models.CharField(_("để"), max_length=20, choices=Purpose)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("lập lúc"))
    expires_at = models.DateTimeField(_("dùng được đến"))
    used_at = models.DateTimeField(_("đã dùng lúc"), null=True)
    withdrawn_at = models.DateTimeField(_("thu hồi lúc"), null=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("liên kết dùng một lần")
