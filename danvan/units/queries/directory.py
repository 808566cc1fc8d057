"""The directory: which units a reader asks for."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, When

from danvan.core.search import matching
from danvan.units.models import Level, Line, Territory, Unit
from danvan.units.models.units import UnitQuerySet

# The list runs along one index whatever is asked; kinds would sort sixty thousand rows for each page.
ORDER = ("sort_key", "pk")


@dataclass(frozen=True)
class Asked:
    """What a reader looks for; closed units only come when asked for."""

    text: str = ""
    line: str = ""
    level: str = ""
    kind: str = ""
    territory: Territory | None = None
    closed: bool = False

    def __bool__(self) -> bool:
        return any((self.text, self.line, self.level, self.kind, self.territory, self.closed))

    @property
    def among_past(self) -> "Asked | None":
        """The same among closed units too, where words were typed that may be yesterday's name."""
        return replace(self, closed=True) if self.text and not self.closed else None


def directory(asked: Asked, day: date) -> QuerySet[Unit]:
    """The units asked for, with all a row shows."""
    rows = Unit.objects.select_related("kind", "territory", "parent")
    if not asked.closed:
        rows = rows.open_on(day)
    among = {"line": asked.line, "kind__level": asked.level, "kind__code": asked.kind}
    rows = rows.filter(**{name: value for name, value in among.items() if value})
    if asked.territory is not None:
        rows = rows.in_territory(asked.territory)
    return matching(rows, asked.text)


def found_by(units: QuerySet[Unit], text: str) -> QuerySet[Unit]:
    """The units that bear these words in a name of today or of yesterday, those that still exist first."""
    closed_last = Case(When(closed_on__isnull=True, then=0), default=1)
    return matching(units, text).order_by(closed_last, *ORDER)


def roots(day: date, territory: Territory | None = None) -> QuerySet[Unit, Any]:
    """The tops of the three trees, of the whole country or of the province one works in."""
    tops = Unit.objects.open_on(day).filter(parent__isnull=True)
    if territory is not None:
        tops = tops.in_territory(Territory.objects.get(path=territory.path[:8]))
    return with_branches(tops.order_by("line", "kind__order", "sort_key"))


def branches(unit: Unit, day: date) -> QuerySet[Unit, Any]:
    """The units directly below, as a tree shows them."""
    return with_branches(Unit.objects.open_on(day).filter(parent=unit).in_order())


def with_branches(units: UnitQuerySet) -> QuerySet[Unit, Any]:
    """What a tree shows of each: `pk`, `name`, and `has_branches`, whether anything open stands below."""
    below = Unit.objects.filter(parent=OuterRef("pk"), closed_on__isnull=True)
    return units.annotate(has_branches=Exists(below)).values_list("pk", "name", "has_branches", named=True)


def provinces(day: date) -> QuerySet[Territory]:
    """The provinces of a day, to choose from."""
    return _there(day).filter(level=Level.PROVINCE).order_by("name")


def communes(path: str, day: date) -> QuerySet[Territory]:
    """The communes of the province with this path on a day, to choose from."""
    return _there(day).filter(parent__path=path, level=Level.COMMUNE).order_by("name")


def lines() -> list[tuple[str, str]]:
    """The three lines, for tabs and filters."""
    return [(line.value, str(line.label)) for line in Line]


def _there(day: date) -> QuerySet[Territory]:
    return Territory.objects.filter(opened_on__lte=day).exclude(closed_on__lte=day)
