"""All that a unit's page shows, on the day its reader looks at."""

from dataclasses import dataclass
from datetime import date

from danvan.units.models import GroupMember, Placement, Succession, Unit, UnitName
from danvan.units.queries.heirs import Heir, heirs_below, heirs_of
from danvan.units.queries.tree import above_on
from danvan.units.tree_rules import open_children
from danvan.units.words import opened_words, span_words

CHILDREN_SHOWN = 200


@dataclass(frozen=True)
class Line:
    """One line of a unit's past: what, on which days, by which paper; `row` where it can still be called off."""

    words: str
    days: str
    basis: str
    row: UnitName | Placement


@dataclass(frozen=True)
class UnitPage:
    """A unit with its surroundings on a day."""

    unit: Unit
    day: date
    since: str
    above: list[Unit]
    children: list[Unit]
    children_count: int
    names: list[Line]
    places: list[Line]
    heirs: list[Heir]
    heirs_below: list[tuple[Unit, list[Heir]]]
    predecessors: list[Succession]
    paired: list[Unit]
    groups: list[GroupMember]

    @property
    def is_open(self) -> bool:
        return self.unit.is_open(self.day)

    @property
    def has_no_heirs(self) -> bool:
        """Ended, and nobody was named in its place: a district, whose communes have heirs."""
        return not self.is_open and not self.heirs


def unit_page(unit: Unit, day: date, today: date) -> UnitPage:
    """Reads the page: a dozen queries, whatever hangs on the unit."""
    children = open_children(unit, day)
    ended = unit.closed_on is not None and unit.closed_on <= day
    heirs = heirs_of(unit, today) if ended else []
    return UnitPage(
        unit=unit,
        day=day,
        since=opened_words(unit.opened_on),
        above=above_on(unit, min(day, last_day(unit))),
        children=children[:CHILDREN_SHOWN],
        children_count=len(children),
        names=name_lines(unit),
        places=place_lines(unit),
        heirs=heirs,
        heirs_below=heirs_below(unit, today) if ended and not heirs else [],
        predecessors=list(unit.succeeds.select_related("predecessor").order_by("-on", "predecessor__sort_key")),
        paired=list(unit.paired.open_on(day).in_order()),
        groups=list(GroupMember.objects.on(day).filter(unit=unit).select_related("group").order_by("group__name")),
    )


def last_day(unit: Unit) -> date:
    """The last day on which the unit existed; for one that goes on, the end of all days."""
    return date.max if unit.closed_on is None else date.fromordinal(unit.closed_on.toordinal() - 1)


def name_lines(unit: Unit) -> list[Line]:
    """Its names, the newest first."""
    return [Line(row.name, span_words(row), row.basis, row) for row in unit.names.order_by("-from_on")]


def place_lines(unit: Unit) -> list[Line]:
    """Where it stood, the newest first."""
    rows = unit.placements.select_related("parent", "territory", "agency").order_by("-from_on")
    return [Line(_where(row), span_words(row), row.basis, row) for row in rows]


def _where(row: Placement) -> str:
    parts = [row.parent.name if row.parent else "", row.territory.full_name if row.territory else ""]
    return ", ".join(part for part in parts if part)
