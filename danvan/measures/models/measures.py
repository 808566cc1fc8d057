"""What is counted."""

from decimal import Decimal
from fractions import Fraction

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused

MOST_DECIMALS = 4


class Nature(models.TextChoices):
    """Whether a figure is what happened in a period, or how things stand at its end."""

    FLOW = "flow", _("phát sinh trong kỳ")
    STOCK = "stock", _("có đến cuối kỳ")


class Measure(models.Model):
    """One thing that is counted, in words and a unit of measure; two plans that ask the same share it.

    `tally` names the registered count that answers for all units from their records; without one the units report it.
    `about_id` is the one record (a plan) that a registered count is about. `whole_words` say what the whole is, where
    a share is asked ("số vụ việc tiếp nhận"). Amounts are kept as whole numbers of 10^-`decimals`.
    """

    words = models.CharField(_("chỉ số"), max_length=300)
    whole_words = models.CharField(_("trên tổng số"), max_length=300, blank=True)
    unit_of_measure = models.CharField(_("đơn vị tính"), max_length=60, blank=True)
    decimals = models.PositiveSmallIntegerField(_("số chữ số thập phân"), default=0)
    nature = models.CharField(_("tính chất"), max_length=5, choices=Nature.choices, default=Nature.FLOW)
    counts_people = models.BooleanField(_("đếm người dân"), default=False)
    tally = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(default=0)
    folded = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = _("chỉ số")
        constraints = [
            models.UniqueConstraint(
                name="tally_once_about", fields=["tally", "about_id"], condition=~models.Q(tally="")
            ),
            models.CheckConstraint(name="measure_decimals", condition=models.Q(decimals__lte=MOST_DECIMALS)),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_reported(self) -> bool:
        """Whether units type it; otherwise the house counts it from their records."""
        return not self.tally

    def scaled(self, amount: Decimal) -> int:
        """An amount as it is kept; refused where it is finer than the measure, for nobody said the rounded one."""
        if not amount.is_finite() or Fraction(amount) * 10**self.decimals % 1:
            raise Refused(
                _("“%(amount)s” chi tiết hơn mức chỉ số này ghi (%(places)d chữ số thập phân). Đề nghị ghi lại.")
                % {"amount": amount, "places": self.decimals}
            )
        return int(Fraction(amount) * 10**self.decimals)

    def amount(self, scaled: int) -> Decimal:
        """A kept number as people read it."""
        return Decimal(scaled).scaleb(-self.decimals)
