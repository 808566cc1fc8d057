"""Notices, and how a person wants to hear of them."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, user: Any) -> Self:
        """One person's notices."""
        return self.filter(user_id=user.pk)

    def unread(self) -> Self:
        """What has not been looked at."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """What happened last on a record, for one person; `events` counts what happened since they last looked. `served` names
    the units it is read for, in which nobody signs in (nhập thay).
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    object_type = models.CharField(max_length=100)
    object_id = models.BigIntegerField()
    verb = models.CharField(_("việc"), max_length=60)
    actor = models.CharField(_("người làm"), max_length=400)
    at = models.DateTimeField(_("lúc"))
    served = models.TextField(_("đơn vị được nhập thay"), blank=True)
    events = models.PositiveIntegerField(_("số việc"), default=1)
    read_at = models.DateTimeField(_("đã đọc lúc"), null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("thông báo")
        constraints = [
            models.UniqueConstraint(name="notice_once_per_record", fields=["user", "object_type", "object_id"])
        ]
        indexes = [
            models.Index(fields=["user", "-at"], name="notice_of_user"),
            models.Index(fields=["user", "-at"], name="notice_unread", condition=models.Q(read_at=None)),
        ]


class Letters(models.TextChoices):
    NONE = "none", _("Không gửi thư")
    DAILY = "daily", _("Một thư mỗi ngày làm việc")


class PreferenceQuerySet(models.QuerySet["Preference"]):
    def of(self, user: Any) -> Self:
        """What one person chose; nothing until they did or got a letter."""
        return self.filter(user_id=user.pk)


class Preference(models.Model):
    """Whether a person gets letters, and up to which moment the last one told."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    letters = models.CharField(_("thư điện tử"), max_length=10, choices=Letters, default=Letters.DAILY)
    told_until = models.DateTimeField(null=True)

    objects = PreferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("cách nhận thông báo")
