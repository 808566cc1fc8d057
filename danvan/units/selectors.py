"""Selectors: the units a plan speaks of ("UBND các xã, phường, đặc khu"), as data, resolved on a day and shown by name."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from danvan.core import clock
from danvan.units.models import GroupMember, Territory, Unit
from danvan.units.models.units import STEP
from danvan.units.queries.tree import below_on

# Above every id that follows a path. Digits sort alike in every collation.
PAST_ALL = "9" * STEP


@dataclass(frozen=True)
class Selector:
    """Which units are meant: of these kinds, under this unit or in its territory, in these groups, picked by hand; less
    those left out. `words` are the document's own; `notes` give the reason for each unit left out, by its id.

    `kinds`, `levels`, `lines`, `territory_kinds` ("phường"), `under` (a unit's id) and `territory` (an id) narrow each
    other; `units` and `groups` (ids) add. Ids, not paths: a unit that moves is still the one that was meant.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    territory_kinds: tuple[str, ...] = ()
    under: int = 0
    territory: int = 0
    groups: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    notes: dict[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def load(cls, stored: Any) -> "Selector":
        """From its stored form; unknown keys are an error, so that a later version is noticed."""
        said: dict[str, Any] = stored or {}
        fields: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in said.items()
        }
        return cls(**fields)

    def dump(self) -> dict[str, Any]:
        """The form in which it is stored: only what was said."""
        return {key: value for key, value in asdict(self).items() if value}

    def condition(self, lead: str = "", day: date | None = None) -> Q:
        """The condition on rows of units (or rows behind `lead`, such as "unit__") as the trees stand today; membership
        in groups is that of `day`.
        """
        place = self._narrow(lead)
        if self.under:
            place &= _inside(f"{lead}path", Unit.objects.filter(pk=self.under))
        return self._whole(place, lead, day or clock.today())

    def resolve(self, day: date) -> QuerySet[Unit]:
        """The units meant that exist on a day, by kind and name; under a unit as its tree stood that day."""
        place = self._narrow("")
        if self.under:
            place &= Q(pk__in=[unit.pk for unit in below_on(Unit.objects.filter(pk=self.under), day)])
        meant = self._whole(place, "", day)
        return Unit.objects.open_on(day).filter(meant).select_related("kind", "territory").in_order()

    def _narrow(self, lead: str) -> Q:
        among = {
            "kind__code": self.kinds,
            "kind__level": self.levels,
            "line": self.lines,
            "territory__kind": self.territory_kinds,
        }
        narrow = Q(**{f"{lead}{name}__in": values for name, values in among.items() if values})
        if self.territory:
            narrow &= _inside(f"{lead}territory__path", Territory.objects.filter(pk=self.territory))
        return narrow

    def _whole(self, narrow: Q, lead: str, day: date) -> Q:
        chosen = narrow if narrow else Q(**{f"{lead}pk__in": []})
        if self.units:
            chosen |= Q(**{f"{lead}pk__in": self.units})
        if self.groups:
            members = GroupMember.objects.on(day).filter(group__in=self.groups)
            chosen |= Q(**{f"{lead}pk__in": members.values("unit")})
        return chosen & ~Q(**{f"{lead}pk__in": self.left_out}) if self.left_out else chosen


def _inside(path: str, top: QuerySet[Any]) -> Q:
    """Rows whose path begins with that of one row, looked up by the database in the same query."""
    begin = top.values("path")[:1]
    end = top.annotate(end=Concat("path", Value(PAST_ALL))).values("end")[:1]
    return Q(**{f"{path}__gte": Subquery(begin), f"{path}__lt": Subquery(end)})
