"""Which units a remit is over, and which remits hold."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from danvan.units.models import Remit, Unit
from danvan.units.models.units import UnitQuerySet
from danvan.units.scope import over


def units_under(remit: Remit, day: date) -> UnitQuerySet:
    """The open units a remit is over on a day, by kind and name."""
    return Unit.objects.open_on(day).filter(over(remit, "", day)).select_related("kind").in_order()


def remits_on(day: date) -> QuerySet[Remit]:
    """The remits in force on a day, by office."""
    rows = Remit.objects.on(day).select_related("unit", "over_unit", "over_group")
    return rows.order_by("unit__sort_key", "from_on", "pk")


def remits_visible_to(user: Any) -> QuerySet[Remit]:
    """Who does what for whom is open like the directory."""
    signed_in = getattr(user, "is_authenticated", False) and user.is_active
    return Remit.objects.all() if signed_in else Remit.objects.none()
