"""How a target is counted, and what comparators say of a figure against its threshold."""

from decimal import Decimal
from fractions import Fraction
from operator import ge, gt, le, lt

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rule(models.TextChoices):
    """The seven ways in which targets of plans are counted (see `arithmetic.contribution`)."""

    COVERAGE = "coverage", _("tỷ lệ đơn vị thực hiện")
    MINIMUM = "minimum", _("tối thiểu mỗi đơn vị")
    RATIO = "ratio", _("tỷ lệ trên tổng số")
    TOTAL = "total", _("tổng số")
    ZERO = "zero", _("không để xảy ra")
    INDEX = "index", _("chỉ số có nguồn riêng")
    NARRATIVE = "narrative", _("định tính")


# Each unit that is bound is in the denominator, whether it answered or not.
BY_UNITS = (Rule.COVERAGE, Rule.MINIMUM)
# What is shown as a share of a whole.
SHARES = (Rule.COVERAGE, Rule.MINIMUM, Rule.RATIO)
# Where what units say is added up: a unit may say the sum of those below it.
ADDS = (Rule.RATIO, Rule.TOTAL, Rule.ZERO)

COMPARE = {">=": ge, "<=": le, ">": gt, "<": lt}


def holds(value: Decimal | Fraction, comparator: str, threshold: Decimal | Fraction) -> bool:
    """Whether a figure stands to its threshold as the plan asks; a plan that names no comparator asks for at least."""
    return bool(COMPARE.get(comparator, ge)(value, threshold))
