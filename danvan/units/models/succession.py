"""The memory of the tree: what a unit was called, where it stood, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.units.models.dated import Dated, DatedQuerySet, ends_after_start
from danvan.units.models.territories import Territory
from danvan.units.models.units import Unit


class UnitName(Dated):
    """A name and the days it was borne."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="names")
    name = models.CharField(_("tên"), max_length=300)

    objects = DatedQuerySet["UnitName"].as_manager()

    class Meta:
        verbose_name = _("tên qua các thời kỳ")
        constraints = [
            ends_after_start("unit_name_ends_after_start"),
            models.UniqueConstraint(name="unit_name_once_from_day", fields=["unit", "from_on"]),
        ]


class Placement(Dated):
    """Where a unit stood for some days: under whom, in which territory, paired with which agency."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="placed_below")
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, related_name="placed_in")
    agency = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="placed_with")

    objects = DatedQuerySet["Placement"].as_manager()

    class Meta:
        verbose_name = _("vị trí trong hệ thống")
        constraints = [
            ends_after_start("placement_ends_after_start"),
            models.UniqueConstraint(name="placement_once_from_day", fields=["unit", "from_on"]),
        ]


class Extent(models.TextChoices):
    """How much of the old unit went into the new one. Where it was split, an old figure has no one heir."""

    WHOLE = "whole", _("toàn bộ")
    PART = "part", _("một phần")


class Succession(models.Model):
    """An old unit went, whole or in part, into a new one on a day by a document kept as printed."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="succeeded_by")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="succeeds")
    on = models.DateField(_("ngày"))
    extent = models.CharField(_("phần chuyển"), max_length=10, choices=Extent.choices, default=Extent.WHOLE)
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("kế thừa")
        constraints = [
            models.UniqueConstraint(name="succession_once", fields=["predecessor", "successor", "on"]),
            models.CheckConstraint(
                name="succession_between_two",
                condition=~models.Q(predecessor=models.F("successor")),
                violation_error_message=_("Đơn vị không thể kế thừa chính mình."),
            ),
        ]
