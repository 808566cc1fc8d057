"""Over which units a page adds up: all that are counted, a unit with all below it, the three lines of its territory, a
group, or what one's office has by a remit.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.formats import text_date
from danvan.measures.arithmetic import Sums
from danvan.measures.queries import sums_of, sums_over, whole
from danvan.units.models import GroupMember, Remit, Unit, UnitGroup
from danvan.units.scope import over, subtree, territory


@dataclass(frozen=True)
class Over:
    """Some units, in words and as a condition on rows that belong to units (behind `unit__`). `unit` is set where all is
    read in its own row.
    """

    words: str
    units: Q
    unit: Unit | None = None
    everybody: bool = False

    def within(self, seen: Q) -> "Over":
        """The same, of those that somebody may see: whose part is not theirs to read is not added up for them alone."""
        return self if self.everybody else Over(self.words, self.units & seen)

    def sums(self, gauges: list[int]) -> dict[int, Sums]:
        """The sums of these units in each gauge."""
        if self.everybody:
            return whole(gauges)
        return sums_of(gauges, self.unit) if self.unit else sums_over(gauges, self.units)


def all_units() -> Over:
    """Everybody a gauge counts."""
    return Over(_("toàn bộ đơn vị trong diện tính"), Q(), everybody=True)


def of_unit(unit: Unit) -> Over:
    """A unit and all below it in its own tree."""
    return Over(_("%(unit)s và đơn vị trực thuộc") % {"unit": unit.name}, subtree(unit, "unit__"), unit=unit)


def of_territory(unit: Unit) -> Over:
    """All three lines of the unit's territory."""
    full = unit.territory.full_name if unit.territory else ""
    # "Xã Khe Mây" begins a line; within a sentence an office writes "xã Khe Mây".
    place = f"{full[:1].lower()}{full[1:]}" if full else unit.name
    return Over(_("cả ba hệ thống trên địa bàn %(place)s") % {"place": place}, territory(unit, "unit__"))


def of_group(group: UnitGroup) -> Over:
    """Today's members of a group."""
    members = GroupMember.objects.on(clock.today()).filter(group=group)
    return Over(group.name, Q(unit__in=members.values("unit")))


def of_remit(remit: Remit) -> Over:
    """The units a remit is over."""
    words = _("các đơn vị phụ trách từ ngày %(day)s") % {"day": text_date(remit.from_on)}
    return Over(words, over(remit, "unit__", clock.today()))


def chosen(said: dict[str, Any]) -> Over:
    """What a form chose; everybody where it chose nothing."""
    if said.get("nhom"):
        return of_group(said["nhom"])
    if said.get("phu_trach"):
        return of_remit(said["phu_trach"])
    unit = said.get("don_vi")
    if unit is None:
        return all_units()
    return of_territory(unit) if said.get("dia_ban") else of_unit(unit)
