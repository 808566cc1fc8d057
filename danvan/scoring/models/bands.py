"""Bands, and the facts that move them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.scoring.models.sets import CriteriaSet
from danvan.scoring.outline import Effect

EFFECTS = [
    (Effect.CAP.value, _("cao nhất là mức")),
    (Effect.FORCE.value, _("xuống mức")),
    (Effect.UNCLASSIFIED.value, _("không xếp loại")),
]


class BandRow(models.Model):
    """See `outline.Band`."""

    of = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="bands")
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.CharField(_("mức xếp loại"), max_length=100)
    least = models.PositiveIntegerField(_("từ điểm"))
    no_zero = models.BooleanField(_("không có tiêu chí 0 điểm"), default=False)
    falls_to = models.CharField(_("nếu có thì xuống mức"), max_length=100, blank=True)
    is_open = models.BooleanField(_("quy định không nói rõ xuống mức nào"), default=False)
    is_good = models.BooleanField(_("tính là tốt"), default=False)
    is_sample = models.BooleanField(_("ngưỡng mẫu"), default=False)

    class Meta:
        verbose_name = _("mức xếp loại")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(name="band_order_once", fields=["of", "order"])]


class FactRow(models.Model):
    """See `outline.Fact`."""

    of = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="facts")
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    code = models.CharField(_("mã"), max_length=30)
    words = models.CharField(_("sự việc"), max_length=500)
    effect = models.CharField(_("hệ quả"), max_length=15, choices=EFFECTS)
    band = models.CharField(_("mức"), max_length=100, blank=True)
    not_scored = models.BooleanField(_("là không tự chấm điểm"), default=False)

    class Meta:
        verbose_name = _("sự việc hạ mức")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(name="fact_order_once", fields=["of", "order"])]
