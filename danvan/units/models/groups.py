"""Groups across the tree: cụm, khối thi đua, a list picked by hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.units.models.dated import Dated, DatedQuerySet, ends_after_start
from danvan.units.models.units import Unit


class UnitGroup(models.Model):
    """A named group that an office keeps; its members change by day."""

    name = models.CharField(_("tên nhóm"), max_length=200)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="groups", verbose_name=_("đơn vị lập nhóm"))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("cụm, khối, nhóm đơn vị")
        constraints = [
            models.UniqueConstraint(
                name="group_name_once_per_owner",
                fields=["owner", "name"],
                violation_error_message=_("Đơn vị đã có nhóm mang tên này."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(Dated):
    """A unit belongs to a group for some days."""

    group = models.ForeignKey(UnitGroup, models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")

    objects = DatedQuerySet["GroupMember"].as_manager()

    class Meta:
        verbose_name = _("thành viên nhóm")
        constraints = [
            models.UniqueConstraint(name="member_once_from_day", fields=["group", "unit", "from_on"]),
            ends_after_start("member_ends_after_start"),
        ]
