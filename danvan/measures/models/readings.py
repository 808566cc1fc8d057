"""What a gauge said on a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.measures.arithmetic import Sums
from danvan.measures.models.gauges import Gauge
from danvan.units.models import Unit


class Reading(models.Model):
    """The sums of one unit as they stood at a cut-off, under the tree of that day: figures "as reported". Never changed."""

    gauge = models.ForeignKey(Gauge, models.PROTECT, related_name="readings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    parent_id = models.BigIntegerField(null=True)
    taken_on = models.DateField(_("chốt ngày"))
    member = models.BooleanField(default=False)
    excused = models.BooleanField(default=False)
    n = models.BigIntegerField()
    d = models.BigIntegerField()
    a = models.IntegerField()
    e = models.IntegerField()
    sn = models.BigIntegerField()
    sd = models.BigIntegerField()
    sa = models.IntegerField()
    se = models.IntegerField()

    class Meta:
        verbose_name = _("số liệu đã chốt")
        constraints = [models.UniqueConstraint(name="reading_once", fields=["gauge", "unit", "taken_on"])]
        indexes = [models.Index(fields=["unit", "gauge"], name="reading_of_unit")]

    @property
    def own(self) -> Sums:
        return Sums(self.n, self.d, self.a, self.e)

    @property
    def sums(self) -> Sums:
        return Sums(self.sn, self.sd, self.sa, self.se)
