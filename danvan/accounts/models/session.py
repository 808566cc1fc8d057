"""Open sessions: whose, since when, last seen when, on what."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.core import clock

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)


def bounds(now: datetime) -> tuple[datetime, datetime]:
    """After when a session must have been seen, and begun, to be open now."""
    return now - IDLE, now - LONGEST


class SessionQuerySet(models.QuerySet["Session"]):
    def alive(self, now: datetime | None = None) -> Self:
        """Seen within half an hour and begun within twelve."""
        return self.lasting(*bounds(now or clock.machine_now()))

    def lasting(self, seen: datetime, started: datetime) -> Self:
        """Seen after one moment and begun after another."""
        return self.filter(seen_at__gt=seen, started_at__gt=started)

    def stale(self) -> Self:
        """Those that open nothing any more."""
        return self.exclude(pk__in=self.model.objects.alive().values("pk"))

    def of(self, user: "models.Model") -> Self:
        """One person's, the latest seen first."""
        return self.filter(user_id=user.pk).order_by("-seen_at", "-pk")


class Session(models.Model):
    """One browser at work. Only a digest of its key is kept: who reads the database opens no session with it."""

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    data = models.TextField()
    started_at = models.DateTimeField(_("bắt đầu lúc"))
    seen_at = models.DateTimeField(_("dùng gần nhất lúc"))
    device = models.CharField(_("thiết bị"), max_length=100, blank=True)
    address = models.CharField(_("địa chỉ mạng"), max_length=45, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiên làm việc")
        indexes = [models.Index(fields=["seen_at"], name="session_seen")]
