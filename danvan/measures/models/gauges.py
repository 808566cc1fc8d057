"""How a target is counted."""

from datetime import date
from math import ceil
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.core.periods import Period
from danvan.measures.models.measures import Measure
from danvan.measures.rules import Rule
from danvan.units.models import Unit


class GaugeQuerySet(models.QuerySet["Gauge"]):
    def open(self) -> Self:
        """Those that still move with the records."""
        return self.filter(closed_on__isnull=True)

    def of(self, subject: models.Model) -> Self:
        """All editions of what one target, line or criterion asks, the oldest first."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by("pk")


class Gauge(models.Model):
    """One target as it is counted: a measure, a rule, a threshold, the window of its figures, and the units that were
    meant on the day `members_on`. It moves with the records until it is closed, and never after. Units are to have said
    their figures by `due_on`, where a day is set.

    `subject` is the record that asks (a target of a plan), `words` are its words. `least` is what each unit must reach
    under "minimum". `keepers` are the issuer and the drafting office: who excuses units and closes it. An edition
    `replaces` the one before; both stay readable. `last_year` is what counted the same a year earlier;
    `restated_on` the day under whose trees its own figures were computed, nothing once the trees changed again.
    """

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="gauges")
    subject_type = models.CharField(max_length=100)
    subject_id = models.BigIntegerField()
    words = models.TextField(_("chỉ tiêu"))
    rule = models.CharField(_("cách tính"), max_length=10, choices=Rule.choices)
    comparator = models.CharField(_("so sánh"), max_length=2, blank=True)
    threshold = models.DecimalField(_("mức phải đạt"), max_digits=14, decimal_places=4, null=True, blank=True)
    least = models.DecimalField(_("mỗi đơn vị ít nhất"), max_digits=14, decimal_places=4, null=True, blank=True)
    denominator_words = models.CharField(_("mẫu số"), max_length=300, blank=True)
    starts_on = models.DateField(_("số liệu từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    period = models.CharField(max_length=24)
    due_on = models.DateField(_("báo cáo đến hết ngày"), null=True, blank=True)
    members_on = models.DateField(_("đơn vị tính đến ngày"))
    issuer = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    opened_on = models.DateField(_("bắt đầu tính ngày"))
    closed_on = models.DateField(_("chốt ngày"), null=True, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    last_year = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    restated_on = models.DateField(null=True, blank=True)
    edition_reason = models.CharField(_("lý do tính lại"), max_length=500, blank=True)

    objects = GaugeQuerySet.as_manager()

    class Meta:
        verbose_name = _("cách tính chỉ tiêu")
        constraints = [
            models.CheckConstraint(name="gauge_window", condition=Q(ends_on__gte=F("starts_on"))),
            models.UniqueConstraint(
                name="gauge_open_once",
                fields=["subject_type", "subject_id"],
                condition=Q(closed_on__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="gauge_of_subject"),
            models.Index(fields=["measure", "closed_on"], name="gauge_of_measure"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def window(self) -> Period:
        """The days whose figures it counts."""
        return Period.parse(self.period)

    @property
    def asked_until(self) -> date:
        """The last good day for saying its figures; where none was set, the last day they speak of."""
        return self.due_on or self.ends_on

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def least_scaled(self) -> int | None:
        """What each unit must reach, as figures are kept: at least 1,5 of whole numbers is 2."""
        return None if self.least is None else ceil(self.least * 10**self.measure.decimals)
