"""The rows of the office's calendar."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.deadlines.calendar import SpecialDay


class HolidayKind(models.TextChoices):
    """Why a day is not what its weekday says."""

    PUBLIC = "public", _("nghỉ lễ")
    TET = "tet", _("nghỉ Tết")
    IN_LIEU = "in-lieu", _("nghỉ bù")
    MAKE_UP = "make-up", _("làm bù")


class HolidayQuerySet(models.QuerySet["Holiday"]):
    def valid(self, at: datetime | None = None) -> Self:
        """What we held to be so at a moment, now if none is given; validity is [from, to)."""
        at = at or clock.now()
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=at), valid_from__lte=at)

    def of_year(self, year: int) -> Self:
        """The rows of one year, day by day, those withdrawn among them."""
        return self.filter(day__year=year).order_by("day", "id")


class Holiday(models.Model):
    """A day off or a Saturday worked, by which paper, and since when and until when we held it to be so.

    Rows are never changed: what turns out otherwise is withdrawn and entered anew, so that an old due date can still be
    explained. `confirmed` is False while the yearly notice is awaited.
    """

    day = models.DateField(_("ngày"))
    name = models.CharField(_("tên"), max_length=120)
    kind = models.CharField(_("loại"), max_length=10, choices=HolidayKind.choices)
    source = models.CharField(_("căn cứ"), max_length=300)
    confirmed = models.BooleanField(_("chính thức"), default=True)
    valid_from = models.DateTimeField(_("ghi vào lịch lúc"))
    valid_to = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("ngày của lịch làm việc")
        constraints = [
            models.UniqueConstraint(name="holiday_day_once", fields=["day"], condition=Q(valid_to__isnull=True)),
            models.CheckConstraint(name="holiday_valid_forwards", condition=Q(valid_to__gte=F("valid_from"))),
        ]

    @property
    def is_off(self) -> bool:
        """Whether the row gives the day off, rather than making it a working day."""
        return self.kind != HolidayKind.MAKE_UP

    @property
    def special_day(self) -> SpecialDay:
        """The row as the calendar counts with it."""
        return SpecialDay(self.name, self.is_off, self.confirmed)
