"""What a unit said."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.measures.models.measures import Measure
from danvan.units.models import Unit

# As kept. Sixty thousand units that say as much still add up in 64 bits, and Excel shows it exactly.
MOST = 9_999_999_999_999


class FigureQuerySet(models.QuerySet["Figure"]):
    def current(self) -> Self:
        """The last version of each, taken back or not."""
        return self.filter(current=True)

    def standing(self) -> Self:
        """Those that count: the last version, unless it was taken back."""
        return self.current().filter(part__isnull=False)


class Figure(models.Model):
    """What one unit said of a measure for a period. A correction is the next version and gives its reason; the old value
    stays. A version without a `part` takes the figure back: nothing was said, which is not zero.

    `source` says from what it was typed where another hand typed it (nhập thay), `received_on` the day it came by
    another way (đã nhận qua đường khác). `confirmed` holds the person's answer to what the house found unusual.
    """

    # No indexes of their own: those of the two constraints begin with them.
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="figures", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="figures", db_index=False, verbose_name=_("đơn vị"))
    period = models.CharField(_("kỳ"), max_length=24)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    part = models.BigIntegerField(_("số liệu"), null=True)
    whole = models.BigIntegerField(_("trên tổng số"), null=True)
    note = models.CharField(_("ghi chú, nguồn"), max_length=500, blank=True)
    reason = models.CharField(_("lý do sửa"), max_length=500, blank=True)
    confirmed = models.CharField(_("xác nhận"), max_length=500, blank=True)
    source = models.CharField(_("nguồn nhập thay"), max_length=200, blank=True)
    received_on = models.DateField(_("ngày nhận qua đường khác"), null=True)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(_("người nhập"), max_length=200)
    by_post = models.CharField(_("vai trò"), max_length=500, blank=True)
    at = models.DateTimeField(_("lúc"))

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("số liệu")
        constraints = [
            models.UniqueConstraint(name="figure_version_once", fields=["measure", "unit", "period", "version"]),
            models.UniqueConstraint(
                name="figure_current_once", fields=["unit", "period", "measure"], condition=Q(current=True)
            ),
            models.CheckConstraint(name="figure_not_negative", condition=Q(part__isnull=True) | Q(part__gte=0)),
            models.CheckConstraint(name="figure_whole_not_negative", condition=Q(whole__isnull=True) | Q(whole__gte=0)),
            models.CheckConstraint(name="figure_not_too_large", condition=Q(part__isnull=True) | Q(part__lte=MOST)),
            models.CheckConstraint(
                name="figure_whole_not_too_large", condition=Q(whole__isnull=True) | Q(whole__lte=MOST)
            ),
            models.CheckConstraint(name="figure_correction_has_reason", condition=Q(version=1) | ~Q(reason="")),
        ]
