"""The territory: the key that the three lines share."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.units.models.dated import Dated, DatedQuerySet, ends_after_start
from danvan.units.models.kinds import Level

STEP = 8  # digits of one id in a path


class Territory(models.Model):
    """A piece of the country with its official code, while it exists. The same code may return for another territory.

    `path` is the chain of ids from the top, eight digits each, so that all below stand between two strings. Type, name
    and parent are today's; those it had are rows of `TerritoryStanding`.
    """

    code = models.CharField(_("mã địa bàn"), max_length=20)
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices)
    kind = models.CharField(_("loại"), max_length=30)
    name = models.CharField(_("tên"), max_length=200)
    full_name = models.CharField(_("tên đầy đủ"), max_length=250)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=80, db_index=True, editable=False)
    opened_on = models.DateField(_("thành lập ngày"))
    closed_on = models.DateField(_("kết thúc ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("địa bàn")
        constraints = [models.UniqueConstraint(name="territory_once", fields=["level", "code", "opened_on"])]

    def __str__(self) -> str:
        return self.full_name

    @property
    def ids_around(self) -> list[int]:
        """Its own id and the ids of what it lies in today, the widest first."""
        return [int(self.path[at : at + STEP]) for at in range(0, len(self.path), STEP)]


class TerritoryStanding(Dated):
    """What a territory was called and in which other it lay, for some days: a xã becomes a phường, a district ends."""

    territory = models.ForeignKey(Territory, models.CASCADE, related_name="standings")
    kind = models.CharField(_("loại"), max_length=30)
    name = models.CharField(_("tên"), max_length=200)
    full_name = models.CharField(_("tên đầy đủ"), max_length=250)
    parent = models.ForeignKey(Territory, models.PROTECT, null=True, related_name="+")

    objects = DatedQuerySet["TerritoryStanding"].as_manager()

    class Meta:
        verbose_name = _("địa bàn qua các thời kỳ")
        constraints = [
            ends_after_start("territory_standing_ends_after_start"),
            models.UniqueConstraint(name="territory_standing_once_from_day", fields=["territory", "from_on"]),
        ]
