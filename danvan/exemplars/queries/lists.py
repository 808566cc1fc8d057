"""The lists that offices keep: what is in them, who works at a level, and whether anything rests on a row."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from danvan.core import clock
from danvan.exemplars.models import FieldCode, Level, Resource, ResourceKind, ResourceUnit
from danvan.exemplars.permissions import OF_LEVEL
from danvan.units.models import Act, Remit, Territory

# More offices at one level than these are only counted; more remits than these are not read.
NAMED, MOST_REMITS = 3, 500
WORK = {Act.RECEIVE: "receive", Act.RECOGNISE: "recognise"}


def levels_listed() -> list[Level]:
    """All levels from below, those no longer used after the others."""
    rows = list(Level.objects.all())
    return sorted(rows, key=lambda row: is_over(row, clock.today()))


def offices_at(levels: Iterable[Level]) -> dict[int, dict[str, tuple[list[str], int]]]:
    """Who receives and who recognises at each level by a remit over models of that level: the first names, and how many."""
    at: dict[int, dict[str, list[str]]] = {level.pk: {"receive": [], "recognise": []} for level in levels}
    remits = Remit.objects.on(clock.today()).filter(subject=OF_LEVEL, subject_id__in=list(at))
    rows = remits.order_by("unit__kind__order", "unit__sort_key", "pk").values_list("subject_id", "unit__name", "acts")
    for level, name, acts in rows[:MOST_REMITS]:
        for act, word in WORK.items():
            if act in acts and name not in at[level or 0][word]:
                at[level or 0][word].append(name)
    return {level: {word: (names[:NAMED], len(names)) for word, names in said.items()} for level, said in at.items()}


def fields_of(home: Territory | None) -> list[FieldCode]:
    """The fields of a province, or of the house, in their order; those no longer used after the others."""
    rows = list(FieldCode.objects.filter(home=home))
    return sorted(rows, key=lambda row: is_over(row, clock.today()))


def has_own_fields(home: Territory | None) -> bool:
    """Whether a province keeps a list of its own that holds today or will."""
    return home is not None and FieldCode.objects.lasting(clock.today()).filter(home=home).exists()


def resources_listed() -> QuerySet[ResourceKind]:
    """The kinds of resources with all their units."""
    units = ResourceUnit.objects.order_by("factor", "pk")
    return ResourceKind.objects.prefetch_related(Prefetch("measured_in", queryset=units))


def siblings_of(row: Any) -> list[Any]:
    """The rows of the same list that are in use or will be, in their order."""
    rows = type(row).objects.all()
    if isinstance(row, FieldCode):
        rows = rows.filter(home=row.home)
    return list(rows if isinstance(row, ResourceKind) else rows.lasting(clock.today()))


def is_used(row: Any) -> bool:
    """Whether any record was made with this row, so that it may end but not go or mean something else."""
    if isinstance(row, ResourceKind):
        return Resource.objects.filter(unit__kind=row).exists()
    if isinstance(row, Level) and Remit.objects.filter(subject=OF_LEVEL, subject_id=row.pk).exists():
        return True
    resting = [field for field in row._meta.get_fields(include_hidden=True) if field.one_to_many and field.auto_created]
    return any(each.related_model.objects.filter(**{each.field.name: row}).exists() for each in resting)


def is_over(row: Any, today: date) -> bool:
    """Whether a row is no longer offered."""
    return row.to_on is not None and row.to_on <= today
