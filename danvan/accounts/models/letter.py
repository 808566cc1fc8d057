"""The outbox: letters that wait to be sent, and are not lost while the mail server is down."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.secrets import EncryptedText


class LetterKind(models.TextChoices):
    RESET = "reset", _("đặt lại mật khẩu")
    PASSWORD_CHANGED = "password_changed", _("mật khẩu đã đổi")
    FACTOR_SET_UP = "factor_set_up", _("đã cài bước xác thực thứ hai")
    FACTOR_REMOVED = "factor_removed", _("đã gỡ bước xác thực thứ hai")
    FACTOR_RESET_ASKED = "factor_reset_asked", _("có đề nghị gỡ bước xác thực thứ hai")
    ADDRESS_LEAVING = "address_leaving", _("thư điện tử sắp đổi")
    ADDRESS_CONFIRMATION = "address_confirmation", _("xác nhận thư điện tử mới")


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self) -> Self:
        """Those to be sent now, the oldest first."""
        return self.filter(done_at=None, next_at__lte=clock.machine_now()).order_by("next_at", "pk")


class Letter(models.Model):
    """One letter about an account. Its words, and any link in it, are written only when it is sent.

    `typed` is what a stranger typed who asks for a reset: whether there is such an account is looked up at sending, so
    that asking takes as long for those who have one as for those who have none.
    """

    kind = models.CharField(_("loại thư"), max_length=30, choices=LetterKind)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    typed = EncryptedText(blank=True)
    to = models.EmailField(_("gửi đến"), blank=True)
    made_at = models.DateTimeField(_("lập lúc"))
    next_at = models.DateTimeField(_("gửi từ"))
    tries = models.PositiveSmallIntegerField(_("số lần gửi"), default=0)
    done_at = models.DateTimeField(_("xong lúc"), null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("thư về tài khoản")
        indexes = [models.Index(fields=["done_at", "next_at"], name="letter_waiting")]
