"""What became of the units of an old gauge."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.measures.arithmetic import Sums
from danvan.measures.models.gauges import Gauge
from danvan.units.models import Unit


class Inheritance(models.Model):
    """An old member of a gauge with what it had then, and a unit of the later day that stands in its place.

    `heirs` is how many do; a set of units has the old figure only where it holds all of them. Where nobody does it is 0,
    and the `unit` is where the member is missed: itself, and whoever stands for what it stood under. Computed with the
    restatements of its gauge, for sets of units that have no row of their own: groups, territories, remits.
    """

    gauge = models.ForeignKey(Gauge, models.CASCADE, related_name="inheritances")
    member = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    heirs = models.PositiveSmallIntegerField()
    n = models.BigIntegerField()
    d = models.BigIntegerField()
    a = models.IntegerField()
    e = models.IntegerField()

    class Meta:
        verbose_name = _("đơn vị kế thừa số liệu")
        constraints = [models.UniqueConstraint(name="inheritance_once", fields=["gauge", "unit", "member"])]

    @property
    def sums(self) -> Sums:
        return Sums(self.n, self.d, self.a, self.e)
