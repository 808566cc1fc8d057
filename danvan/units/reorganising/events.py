"""What an administrator says: which territories, into what, from which day, by which document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from danvan.units.models import Territory


@dataclass(frozen=True)
class Target:
    """A territory that goes on or comes into being: one that is there, or a type, a name and a code."""

    territory: Territory | None = None
    kind: str = ""
    name: str = ""
    code: str = ""

    @property
    def full_name(self) -> str:
        """Xã Suối Thử."""
        if self.territory is not None:
            return self.territory.full_name
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}"

    @property
    def short(self) -> str:
        return self.territory.name if self.territory is not None else self.name

    @property
    def key(self) -> str:
        """Its official code."""
        return self.territory.code if self.territory is not None else self.code


@dataclass(frozen=True)
class Event:
    """Territories end, or with `goes_on` only give a part away; `choices` say under which target (its place in the list)
    each unit that is not one of their own bodies goes. Without targets they end without heirs, as districts did.
    """

    old: tuple[Territory, ...]
    targets: tuple[Target, ...]
    on: date
    basis: str
    goes_on: bool = False
    choices: Mapping[int, int] = field(default_factory=dict)

    @property
    def splits(self) -> bool:
        """Whether an old body has more than one heir, or lives on beside its heir."""
        return len(self.targets) > 1 or self.goes_on
