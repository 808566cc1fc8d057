"""What an event comes to on the trees of its day: which units stand and fall with the territory, and who answers to whom."""

from dataclasses import dataclass, field
from functools import cached_property

from danvan.units.models import (
    Level,
    Placement,
    Territory,
    Unit,
)
from danvan.units.reorganising.events import Event, Target
from danvan.units.reorganising.steps import NewUnit, Ref

ORDER = ("kind__order", "sort_key", "pk")


@dataclass
class Plan:
    """What an event comes to, on the trees as they stand on its day."""

    event: Event
    heirs: dict[int, list[Unit | NewUnit]] = field(default_factory=dict)

    @cached_property
    def places(self) -> dict[int, Placement]:
        """Where each unit of the old territories stands on that day."""
        rows = Placement.objects.on(self.event.on).filter(territory__in=self.event.old)
        return {row.unit_id: row for row in rows.select_related("unit__kind", "parent", "agency", "territory")}

    @cached_property
    def units(self) -> list[Unit]:
        """The units there, by kind and name."""
        ours = [row.unit for row in self.places.values() if row.unit.is_open(self.event.on)]
        return sorted(ours, key=lambda unit: (unit.kind.order, unit.sort_key, unit.pk))

    @cached_property
    def bodies(self) -> list[Unit]:
        """Those that stand and fall with the territory. Where no heir is named, all; else those that bear its name and
        are no village's, as far as each target has such a body or is only being set up.
        """
        if not self.event.targets:
            return self.units
        return [unit for unit in self.units if self.is_body(unit) and all(self.heirs_of(unit))]

    @cached_property
    def others(self) -> list[Unit]:
        """Those that go on under the heirs: villages, cells, schools."""
        bodies = {unit.pk for unit in self.bodies}
        return [unit for unit in self.units if unit.pk not in bodies]

    @cached_property
    def closing(self) -> set[int]:
        return set() if self.event.goes_on else {unit.pk for unit in self.bodies}

    def is_body(self, unit: Unit) -> bool:
        """Whether a unit bears the territory's name and belongs to no village."""
        territory = self.places[unit.pk].territory
        assert territory is not None
        return unit.kind.level != Level.VILLAGE and territory.name in unit.name

    def heirs_of(self, unit: Unit) -> list[Ref]:
        """The body of the same kind in each target; None where one that exists has none."""
        return [self.counterpart(unit, target) for target in self.event.targets]

    def counterpart(self, unit: Unit, target: Target) -> Ref:
        """The unit of a target that answers to this one."""
        territory = self.places[unit.pk].territory
        assert territory is not None
        name = renamed(unit.name, territory, target)
        if target.territory is None:
            return NewUnit(unit.kind, name, target)
        there = self.in_targets.get((target.territory.pk, unit.kind_id), [])
        exact = [each for each in there if each.name == name]
        return exact[0] if exact else there[0] if len(there) == 1 and unit.kind.name_pattern else None

    @cached_property
    def in_targets(self) -> dict[tuple[int, int], list[Unit]]:
        """The units of the targets that are there, by territory and kind."""
        found: dict[tuple[int, int], list[Unit]] = {}
        there = [target.territory for target in self.event.targets if target.territory]
        rows = Placement.objects.on(self.event.on).filter(territory__in=there).select_related("unit__kind")
        for row in rows.order_by(*(f"unit__{key}" for key in ORDER)):
            if row.unit.is_open(self.event.on):
                found.setdefault((row.territory_id or 0, row.unit.kind_id), []).append(row.unit)
        return found

    def target_for(self, unit: Unit) -> Target | None:
        """Under which target a unit that goes on is put; None where it stays."""
        at = self.event.choices.get(unit.pk, -1 if self.event.goes_on else 0)
        return self.event.targets[at] if 0 <= at < len(self.event.targets) else None

    def heir_in(self, unit: Unit, target: Target | None) -> Ref:
        """In whose hands what hung on a closing unit comes: its body of that target, else what stood above it."""
        if target is None:
            return self.above(unit)
        return self.counterpart(unit, target)

    def above(self, unit: Unit) -> Ref:
        """The first unit above it that goes on."""
        at = self.places[unit.pk].parent
        while at is not None and at.pk in self.closing:
            at = self.places[at.pk].parent
        return at


def renamed(name: str, territory: Territory, target: Target) -> str:
    """The name with the target's in the place of the old territory's."""
    old, new = territory.full_name, target.full_name
    lower = old[:1].lower() + old[1:]
    if lower in name:
        return name.replace(lower, new[:1].lower() + new[1:])
    return name.replace(old, new) if old in name else name.replace(territory.name, target.short)


def depth(plan: Plan, unit: Unit) -> int:
    """How many units of the same territories stand above it."""
    deep, at = 0, plan.places[unit.pk].parent
    while at is not None and at.pk in plan.places:
        deep, at = deep + 1, plan.places[at.pk].parent
    return deep
