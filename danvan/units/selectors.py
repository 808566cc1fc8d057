"""Selectors: the units a plan speaks of ("UBND các xã, phường, đặc khu"), as data, resolved on a day and shown by name."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from danvan.units.models import GroupMember, Unit
from danvan.units.models.units import path_end


@dataclass(frozen=True)
class Selector:
    """Which units are meant: of these kinds, under this unit or in its territory, in these groups, picked by hand; less
    those left out. `words` are the document's own. Conditions inside a selector narrow; `units` and `groups` add.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    under: str = ""
    territory: str = ""
    groups: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    notes: dict[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def load(cls, stored: Any) -> "Selector":
        """From its stored form; unknown keys are an error, so that a later version is noticed."""
        said: dict[str, Any] = {}
        for key, value in (stored or {}).items():
            said[key] = tuple(value) if isinstance(value, list) else value
        return cls(**said)

    def dump(self) -> dict[str, Any]:
        """The form in which it is stored: only what was said."""
        return {key: value for key, value in asdict(self).items() if value}

    def condition(self, lead: str = "") -> Q:
        """The condition on rows of units (or rows behind `lead`, such as "unit__")."""
        narrow = Q()
        for name, values in (("kind__code", self.kinds), ("kind__level", self.levels), ("line", self.lines)):
            if values:
                narrow &= Q(**{f"{lead}{name}__in": values})
        for name, path in (("path", self.under), ("territory__path", self.territory)):
            if path:
                narrow &= Q(**{f"{lead}{name}__gte": path, f"{lead}{name}__lt": path_end(path)})
        chosen = narrow if narrow else Q(pk__in=[])
        if self.units:
            chosen |= Q(**{f"{lead}pk__in": self.units})
        if self.groups:
            chosen |= Q(**{f"{lead}pk__in": GroupMember.objects.filter(group__in=self.groups).values("unit")})
        return chosen & ~Q(**{f"{lead}pk__in": self.left_out}) if self.left_out else chosen

    def resolve(self, day: date) -> QuerySet[Unit]:
        """The units meant that exist on a day, by kind and name."""
        return Unit.objects.open_on(day).filter(self.condition()).select_related("kind", "territory").in_order()
