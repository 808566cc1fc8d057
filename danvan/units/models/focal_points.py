"""Whom to telephone: each unit names its leader and its officer in charge."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.units.models.dated import Dated, DatedQuerySet, ends_after_start
from danvan.units.models.units import Unit


class FocalPoint(Dated):
    """A unit's đầu mối: the leader or the officer in charge of mass mobilisation, with the work telephone."""

    class Charge(models.TextChoices):
        LEADER = "leader", _("lãnh đạo phụ trách")
        OFFICER = "officer", _("cán bộ theo dõi")

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="focal_points")
    charge = models.CharField(_("phụ trách"), max_length=10, choices=Charge.choices)
    name = models.CharField(_("họ và tên"), max_length=200)
    position = models.CharField(_("chức vụ"), max_length=200, blank=True)
    phone = models.CharField(_("điện thoại công vụ"), max_length=30)
    email = models.EmailField(_("thư điện tử công vụ"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="focal_points"
    )

    objects = DatedQuerySet["FocalPoint"].as_manager()

    class Meta:
        verbose_name = _("đầu mối")
        constraints = [ends_after_start("focal_point_ends_after_start")]
