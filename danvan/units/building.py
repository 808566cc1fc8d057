"""New units as rows, one or sixty thousand at a time: the unit, the names it bore, the places it had."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Union

from danvan.core import clock
from danvan.core.ids import reserve
from danvan.core.text import sort_key
from danvan.units.models import Placement, Territory, Unit, UnitKind, UnitName
from danvan.units.models.dated import standing_on
from danvan.units.models.units import path_step
from danvan.units.naming import words_of

BATCH = 5_000

Above = Union["Draft", Unit, None]


@dataclass(frozen=True)
class Named:
    """A name and its days."""

    name: str
    from_on: date
    to_on: date | None = None
    basis: str = ""


@dataclass(frozen=True)
class Placed:
    """A place and its days."""

    parent: Above
    territory: Territory | None
    from_on: date
    to_on: date | None = None
    agency: Above = None
    basis: str = ""


@dataclass(eq=False)
class Draft:
    """A unit about to be written. Without names or places of its own it has one of each for all its days."""

    kind: UnitKind
    code: str
    name: str
    opened_on: date
    parent: Above = None
    territory: Territory | None = None
    agency: Above = None
    short_name: str = ""
    closed_on: date | None = None
    opened_basis: str = ""
    closed_basis: str = ""
    names: Sequence[Named] = field(default_factory=tuple)
    places: Sequence[Placed] = field(default_factory=tuple)
    pk: int = 0
    today: date = field(default_factory=clock.today)

    def __post_init__(self) -> None:
        days = (self.opened_on, self.closed_on)
        self.names = self.names or (Named(self.name, *days, basis=self.opened_basis),)
        place = Placed(self.parent, self.territory, *days, agency=self.agency, basis=self.opened_basis)
        self.places = self.places or (place,)

    @cached_property
    def place(self) -> Placed:
        """Where it stands today."""
        return standing_on(self.places, self.today)

    @cached_property
    def path(self) -> str:
        above = self.place.parent
        return (above.path if above else "") + path_step(self.pk)

    @cached_property
    def row(self) -> Unit:
        name = standing_on(self.names, self.today).name
        place = self.place
        return Unit(
            pk=self.pk,
            line=self.kind.line,
            kind=self.kind,
            code=self.code,
            name=name,
            short_name=self.short_name,
            territory=place.territory,
            parent_id=pk_of(place.parent),
            agency_id=pk_of(place.agency),
            path=self.path,
            opened_on=self.opened_on,
            closed_on=self.closed_on,
            opened_basis=self.opened_basis,
            closed_basis=self.closed_basis,
            ending_told=self.closed_on is not None and self.closed_on <= self.today,
            folded=words_of([each.name for each in self.names], self.short_name, self.code),
            sort_key=sort_key(name),
        )


def build(drafts: Sequence[Draft]) -> list[Unit]:
    """Writes the drafts, parents and children in any order, and gives their units in the same order."""
    for draft, pk in zip(drafts, reserve(Unit, len(drafts)), strict=True):
        draft.pk = pk
    units = [draft.row for draft in drafts]
    # Parents first: SQLite looks at foreign keys at the end, a reader of the rows need not.
    Unit.objects.bulk_create(sorted(units, key=lambda unit: len(unit.path)), batch_size=BATCH)
    UnitName.objects.bulk_create([row for draft in drafts for row in name_rows(draft)], batch_size=BATCH)
    Placement.objects.bulk_create([row for draft in drafts for row in place_rows(draft)], batch_size=BATCH)
    return units


def name_rows(draft: Draft) -> list[UnitName]:
    """The names of a draft as rows."""
    return [
        UnitName(unit_id=draft.pk, name=each.name, from_on=each.from_on, to_on=each.to_on, basis=each.basis)
        for each in draft.names
    ]


def place_rows(draft: Draft) -> list[Placement]:
    """The places of a draft as rows."""
    return [
        Placement(
            unit_id=draft.pk,
            parent_id=pk_of(each.parent),
            territory=each.territory,
            agency_id=pk_of(each.agency),
            from_on=each.from_on,
            to_on=each.to_on,
            basis=each.basis,
        )
        for each in draft.places
    ]


def pk_of(above: Above) -> int | None:
    return above.pk if above is not None else None
