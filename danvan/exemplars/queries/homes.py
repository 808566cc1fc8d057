"""In which province a unit is at home."""

from danvan.units.models import Level, Territory, Unit


def home_of(unit: Unit) -> Territory | None:
    """The province around a unit's territory; none for a central office, or one without a territory."""
    if unit.territory is None:
        return None
    return Territory.objects.filter(pk__in=unit.territory.ids_around, level=Level.PROVINCE).first()
