"""The rungs of the ladder, as remits and forms offer them."""

from collections.abc import Collection

from danvan.core import clock
from danvan.exemplars.models import Level


def levels_today() -> list[tuple[int, str]]:
    """The levels in use today, from below: (id, name)."""
    return list(Level.objects.on(clock.today()).values_list("pk", "name"))


def levels_named(ids: Collection[int]) -> dict[int, str]:
    """The names of given levels, also of those no longer used."""
    return dict(Level.objects.filter(pk__in=ids).values_list("pk", "name"))


def level_above(level: Level) -> Level | None:
    """The next rung, to which a recognised model may be proposed."""
    return Level.objects.on(clock.today()).filter(order__gt=level.order).first()
