"""What models are judged by: criteria in dated versions, with the guidance they rest on."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.documents.models import Document
from danvan.units.models import Unit

# Points are kept in whole hundredths.
PLACES = 2


class Marking(models.TextChoices):
    """How a criterion is answered."""

    PASS = "pass", _("đạt hoặc chưa đạt")
    POINTS = "points", _("chấm điểm")


class Criteria(models.Model):
    """One version of an office's criteria. It changes no more once a sitting judges by it: the next version begins."""

    office = models.ForeignKey(Unit, models.PROTECT, related_name="criteria", verbose_name=_("cơ quan"))
    number = models.PositiveSmallIntegerField(_("phiên bản"))
    name = models.CharField(_("tên bộ tiêu chí"), max_length=300)
    marking = models.CharField(_("cách đánh giá"), max_length=10, choices=Marking.choices, default=Marking.PASS.value)
    from_on = models.DateField(_("áp dụng từ ngày"))
    basis = models.CharField(_("văn bản hướng dẫn"), max_length=300)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("bộ tiêu chí")
        ordering = ["-from_on", "-number", "-pk"]
        constraints = [models.UniqueConstraint(name="criteria_number_once", fields=["office", "number"])]

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """One of them; `most` points in hundredths where points are given."""

    criteria = models.ForeignKey(Criteria, models.CASCADE, related_name="rows")
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    words = models.CharField(_("tiêu chí"), max_length=500)
    most = models.PositiveIntegerField(_("điểm tối đa"), null=True, blank=True)

    class Meta:
        verbose_name = _("tiêu chí")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(name="criterion_order_once", fields=["criteria", "order"]),
            models.CheckConstraint(name="criterion_most_is_positive", condition=Q(most__isnull=True) | Q(most__gt=0)),
        ]

    def __str__(self) -> str:
        return self.words
