"""A province with communes in three lines, for tests of reorganisations."""

from dataclasses import dataclass, field
from datetime import date

from danvan.units.models import Level, Line, Territory, Unit
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory, administrator_of

TODAY, PAPER = date(2026, 5, 20), "Nghị quyết số 05/NQ-HĐND"


def kind(code, line, level=Level.COMMUNE, **more):
    return KindFactory(code=code, line=line, level=level, **more)


@dataclass
class Lands:
    """The committees of a province, and every unit by its name."""

    province: Territory = field(
        default_factory=lambda: TerritoryFactory(level="province", kind="tỉnh", full_name="Tỉnh Thử")
    )

    def __post_init__(self):
        place = {"territory": self.province}
        top = {"governs_territory": True}
        self.party = UnitFactory(name="Tỉnh ủy Thử", kind=kind("tinh-uy", Line.PARTY, Level.PROVINCE, **top), **place)
        self.state = UnitFactory(name="UBND tỉnh Thử", kind=kind("ubnd-tinh", Line.STATE, Level.PROVINCE), **place)
        self.front = UnitFactory(name="MTTQ tỉnh Thử", kind=kind("mttq-tinh", Line.FRONT, Level.PROVINCE), **place)
        self.by = administrator_of(self.party)

    def commune(self, name, villages=0, under=None):
        """A commune with its committee, its cell beside the office, its Front, its villages with their cells."""
        land = TerritoryFactory(name=name, full_name=f"Xã {name}", parent=under or self.province, code=f"M-{name}")
        place, pattern = {"territory": land}, {"name_pattern": "x {territory}"}
        party = UnitFactory(
            name=f"Đảng ủy xã {name}", kind=kind("dang-uy-xa", Line.PARTY, **pattern), parent=self.party, **place
        )
        state = UnitFactory(
            name=f"UBND xã {name}", kind=kind("ubnd-xa", Line.STATE, **pattern), parent=self.state, **place
        )
        front = kind("mttq-xa", Line.FRONT, **pattern)
        UnitFactory(name=f"Ủy ban MTTQ xã {name}", kind=front, parent=self.front, **place)
        cell = kind("chi-bo-xa", Line.PARTY)
        UnitFactory(name=f"Chi bộ UBND xã {name}", kind=cell, parent=party, agency=state, **place)
        for number in range(1, villages + 1):
            village = UnitFactory(
                name=f"Thôn {number} {name}", kind=kind("thon", Line.STATE, Level.VILLAGE), parent=state, **place
            )
            cells = kind("chi-bo-thon", Line.PARTY, Level.VILLAGE)
            UnitFactory(name=f"Chi bộ thôn {number} {name}", kind=cells, parent=party, agency=village, **place)
        return land


def tree(day):
    """Every open unit of a day: under whom, in which territory, beside whom."""
    rows = {}
    for unit in Unit.objects.open_on(day):
        place = unit.placements.on(day).select_related("parent", "territory", "agency").get()
        names = (place.parent, place.territory, place.agency)
        rows[unit.name] = tuple(str(each) if each else "" for each in names)
    return rows


def seen_in(steps):
    """The headings and words of a list of steps."""
    return {(str(step.title), step.words) for step in steps}
