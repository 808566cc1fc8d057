"""Whom a plan binds, what it carries out, and what changed it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.documents.models import Citation, Document
from danvan.plans.models.plans import Plan


class Binding(models.Model):
    """The units a plan binds, in its own words; resolved and shown by name before anything binds."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="bindings")
    words = models.CharField(_("diện thực hiện"), max_length=500)
    selector = models.JSONField(default=dict)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("diện đơn vị thực hiện")
        ordering = ["order", "pk"]


class Commission(models.Model):
    """A document the plan carries out, perhaps of another line and of an issuer that is not its superior. A document
    that has not arrived yet stays a citation in words.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="commissions")
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="commissions")
    citation = models.ForeignKey(Citation, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(_("văn bản được thực hiện"), max_length=1000)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("văn bản được thực hiện")
        ordering = ["order", "pk"]


class Amendment(models.Model):
    """A later document changed the plan from a day on; the units' own plans are marked "cần cập nhật"."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="amendments")
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="amended_plans")
    basis = models.CharField(_("văn bản sửa đổi"), max_length=300)
    from_on = models.DateField(_("hiệu lực từ"))
    words = models.TextField(_("nội dung sửa đổi"))
    changes = models.JSONField(default=list)

    class Meta:
        verbose_name = _("sửa đổi, bổ sung")
        ordering = ["from_on", "pk"]
