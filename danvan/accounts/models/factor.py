"""The second factor: what a person has beside what a person knows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.core.secrets import EncryptedText


class CodeApp(models.Model):
    """The app on a person's phone that shows six digits. `last_step` is the half minute of the last code taken."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="code_app")
    secret = EncryptedText()
    last_step = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(_("cài lúc"))

    class Meta:
        verbose_name = _("ứng dụng tạo mã")


class Passkey(models.Model):
    """A key in a person's machine or on a stick; only its public half is here. `digest` keeps one key to one account."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="passkeys")
    name = models.CharField(_("tên khóa"), max_length=60)
    credential = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("cài lúc"))
    used_at = models.DateTimeField(_("dùng gần nhất lúc"), null=True)

    class Meta:
        verbose_name = _("khóa truy cập")


class RecoveryCode(models.Model):
    """One of ten codes on paper for the day the phone is lost; each is good once. 80 random bits need no slow hash."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(_("đã dùng lúc"), null=True)

    class Meta:
        verbose_name = _("mã dự phòng")
