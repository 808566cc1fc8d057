"""The hand-over of a post (bàn giao): what was open that day, and to whom each thing went."""

from typing import Self

from django.db import models
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from danvan.units.models.holdings import Holding


class Handover(models.Model):
    """A holder's open work went to a successor on a day; the old holding ended then. `minutes` is the biên bản as
    numbered by the office, `kept_at` where its paper lies.
    """

    holding = models.OneToOneField(Holding, models.PROTECT, related_name="handover", verbose_name=_("người giao"))
    successor = models.ForeignKey(Holding, models.PROTECT, related_name="taken_over", verbose_name=_("người nhận"))
    on = models.DateField(_("bàn giao ngày"))
    minutes = models.CharField(_("số biên bản"), max_length=100, blank=True)
    minutes_on = models.DateField(_("ngày biên bản"), null=True, blank=True)
    kept_at = models.CharField(_("nơi lưu bản giấy"), max_length=300, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    by_name = models.CharField(_("người ghi"), max_length=200)
    at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("bàn giao")


class Becomes(models.TextChoices):
    """What the hand-over makes of an open thing."""

    MOVES = "moves", _("chuyển cho người nhận")
    STAYS = "stays", _("việc của đơn vị, người nhận theo dõi tiếp")
    ENDS = "ends", _("kết thúc từ ngày bàn giao")


class HandoverLineQuerySet(models.QuerySet["HandoverLine"]):
    def about(self, record: Model) -> Self:
        """The lines that name a record, to take its words away with it."""
        return self.filter(object_type=record._meta.label_lower, object_id=record.pk)


class HandoverLine(models.Model):
    """One open thing as it stood. A line about a record is shown by name only to who may see that record."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="lines")
    order = models.PositiveIntegerField()
    title = models.CharField(_("loại việc"), max_length=200)
    words = models.CharField(_("nội dung"), max_length=1000)
    due_on = models.DateField(_("thời hạn"), null=True)
    becomes = models.CharField(_("xử lý"), max_length=10, choices=Becomes.choices)
    object_type = models.CharField(max_length=100, blank=True)
    object_id = models.BigIntegerField(null=True)

    objects = HandoverLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("nội dung bàn giao")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(name="handover_line_once", fields=["handover", "order"])]
        indexes = [models.Index(fields=["object_type", "object_id"], name="handover_line_about")]
