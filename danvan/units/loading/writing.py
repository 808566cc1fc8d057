"""The shipped territories and their three lines as rows: what is missing is written at once, what is there stays."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.db.models import Q

from danvan.core import clock
from danvan.core.ids import reserve
from danvan.units.building import BATCH, Above, Draft, Named, Placed, build
from danvan.units.loading.country import Pair, Place
from danvan.units.models import Level, Line, Succession, Territory, TerritoryStanding, Unit, UnitKind
from danvan.units.models.dated import standing_on
from danvan.units.models.units import path_step

# The body of each line that every territory has, by its level; and how its code begins.
BODIES: dict[str, dict[Line, str]] = {
    Level.PROVINCE: {Line.STATE: "ubnd-tinh", Line.PARTY: "tinh-uy", Line.FRONT: "mttq-tinh"},
    Level.DISTRICT: {Line.STATE: "ubnd-huyen", Line.PARTY: "huyen-uy", Line.FRONT: "mttq-huyen"},
    Level.COMMUNE: {Line.STATE: "ubnd-xa", Line.PARTY: "dang-uy-xa", Line.FRONT: "mttq-xa"},
}
CODES = {Line.STATE: "NN", Line.PARTY: "CU", Line.FRONT: "MT"}

Span = TypeVar("Span", Named, Placed)
Territories = dict[str, Territory]
Units = dict[tuple[Line, str], Unit]


def unit_code(line: Line, place: Place) -> str:
    """The code of a territory's body: that of the territory, and for one that ended the year it did."""
    ended = f"-{place.closed_on.year}" if place.closed_on else ""
    return f"{CODES[line]}-{place.code}{ended}"


def write_territories(places: Sequence[Place]) -> tuple[Territories, int]:
    """Every place as a territory, by its key, and how many had to be written; parents come before children."""
    known = {(row.level, row.code, row.opened_on): row for row in Territory.objects.all()}
    found = {place.key: known.get((place.level, place.code, place.opened_on)) for place in places}
    missing = [place for place in places if found[place.key] is None]
    ids = dict(zip((place.key for place in missing), reserve(Territory, len(missing)), strict=True))
    made: Territories = {key: row for key, row in found.items() if row is not None}
    for place in missing:
        made[place.key] = territory_row(place, ids[place.key], made)
    Territory.objects.bulk_create([made[place.key] for place in missing], batch_size=BATCH)
    standings = [row for place in missing for row in standing_rows(place, made)]
    TerritoryStanding.objects.bulk_create(standings, batch_size=BATCH)
    return made, len(missing)


def territory_row(place: Place, pk: int, made: Territories) -> Territory:
    """The territory as it stands today."""
    now = standing_on(place.standings, clock.today())
    parent = made[now.parent] if now.parent else None
    return Territory(
        pk=pk,
        code=place.code,
        level=place.level,
        kind=now.kind,
        name=now.name,
        full_name=now.full_name,
        parent=parent,
        path=(parent.path if parent else "") + path_step(pk),
        opened_on=place.opened_on,
        closed_on=place.closed_on,
    )


def standing_rows(place: Place, made: Territories) -> list[TerritoryStanding]:
    """What the territory was called, and where it lay."""
    return [
        TerritoryStanding(
            territory=made[place.key],
            kind=each.kind,
            name=each.name,
            full_name=each.full_name,
            parent=made[each.parent] if each.parent else None,
            from_on=each.from_on,
            to_on=each.to_on,
            basis=each.basis,
        )
        for each in place.standings
    ]


def write_units(places: Sequence[Place], territories: Territories) -> tuple[Units, int]:
    """The body of each line in every place, by line and key, and how many had to be written."""
    kinds = {kind.code: kind for kind in UnitKind.objects.all()}
    wanted = {(line, place.key): place for line in Line for place in places}
    ours = Q(code__startswith="NN-") | Q(code__startswith="CU-") | Q(code__startswith="MT-")
    known = {unit.code: unit for unit in Unit.objects.filter(ours)}
    above: dict[tuple[Line, str], Above] = {}
    drafts: dict[tuple[Line, str], Draft] = {}
    for (line, key), place in wanted.items():
        there = known.get(unit_code(line, place))
        if there is None:
            drafts[line, key] = draft(line, place, kinds[BODIES[Level(place.level)][line]], territories[key], above)
        above[line, key] = there or drafts[line, key]
    built = dict(zip(drafts, build(list(drafts.values())), strict=True))
    return {at: built.get(at) or known[unit_code(at[0], place)] for at, place in wanted.items()}, len(built)


def draft(
    line: Line, place: Place, kind: UnitKind, territory: Territory, above: dict[tuple[Line, str], Above]
) -> Draft:
    """The unit of a line with all the names its territory gave it and all the parents it had."""
    names = [
        Named(kind.name_for(each.kind, each.name, each.full_name), each.from_on, each.to_on, each.basis)
        for each in place.standings
    ]
    places = [
        Placed(above.get((line, each.parent)), territory, each.from_on, each.to_on, basis=each.basis)
        for each in place.standings
    ]
    return Draft(
        kind,
        unit_code(line, place),
        names[-1].name,
        place.opened_on,
        closed_on=place.closed_on,
        opened_basis=place.standings[0].basis,
        closed_basis=place.closed_basis,
        names=joined(names),
        places=joined(places),
    )


def joined(spans: list[Span]) -> list[Span]:
    """Neighbours that say the same as one."""
    kept: list[Span] = []
    for span in spans:
        if kept and replace(kept[-1], to_on=span.to_on) == replace(
            span, from_on=kept[-1].from_on, basis=kept[-1].basis
        ):
            kept[-1] = replace(kept[-1], to_on=span.to_on)
        else:
            kept.append(span)
    return kept


def write_successions(pairs: Iterable[Pair], units: Units, on: date) -> int:
    """Each pair for each line; returns how many had to be written."""
    known = set(Succession.objects.filter(on=on).values_list("predecessor", "successor"))
    rows = [
        Succession(
            predecessor=units[line, pair.old],
            successor=units[line, pair.new],
            on=on,
            extent=pair.extent,
            basis=pair.basis,
        )
        for pair in pairs
        for line in Line
    ]
    missing = [row for row in rows if (row.predecessor_id, row.successor_id) not in known]
    Succession.objects.bulk_create(missing, batch_size=BATCH)
    return len(missing)
