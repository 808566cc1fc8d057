"""Today's trees out of the dated rows. Every change writes the rows first; then, here, the units it touched take the
name and the place that hold today. What is decided for a day to come is settled by the schedule on that day.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import F, Max, Model, Q, Value
from django.db.models.functions import Coalesce, Concat, Length, Substr
from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused
from danvan.core.text import sort_key
from danvan.units import signals
from danvan.units.models import Placement, Territory, TerritoryStanding, Unit, UnitName
from danvan.units.models.dated import standing_on
from danvan.units.models.units import STEP, path_end, path_step
from danvan.units.naming import words_of

TOO_DEEP = _("Cây đơn vị sẽ quá sâu (tối đa %(most)d cấp). Đề nghị chọn đơn vị cấp trên khác.")


Changes = dict[str, tuple[Any, Any]]


def settle_units(ids: Iterable[int], day: date) -> dict[int, Changes]:
    """Gives these units the name and place of a day; returns what became of what, by unit."""
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=list(ids))}
    names, places = rows_of(UnitName, "unit_id", units), rows_of(Placement, "unit_id", units)
    changed = {pk: _settle_unit(unit, names[pk], standing_on(places[pk], day), day) for pk, unit in units.items()}
    elsewhere = [pk for pk, change in changed.items() if "parent" in change]
    repath(Unit, elsewhere)
    if elsewhere:
        signals.moved.send(Unit, units=elsewhere)
    return {pk: change for pk, change in changed.items() if change}


def settle_territories(ids: Iterable[int], day: date) -> int:
    """Gives these territories the type, name and parent of a day; returns how many changed."""
    territories = {each.pk: each for each in Territory.objects.filter(pk__in=list(ids))}
    rows = rows_of(TerritoryStanding, "territory_id", territories)
    today = {pk: standing_on(rows[pk], day) for pk in territories}
    moved = [pk for pk, each in territories.items() if each.parent_id != today[pk].parent_id]
    for pk, row in today.items():
        values = {"kind": row.kind, "name": row.name, "full_name": row.full_name, "parent_id": row.parent_id}
        Territory.objects.filter(pk=pk).update(**values)
    repath(Territory, moved)
    return len(moved)


def behind(day: date) -> set[int]:
    """The units whose name or place is not the one that holds on this day."""
    names = UnitName.objects.on(day).exclude(name=F("unit__name")).values_list("unit", flat=True)
    here = [f"{field}_id" for field in ("parent", "territory", "agency")]
    differs = Q()
    for field in here:
        differs |= ~Q(**{f"kept_{field}": F(f"own_{field}")})
    columns = {f"kept_{field}": Coalesce(f"unit__{field}", 0) for field in here}
    columns |= {f"own_{field}": Coalesce(field, 0) for field in here}
    places = Placement.objects.on(day).annotate(**columns).filter(differs).values_list("unit", flat=True)
    return set(names) | set(places)


def territories_behind(day: date) -> set[int]:
    """The territories whose type, name or parent is not the one that holds on this day."""
    same = Q(territory__full_name=F("full_name"), territory__kind=F("kind"), kept=F("own"))
    rows = TerritoryStanding.objects.on(day).annotate(
        kept=Coalesce("territory__parent_id", 0), own=Coalesce("parent_id", 0)
    )
    return set(rows.exclude(same).values_list("territory", flat=True))


def repath(model: type[Model], moved: Iterable[int]) -> None:
    """New paths for rows whose parent changed and for all below them; those nearest the top go first."""
    finals = sorted(((path_of(model, pk), pk) for pk in moved), key=lambda final: len(final[0]))
    for path, pk in finals:
        old = model._default_manager.values_list("path", flat=True).get(pk=pk)
        below = model._default_manager.filter(path__gte=old, path__lt=path_end(old))
        refuse_depth(model, len(path) - len(old) + below.aggregate(deepest=Max(Length("path")))["deepest"])
        below.update(path=Concat(Value(path), Substr("path", len(old) + 1)))


def path_of(model: type[Model], pk: int) -> str:
    """The path that a row's chain of parents gives."""
    chain, above = [pk], _parent_of(model, pk)
    while above is not None:
        chain.append(above)
        above = _parent_of(model, above)
    return "".join(path_step(each) for each in reversed(chain))


def refuse_depth(model: type[Model], length: int) -> None:
    """Refuses a path longer than its column."""
    longest: int = model._meta.get_field("path").max_length  # type: ignore[assignment, union-attr]
    if length > longest:
        raise Refused(TOO_DEEP % {"most": longest // STEP})


def rows_of(model: type[Any], owner: str, of: Iterable[int]) -> dict[int, list[Any]]:
    """The dated rows of many owners, by owner."""
    rows = model.objects.filter(**{f"{owner}__in": list(of)}).order_by(owner, "from_on")
    return {key: list(group) for key, group in groupby(rows, key=lambda row: getattr(row, owner))}


def _parent_of(model: type[Model], pk: int) -> int | None:
    return model._default_manager.values_list("parent_id", flat=True).get(pk=pk)


def _settle_unit(unit: Unit, names: list[UnitName], place: Placement, day: date) -> Changes:
    name = standing_on(names, day).name
    values = {
        "name": name,
        "parent_id": place.parent_id,
        "territory_id": place.territory_id,
        "agency_id": place.agency_id,
    }
    derived = {"sort_key": sort_key(name), "folded": words_of([row.name for row in names], unit.short_name, unit.code)}
    kept = {field: getattr(unit, field) for field in values | derived}
    if kept != values | derived:
        Unit.objects.filter(pk=unit.pk).update(**values, **derived)
    return {field.removesuffix("_id"): (kept[field], new) for field, new in values.items() if kept[field] != new}
