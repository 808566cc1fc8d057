"""An old gauge under the tree of a later day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.measures.arithmetic import Sums
from danvan.measures.models.gauges import Gauge
from danvan.units.models import Unit


class Restatement(models.Model):
    """The sums a unit of a later day would have had: those of the units that went into it and what stands below it.

    Where part of a unit went elsewhere there is no such figure: `why_not` names what forbids it ("không so sánh được").
    Computed again whenever it is asked for another state of the tree; the reading it comes from never changes.
    """

    gauge = models.ForeignKey(Gauge, models.CASCADE, related_name="restatements")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    as_of = models.DateField(_("theo đơn vị hành chính ngày"))
    n = models.BigIntegerField()
    d = models.BigIntegerField()
    a = models.IntegerField()
    e = models.IntegerField()
    why_not = models.TextField(_("lý do không so sánh được"), blank=True)

    class Meta:
        verbose_name = _("số liệu quy đổi")
        constraints = [models.UniqueConstraint(name="restatement_once", fields=["gauge", "as_of", "unit"])]

    @property
    def sums(self) -> Sums:
        return Sums(self.n, self.d, self.a, self.e)
