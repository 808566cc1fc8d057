"""Which units a remit is over, and which remits hold."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from danvan.units.models import Remit, Unit
from danvan.units.models.units import UnitQuerySet
from danvan.units.scope import over, union
from danvan.units.selectors import Selector


def units_under(remit: Remit, day: date) -> UnitQuerySet:
    """The open units a remit is over on a day, by kind and name."""
    return Unit.objects.open_on(day).filter(over(remit, "", day)).select_related("kind").in_order()


def counts_under(remits: Sequence[Remit], day: date) -> dict[int, int]:
    """How many open units each remit is over, counted in one go however many remits there are."""
    if not remits:
        return {}
    meant = {f"n{remit.pk}": over(remit, "", day) for remit in remits}
    units = Unit.objects.open_on(day).filter(union(list(meant.values()))).order_by()
    found = units.aggregate(**{name: Count("pk", filter=condition) for name, condition in meant.items()})
    return {remit.pk: found[f"n{remit.pk}"] for remit in remits}


def over_words(remit: Remit) -> str:
    """Over whom, in words: a unit with those below it, a group, or the words of a plan."""
    if remit.over_unit is not None:
        return _("%(unit)s và các đơn vị bên dưới") % {"unit": remit.over_unit.name}
    if remit.over_group is not None:
        return remit.over_group.name
    return Selector.load(remit.over_selector).words or _("diện đơn vị đã chọn")


def remits_on(day: date) -> QuerySet[Remit]:
    """The remits in force on a day, by office."""
    rows = Remit.objects.on(day).select_related("unit", "over_unit", "over_group")
    return rows.order_by("unit__sort_key", "from_on", "pk")


def remits_visible_to(user: Any) -> QuerySet[Remit]:
    """Who does what for whom is open like the directory."""
    signed_in = getattr(user, "is_authenticated", False) and user.is_active
    return Remit.objects.all() if signed_in else Remit.objects.none()
