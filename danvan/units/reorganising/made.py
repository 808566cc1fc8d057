"""What the steps speak of: a unit that is there or will be, and what was made on the way."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from danvan.core.acting import Acting
from danvan.units.models import Territory, Unit, UnitKind
from danvan.units.reorganising.events import Target


@dataclass(frozen=True)
class NewUnit:
    """A unit that will be set up in a target."""

    kind: UnitKind
    name: str
    target: Target


Ref = Unit | NewUnit | None


@dataclass
class Made:
    """Who does it, from when and by which paper; what was set up on the way."""

    by: Acting
    on: date
    basis: str
    units: dict[NewUnit, Unit] = field(default_factory=dict)
    territories: dict[Target, Territory] = field(default_factory=dict)

    @property
    def paper(self) -> dict[str, Any]:
        """What every act is told."""
        return {"by": self.by, "on": self.on, "basis": self.basis}

    def unit(self, ref: Ref) -> Unit | None:
        return self.units[ref] if isinstance(ref, NewUnit) else ref

    def territory(self, target: Target) -> Territory:
        return target.territory or self.territories[target]
