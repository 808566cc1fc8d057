"""Which unit a row of people means: by code, or by name, with the province behind a comma where two bear it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.text import fold
from danvan.jobs.sheets import Row
from danvan.units.models import Level, Territory, Unit
from danvan.units.models.units import UnitQuerySet
from danvan.units.permissions import administered_through

Wrong = tuple[str, str]
FEW = 500


@dataclass(frozen=True)
class Places:
    """The units under this administration that the rows may mean, loaded once."""

    by_code: dict[str, Unit]
    by_name: dict[str, list[Unit]]
    provinces: dict[int, str]

    @classmethod
    def for_rows(cls, rows: Sequence[Row], by: Acting) -> "Places":
        units: UnitQuerySet = Unit.objects.open_on(clock.today()).filter(administered_through(by, ""))
        units = units.select_related("kind", "territory")
        codes = {row["code"] for row in rows if row["code"]}
        if all(row["code"] for row in rows) and len(codes) <= FEW:
            units = units.filter(code__in=codes)
        names: dict[str, list[Unit]] = defaultdict(list)
        by_code = {}
        for unit in units.iterator(chunk_size=5_000):
            by_code[unit.code] = unit
            names[fold(unit.name)].append(unit)
        provinces = dict(Territory.objects.filter(level=Level.PROVINCE).values_list("pk", "full_name"))
        return cls(by_code, names, {pk: fold(name) for pk, name in provinces.items()})

    def of(self, row: Row) -> tuple[Unit | None, Wrong | None]:
        """The unit, or what is wrong and in which column; one that is not there and one that is not theirs sound alike."""
        if row["code"]:
            return self._coded(row)
        if not row["unit"]:
            return None, (_("cần mã đơn vị hoặc tên đơn vị"), "code")
        found = self._named(row["unit"])
        if len(found) == 1:
            return found[0], None
        if not found:
            return None, (_("không có đơn vị mang tên này trong phạm vi quản trị"), "unit")
        codes = ", ".join(sorted(unit.code for unit in found)[:4])
        return None, (_("nhiều đơn vị mang tên này, mời ghi mã: %(codes)s") % {"codes": codes}, "unit")

    def _coded(self, row: Row) -> tuple[Unit | None, Wrong | None]:
        unit = self.by_code.get(row["code"])
        if unit is None:
            return None, (_("không có đơn vị mang mã này trong phạm vi quản trị"), "code")
        if row["unit"] and unit not in self._named(row["unit"]):
            return None, (_("mã này là của %(unit)s") % {"unit": unit.name}, "unit")
        return unit, None

    def _named(self, said: str) -> list[Unit]:
        found = self.by_name.get(fold(said), [])
        name, comma, province = said.rpartition(",")
        if found or not comma:
            return found
        wanted = fold(province)
        return [unit for unit in self.by_name.get(fold(name), []) if self._province(unit).endswith(wanted)]

    def _province(self, unit: Unit) -> str:
        path = unit.territory.path if unit.territory else ""
        above = (int(path[at : at + 8]) for at in range(0, len(path), 8))
        return next((self.provinces[pk] for pk in above if pk in self.provinces), "")
