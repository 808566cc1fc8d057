"""The units of the invented province: three lines everywhere, departments with their cells and unions, villages."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.demonstration import names, places
from danvan.units.actions.merging import merge_units
from danvan.units.actions.opening import open_unit
from danvan.units.building import Draft, build
from danvan.units.loading.writing import Units, write_successions, write_territories, write_units
from danvan.units.models import BEFORE_RECORDS, Line, Unit, UnitKind
from danvan.units.tree_lock import hold_trees

VILLAGES = 2
MERGED_ON = date(2025, 3, 1)
MERGED_BY = "Quyết định số 05-QĐ/TU ngày 12/02/2025"


@action
def make_units() -> None:
    """Writes the province as it was and is, then lets the two Party boards merge as they did."""
    hold_trees()
    written, _count = write_territories(places.places())
    bodies, _count = write_units(places.places(), written)
    write_successions(places.pairs(), bodies, places.CUT)
    kinds = {kind.code: kind for kind in UnitKind.objects.all()}
    build([*provincial(bodies, kinds), *departments(bodies, kinds), *villages(kinds)])
    merge_boards(bodies, kinds)


def body(bodies: Units, line: Line) -> Unit:
    """The province's own body of a line."""
    return bodies[line, places.key(names.PROVINCE)]


def provincial(bodies: Units, kinds: dict[str, UnitKind]) -> list[Draft]:
    """The Party's boards and committees and the unions of the province."""
    party, front, suffix = body(bodies, Line.PARTY), body(bodies, Line.FRONT), names.PROVINCE
    wanted = [
        ("vp-tinh-uy", f"Văn phòng Tỉnh ủy {suffix}", party),
        ("ban-to-chuc-tinh-uy", f"Ban Tổ chức Tỉnh ủy {suffix}", party),
        ("dang-uy-ubnd-tinh", f"Đảng ủy UBND tỉnh {suffix}", party),
        ("dang-uy-cq-dang-tinh", f"Đảng ủy các cơ quan Đảng tỉnh {suffix}", party),
        ("ban-dan-van-tinh-uy", f"Ban Dân vận Tỉnh ủy {suffix}", party),
        ("ban-tuyen-giao-tinh-uy", f"Ban Tuyên giáo Tỉnh ủy {suffix}", party),
        *(("doan-the-tinh", f"{union} tỉnh {suffix}", front) for union in names.UNIONS),
    ]
    return [
        Draft(kinds[kind], f"MAU-T{at:02d}", name, BEFORE_RECORDS, parent, parent.territory)
        for at, (kind, name, parent) in enumerate(wanted)
    ]


def departments(bodies: Units, kinds: dict[str, UnitKind]) -> list[Draft]:
    """Each department with the Party cell and the union that work in it."""
    state, party, front = (body(bodies, line) for line in (Line.STATE, Line.PARTY, Line.FRONT))
    made = []
    for at, name in enumerate(names.DEPARTMENTS):
        full = f"{name} tỉnh {names.PROVINCE}"
        office = Draft(kinds["so"], f"MAU-S{at:02d}", full, BEFORE_RECORDS, state, state.territory, short_name=name)
        beside: dict[str, Any] = {"opened_on": BEFORE_RECORDS, "territory": state.territory, "agency": office}
        cell = Draft(kinds["dang-bo-co-quan"], f"MAU-D{at:02d}", f"Đảng bộ {full}", parent=party, **beside)
        union = Draft(kinds["cong-doan-co-quan"], f"MAU-C{at:02d}", f"Công đoàn {full}", parent=front, **beside)
        made += [office, cell, union]
    centre = Draft(
        kinds["don-vi-su-nghiep-tinh"],
        "MAU-SN1",
        f"Trung tâm Phục vụ hành chính công tỉnh {names.PROVINCE}",
        BEFORE_RECORDS,
        state,
        state.territory,
    )
    return [*made, centre]


def villages(kinds: dict[str, UnitKind]) -> list[Draft]:
    """The villages under each commune's committee, and their Party cells; nobody there signs in."""
    communes = Unit.objects.filter(kind__code="ubnd-xa", closed_on=None).select_related("territory")
    parties = {unit.territory_id: unit for unit in Unit.objects.filter(kind__code="dang-uy-xa", closed_on=None)}
    return [draft for unit in communes.order_by("code") for draft in below(unit, parties[unit.territory_id], kinds)]


def below(commune: Unit, party: Unit, kinds: dict[str, UnitKind]) -> Iterator[Draft]:
    """One commune's villages with their cells."""
    place: Any = commune.territory
    kind = kinds["to-dan-pho" if place.kind == "phường" else "thon"]
    for number in range(1, VILLAGES + 1):
        name = f"{kind.name} {number}, {place.kind} {place.name}"
        code = f"{commune.code}-{number}"
        yield Draft(kind, code, name, commune.opened_on, commune, place)
        yield Draft(kinds["chi-bo-thon"], f"{code}-CB", f"Chi bộ {name}", commune.opened_on, party, place)


def merge_boards(bodies: Units, kinds: dict[str, UnitKind]) -> None:
    """The board for mass mobilisation and the one for propaganda became one in early 2025."""
    party = body(bodies, Line.PARTY)
    joint = open_unit(
        kinds["ban-tgdv-tinh-uy"],
        by=SYSTEM,
        name=f"Ban Tuyên giáo và Dân vận Tỉnh ủy {names.PROVINCE}",
        code="MAU-T20",
        on=MERGED_ON,
        basis=MERGED_BY,
        parent=party,
    )
    boards = Unit.objects.filter(kind__code__in=["ban-dan-van-tinh-uy", "ban-tuyen-giao-tinh-uy"])
    merge_units(list(boards), into=joint, by=SYSTEM, on=MERGED_ON, basis=MERGED_BY)
