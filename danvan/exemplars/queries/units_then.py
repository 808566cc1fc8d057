"""Which unit a paper of a past year means: as it was called and as it stood then, also one that has ended since."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.text import fold
from danvan.exemplars.permissions import OF_LEVEL
from danvan.units.acting import InPost
from danvan.units.models import Act, Remit, Succession, Unit, UnitName
from danvan.units.permissions import writes_somewhere
from danvan.units.scope import over, subtree, union

KEEPING = (Act.RECEIVE, Act.RECOGNISE)
MOST_GENERATIONS = 20
MOST_NAMED = 4
Wrong = tuple[str, str]


def kept_for(by: Acting, level: int) -> QuerySet[Unit]:
    """The units whose past models at a level this post may write down: those below its own unit, those that a remit lets
    it receive or recognise from, and those that went into these; never its own, which others vouch for.
    """
    if not isinstance(by, InPost) or not writes_somewhere(by):
        return Unit.objects.none()
    reach = subtree(by.unit, "") | union([_over(remit) for remit in _remits(by, level)])
    near = Unit.objects.filter(reach)
    return Unit.objects.filter(reach | Q(pk__in=_gone_into(near))).exclude(pk=by.unit.pk)


def _remits(by: InPost, level: int) -> list[Remit]:
    rows = Remit.objects.on(clock.today()).filter(unit=by.unit, subject__in=["", OF_LEVEL])
    fitting = [row for row in rows.select_related("over_unit") if row.is_about(OF_LEVEL, level)]
    return [row for row in fitting if set(row.acts) & set(KEEPING)]


def _over(remit: Remit) -> Q:
    return over(remit, "", clock.today())


def _gone_into(units: QuerySet[Unit]) -> list[int]:
    """Units that went into one of these, and those that went into them before."""
    found: set[int] = set()
    rows = Succession.objects.filter(successor__in=units.values("pk"))
    for _generation in range(MOST_GENERATIONS):
        front = set(rows.values_list("predecessor", flat=True)) - found
        if not front:
            break
        found |= front
        rows = Succession.objects.filter(successor__in=front)
    return sorted(found)


@dataclass(frozen=True)
class UnitsThen:
    """The units one may write down for, by code, and by each name with the days it was borne."""

    by_code: dict[str, Unit]
    by_name: dict[str, list[tuple[Unit, date, date | None]]]

    @classmethod
    def among(cls, units: QuerySet[Unit]) -> "UnitsThen":
        """Read once, however many rows ask."""
        known = {unit.pk: unit for unit in units.select_related("territory", "kind").iterator(chunk_size=5_000)}
        names: dict[str, list[tuple[Unit, date, date | None]]] = defaultdict(list)
        rows = UnitName.objects.filter(unit__in=units.values("pk")).values_list("unit", "name", "from_on", "to_on")
        for pk, name, from_on, to_on in rows.iterator(chunk_size=5_000):
            names[fold(name)].append((known[pk], from_on, to_on))
        return cls({unit.code: unit for unit in known.values()}, names)

    def of(self, code: str | None, name: str | None, year: int) -> tuple[Unit | None, Wrong | None]:
        """The unit of that year, or what is wrong and in which column. One that is not there and one that is not theirs
        sound alike.
        """
        if code:
            return self._coded(code, name, year)
        if not name:
            return None, (_("cần mã đơn vị hoặc tên đơn vị khi đó"), "code")
        found = self._named(name, year)
        if len(found) == 1:
            return found[0], None
        if found:
            codes = ", ".join(sorted(unit.code for unit in found)[:MOST_NAMED])
            return None, (_("năm đó có nhiều đơn vị mang tên này, mời ghi mã: %(codes)s") % {"codes": codes}, "unit")
        return None, (_("năm đó không có đơn vị mang tên này trong phạm vi phụ trách"), "unit")

    def _coded(self, code: str, name: str | None, year: int) -> tuple[Unit | None, Wrong | None]:
        unit = self.by_code.get(code)
        if unit is None:
            return None, (_("không có đơn vị mang mã này trong phạm vi phụ trách"), "code")
        if not _stood(unit.opened_on, unit.closed_on, year):
            return None, (_("năm đó chưa có hoặc không còn %(unit)s") % {"unit": unit.name}, "code")
        if name and unit not in self._named(name, year):
            return None, (_("mã này là của %(unit)s") % {"unit": unit.name}, "unit")
        return unit, None

    def _named(self, name: str, year: int) -> list[Unit]:
        rows = self.by_name.get(fold(name), [])
        bore = {unit.pk: unit for unit, from_on, to_on in rows if _stood(from_on, to_on, year)}
        return [unit for unit in bore.values() if _stood(unit.opened_on, unit.closed_on, year)]


def _stood(from_on: date, to_on: date | None, year: int) -> bool:
    """Whether something of these days was there on some day of the year."""
    return from_on.year <= year and (to_on is None or to_on > date(year, 1, 1))
