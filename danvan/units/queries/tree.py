"""The trees as they stood, or will stand, on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from danvan.units.models import Placement, Unit
from danvan.units.models.dated import in_force


def below_on(units: Iterable[Unit], day: date, *, themselves: bool = True) -> list[Unit]:
    """The units open on a day in the subtrees these had that day; one query a level."""
    found: dict[int, None] = {}
    level = [unit.pk for unit in units]
    if themselves:
        found = dict.fromkeys(level)
    while level:
        places = Placement.objects.on(day).filter(parent__in=level)
        level = [pk for pk in places.values_list("unit", flat=True) if pk not in found]
        found |= dict.fromkeys(level)
    return list(Unit.objects.open_on(day).filter(pk__in=list(found)).in_order())


def above_on(unit: Unit, day: date) -> list[Unit]:
    """The units above it on a day, the top first."""
    chain: list[Unit] = []
    place = Placement.objects.on(day).filter(unit=unit).select_related("parent").first()
    while place is not None and place.parent is not None:
        chain.append(place.parent)
        place = Placement.objects.on(day).filter(unit=place.parent).select_related("parent").first()
    return chain[::-1]


def paired_on(unit: Unit, day: date) -> list[Unit]:
    """The cells and unions that belong to this office on a day."""
    placed = in_force(day, "placements") & Q(placements__agency=unit)
    return list(Unit.objects.open_on(day).filter(placed).in_order())
