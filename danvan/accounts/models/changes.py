"""Changes that need more than one moment or more than one person."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.core import clock

ADDRESS_WAITS = timedelta(hours=24)
RESET_STAYS_OPEN = timedelta(days=7)


class AddressChangeQuerySet(models.QuerySet["AddressChange"]):
    def open(self) -> Self:
        """Neither made nor withdrawn."""
        return self.filter(done_at=None, withdrawn_at=None)

    def due(self) -> Self:
        """Confirmed by whoever reads the new address, and a day old."""
        return self.open().filter(confirmed_at__isnull=False, asked_at__lte=clock.machine_now() - ADDRESS_WAITS)


class AddressChange(models.Model):
    """A new work e-mail that becomes valid after a day; until then the old one can stop it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="address_changes")
    email = models.EmailField(_("thư điện tử mới"))
    asked_at = models.DateTimeField(_("đề nghị lúc"))
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True)
    done_at = models.DateTimeField(_("đổi lúc"), null=True)
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True)

    objects = AddressChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("đề nghị đổi thư điện tử")
        constraints = [
            models.UniqueConstraint(
                name="address_change_one_open", fields=["user"], condition=Q(done_at=None, withdrawn_at=None)
            )
        ]


class FactorResetQuerySet(models.QuerySet["FactorReset"]):
    def open(self) -> Self:
        """Waiting for the second administrator, for a week at most."""
        since = clock.machine_now() - RESET_STAYS_OPEN
        return self.filter(confirmed_at=None, withdrawn_at=None, asked_at__gt=since)


class FactorReset(models.Model):
    """A lost second factor: one administrator asks for its removal, another confirms."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="factor_resets")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("đề nghị lúc"))
    reason = models.CharField(_("lý do"), max_length=300)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True)
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True)

    objects = FactorResetQuerySet.as_manager()

    class Meta:
        verbose_name = _("đề nghị gỡ bước xác thực thứ hai")
        constraints = [
            models.CheckConstraint(
                name="factor_reset_by_another",
                condition=~Q(asked_by=F("user")),
                violation_error_message=_("Không ai tự đề nghị gỡ bước xác thực của chính mình."),
            ),
            models.CheckConstraint(
                name="factor_reset_by_two",
                condition=Q(confirmed_by=None) | (~Q(confirmed_by=F("asked_by")) & ~Q(confirmed_by=F("user"))),
                violation_error_message=_("Việc này cần hai người quản trị khác nhau."),
            ),
        ]
