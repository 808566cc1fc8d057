"""Sheets of appraisal: the panel's one, or one of each member."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models.cases import Case
from danvan.appraisals.models.criteria import Criterion
from danvan.committees.models import Member
from danvan.workflow.models import Staged


class SheetStage(models.TextChoices):
    """Being written, signed, or let go because nobody waited for it any longer."""

    WRITING = "writing", _("đang ghi")
    SIGNED = "signed", _("đã ký")
    LAPSED = "lapsed", _("không ký kịp")


class Sheet(Staged):
    """One sheet over a case: of a seat, or without one the panel's joint sheet. `member` sat there when it began."""

    stage = models.CharField(_("trạng thái"), max_length=30, choices=SheetStage.choices)
    case = models.ForeignKey(Case, models.PROTECT, related_name="sheets")
    seat = models.PositiveSmallIntegerField(null=True)
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    opinion = models.TextField(_("nhận xét"), max_length=8000, blank=True)
    signed_by_name = models.CharField(_("người ký"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("phiếu thẩm định")
        constraints = [
            models.UniqueConstraint(name="sheet_one_a_seat", fields=["case", "seat"], condition=Q(seat__isnull=False)),
            models.UniqueConstraint(name="sheet_one_joint", fields=["case"], condition=Q(seat__isnull=True)),
        ]

    @property
    def is_joint(self) -> bool:
        return self.seat is None


class Mark(models.Model):
    """What a sheet says to one criterion: points in hundredths, or whether it is met. Not said is neither."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    points = models.PositiveIntegerField(_("điểm"), null=True, blank=True)
    passes = models.BooleanField(_("đạt"), null=True, blank=True)

    class Meta:
        verbose_name = _("điểm")
        constraints = [models.UniqueConstraint(name="mark_once_a_criterion", fields=["sheet", "criterion"])]
