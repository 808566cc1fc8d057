"""Where one unit stands in one gauge."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.measures.arithmetic import Sums
from danvan.measures.models.gauges import Gauge
from danvan.units.models import Unit
from danvan.units.models.units import STEP, path_end


class StandingQuerySet(models.QuerySet["Standing"]):
    def under(self, path: str) -> Self:
        """Those of a unit and of all below it, as the gauge's tree stands."""
        return self.filter(path__gte=path, path__lt=path_end(path))

    def counted(self) -> Self:
        """Members that are not excused."""
        return self.filter(member=True, excused_on__isnull=True)


class Standing(models.Model):
    """What one unit adds to a gauge, and the sums of it and all below it. Units above members stand in too, as nodes.

    n d a e are the unit's own: numerator, denominator, answered, expected, as `arithmetic.contribution` gives them;
    sn sd sa se add what stands below. At the top, where everybody's sums would meet in one row, none are `stored`: they
    are read as the sum over the children. `kept_on` is the day a member ended: it stays with what it had. `failed` says
    that its count could not be made and the old values stand until it can.
    """

    gauge = models.ForeignKey(Gauge, models.CASCADE, related_name="standings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="standings", db_index=False)
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)
    path = models.CharField(max_length=120)
    stored = models.BooleanField(default=True)
    member = models.BooleanField(default=False)
    excused_on = models.DateField(_("miễn từ ngày"), null=True)
    excused_reason = models.CharField(_("lý do miễn"), max_length=500, blank=True)
    excused_by = models.CharField(_("người duyệt miễn"), max_length=300, blank=True)
    kept_on = models.DateField(null=True)
    failed = models.BooleanField(default=False)
    n = models.BigIntegerField(default=0)
    d = models.BigIntegerField(default=0)
    a = models.IntegerField(default=0)
    e = models.IntegerField(default=0)
    sn = models.BigIntegerField(default=0)
    sd = models.BigIntegerField(default=0)
    sa = models.IntegerField(default=0)
    se = models.IntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị trong chỉ tiêu")
        constraints = [models.UniqueConstraint(name="standing_once", fields=["gauge", "unit"])]
        indexes = [
            models.Index(fields=["unit", "gauge"], name="standing_of_unit"),
            models.Index(fields=["gauge", "parent"], name="standing_below"),
            models.Index(fields=["gauge", "path"], name="standing_at_the_top", condition=models.Q(stored=False)),
        ]

    @property
    def own(self) -> Sums:
        """What the unit itself adds."""
        return Sums(self.n, self.d, self.a, self.e)

    @property
    def kept_sums(self) -> Sums:
        """The stored sums; nothing at the top."""
        return Sums(self.sn, self.sd, self.sa, self.se)

    @property
    def ancestor_ids(self) -> list[int]:
        """The units above it in this gauge, the top first."""
        return ids_of(self.path)[:-1]


def ids_of(path: str) -> list[int]:
    """The ids a path is made of, the top first."""
    return [int(path[at : at + STEP]) for at in range(0, len(path), STEP)]
