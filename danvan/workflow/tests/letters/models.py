"""A letter, and the people who may see it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.workflow.models import Staged


class Stage(models.TextChoices):
    DRAFT = "draft", _("Đang soạn")
    SUBMITTED = "submitted", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")


class Urgency(models.TextChoices):
    NORMAL = "normal", _("Thường")
    URGENT = "urgent", _("Khẩn")


class Letter(Staged):
    """A letter of a unit, with a reader list in place of the rights of the units above."""

    subject = models.CharField(_("trích yếu"), max_length=200, default="Về công tác dân vận")
    body = models.TextField(_("nội dung"), blank=True)
    urgency = models.CharField(_("mức độ khẩn"), max_length=10, choices=Urgency, default=Urgency.NORMAL)
    due_on = models.DateField(_("hạn trả lời"), null=True)
    pages = models.PositiveIntegerField(_("số trang"), default=1)
    answers = models.ForeignKey("self", models.PROTECT, null=True, verbose_name=_("trả lời văn bản"))
    contact = models.CharField(_("người liên hệ"), max_length=100, blank=True)
    unit_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("công văn")
        constraints = [
            models.CheckConstraint(
                name="letter_has_a_page",
                condition=Q(pages__gte=1),
                violation_error_message=_("Công văn phải có ít nhất một trang."),
            )
        ]


class Reader(models.Model):
    """Somebody who may see a letter."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="readers")
    # A number: the tables of this app are made before those of the accounts.
    user_id = models.BigIntegerField()
