"""Who holds which role where, and who stands in for whom."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.units.models.dated import Dated, DatedQuerySet, ends_after_start
from danvan.units.models.units import Unit


class Role(models.TextChoices):
    """The role held in a unit. Leaders sign and decide; officers write; auditors read; administrators keep accounts
    and units and hold no working role.
    """

    OFFICER = "officer", _("Chuyên viên")
    LEADER = "leader", _("Lãnh đạo")
    AUDITOR = "auditor", _("Kiểm tra, giám sát")
    ADMINISTRATOR = "administrator", _("Quản trị")


WRITING = (Role.OFFICER, Role.LEADER)
APPROVING = (Role.LEADER, Role.ADMINISTRATOR)


class HoldingQuerySet(DatedQuerySet["Holding"]):
    def effective(self, day: date) -> Self:
        """Those that give rights on a day: in force, and confirmed by a second person where the role approves."""
        return self.on(day).filter(Q(confirmed_by_id__isnull=False) | ~Q(role__in=APPROVING))

    def writing(self, day: date) -> Self:
        """Those in which somebody writes on a day: a unit that has none is served by others (nhập thay)."""
        return self.effective(day).filter(role__in=WRITING)


class Holding(Dated):
    """A person holds a role in a unit for some days. A role that approves counts only once another confirmed it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="holdings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="holdings", verbose_name=_("đơn vị"))
    role = models.CharField(_("vai trò"), max_length=15, choices=Role.choices)
    title = models.CharField(_("chức danh"), max_length=200, blank=True)
    given_by_id = models.BigIntegerField(null=True)
    confirmed_by_id = models.BigIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        verbose_name = _("vai trò được giao")
        constraints = [
            ends_after_start("holding_ends_after_start"),
            models.UniqueConstraint(name="holding_once_from_day", fields=["user", "unit", "role", "from_on"]),
            models.CheckConstraint(
                name="holding_confirmed_by_another",
                condition=Q(confirmed_by_id__isnull=True) | ~Q(confirmed_by_id=models.F("given_by_id")),
                violation_error_message=_("Người giao vai trò không tự xác nhận được."),
            ),
        ]
        indexes = [models.Index(fields=["user", "to_on"], name="holding_of_user")]


class Delegation(Dated):
    """A holder's place is taken by another: for an absence (both days known), or as a standing delegation of named
    acts ("TL.", "TUQ.") on a paper. Not passed on, never more than the holder's own rights.
    """

    class Kind(models.TextChoices):
        ABSENCE = "absence", _("thay khi vắng mặt")
        STANDING = "standing", _("ủy quyền thường xuyên")

    holding = models.ForeignKey(Holding, models.PROTECT, related_name="delegations")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations")
    kind = models.CharField(_("hình thức"), max_length=10, choices=Kind.choices, default=Kind.ABSENCE)
    # Codes of `units.named_acts`; a standing deputy may do these and nothing else.
    acts = models.JSONField(_("việc được ủy quyền"), default=list, blank=True)

    objects = DatedQuerySet["Delegation"].as_manager()

    class Meta:
        verbose_name = _("ủy quyền")
        constraints = [
            ends_after_start("delegation_ends_after_start"),
            models.CheckConstraint(
                name="absence_has_its_end",
                condition=Q(kind="standing") | Q(to_on__isnull=False),
                violation_error_message=_("Thay khi vắng mặt phải có ngày kết thúc."),
            ),
        ]
