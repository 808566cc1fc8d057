"""New units as rows, one or sixty thousand at a time: the unit, the names it bore, the places it had."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Union

from django.db import connection

from danvan.core import clock
from danvan.core.bulk import Row, insert_rows
from danvan.core.ids import reserve
from danvan.core.text import sort_key
from danvan.units.models import Placement, Territory, Unit, UnitKind, UnitName
from danvan.units.models.dated import standing_on
from danvan.units.models.units import path_step
from danvan.units.naming import words_of

BATCH = 5_000

Above = Union["Draft", Unit, None]

# The columns in the order of the rows below.
UNIT = (
    *("id", "line", "kind_id", "code", "name", "short_name", "territory_id", "parent_id", "agency_id", "path"),
    *("opened_on", "closed_on", "opened_basis", "closed_basis", "ending_told", "folded", "sort_key", "version"),
)
NAME = ("unit_id", "name", "from_on", "to_on", "basis")
PLACE = ("unit_id", "parent_id", "territory_id", "agency_id", "from_on", "to_on", "basis")


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
    names: Sequence[Named] = ()
    places: Sequence[Placed] = ()
    pk: int = 0
    traced: str = ""
    today: date = field(default_factory=clock.today)

    @property
    def named(self) -> str:
        """What it is called today."""
        return standing_on(self.names, self.today).name if self.names else self.name

    @property
    def place(self) -> "Placed | Draft":
        """Where it stands today; its own words say so where it stood nowhere else."""
        return standing_on(self.places, self.today) if self.places else self

    @property
    def path(self) -> str:
        """Its place in the tree, under the number it is written with."""
        if not self.traced:
            above = self.place.parent
            self.traced = (above.path if above else "") + path_step(self.pk)
        return self.traced


def build(drafts: Sequence[Draft]) -> list[Unit]:
    """Writes the drafts, parents and children in any order, and gives their units in the same order."""
    write(drafts)
    return [unit_of(draft) for draft in drafts]


def write(drafts: Sequence[Draft]) -> None:
    """Writes the drafts under the numbers they keep from here on, and makes no units of them."""
    for draft, pk in zip(drafts, reserve(Unit, len(drafts)), strict=True):
        draft.pk, draft.traced = pk, ""
    # Parents first: SQLite looks at foreign keys at the end, a reader of the rows need not. Each row is made when the
    # database asks for it: PostgreSQL takes the one before in meanwhile.
    insert_rows(Unit, UNIT, map(unit_row, sorted(drafts, key=lambda draft: len(draft.path))))
    insert_rows(UnitName, NAME, chain.from_iterable(map(name_rows, drafts)))
    insert_rows(Placement, PLACE, chain.from_iterable(map(place_rows, drafts)))


def unit_of(draft: Draft) -> Unit:
    """The unit that a written draft became."""
    unit = Unit.from_db(connection.alias, UNIT, unit_row(draft))
    unit.kind, unit.territory = draft.kind, draft.place.territory
    return unit


def unit_row(draft: Draft) -> Row:
    """A draft as a row of its table, in the order of UNIT."""
    name, place = draft.named, draft.place
    names = [each.name for each in draft.names] or [name]
    return (
        draft.pk,
        str(draft.kind.line),
        draft.kind.pk,
        draft.code,
        name,
        draft.short_name,
        pk_of(place.territory),
        pk_of(place.parent),
        pk_of(place.agency),
        draft.path,
        draft.opened_on,
        draft.closed_on,
        draft.opened_basis,
        draft.closed_basis,
        draft.closed_on is not None and draft.closed_on <= draft.today,
        words_of(names, draft.short_name, draft.code),
        sort_key(name),
        1,
    )


def name_rows(draft: Draft) -> Iterable[Row]:
    """The names of a draft as rows, in the order of NAME."""
    if draft.names:
        return [(draft.pk, each.name, each.from_on, each.to_on, each.basis) for each in draft.names]
    return [(draft.pk, draft.name, draft.opened_on, draft.closed_on, draft.opened_basis)]


def place_rows(draft: Draft) -> Iterable[Row]:
    """The places of a draft as rows, in the order of PLACE."""
    if draft.places:
        return [(*standing(draft, each), each.from_on, each.to_on, each.basis) for each in draft.places]
    return [(*standing(draft, draft), draft.opened_on, draft.closed_on, draft.opened_basis)]


def standing(draft: Draft, place: "Placed | Draft") -> Row:
    """Whose place it is, under whom, in which territory, beside which agency."""
    return draft.pk, pk_of(place.parent), pk_of(place.territory), pk_of(place.agency)


def pk_of(other: "Above | Territory") -> int | None:
    return other.pk if other is not None else None
