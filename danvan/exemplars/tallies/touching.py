"""Which counts move when something happens to a model."""

from collections.abc import Iterable

from danvan.exemplars.models import Copying, ExemplarYear
from danvan.exemplars.tallies.keys import COPIED_BY_OTHERS, COPIES_MADE, IN_TERRITORY, OF_YEARS
from danvan.measures.actions.recounting import touch_tallies, touch_tally
from danvan.units.models import Territory, Unit


def touch_year(row: ExemplarYear) -> None:
    """A year of a model was settled anew: the unit of then counts it, or who carried on after it had ended."""
    touch_model({row.unit_id, row.exemplar.unit_id})


def touch_model(units: Iterable[int]) -> None:
    """Models of these units changed, or went from one to another."""
    units = set(units)
    touch_tallies([*OF_YEARS, COPIED_BY_OTHERS], units)
    territories = Territory.objects.filter(units__in=units).distinct()
    around = {place for territory in territories for place in territory.ids_around}
    working_there = list(Unit.objects.filter(territory__in=around).values_list("pk", flat=True))
    touch_tallies(IN_TERRITORY, working_there)


def touch_copying(copying: Copying) -> None:
    """A copy told its outcome, or took it back; the year of its origin is settled beside."""
    touch_tally(COPIES_MADE, [copying.unit_id])
