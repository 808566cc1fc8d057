"""Whether the trees are whole: recounted from the dated rows, not believed from what is stored for today."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import F
from django.utils.translation import gettext as _

from danvan.units.models import Placement, Succession, Territory, Unit, UnitName
from danvan.units.models.dated import standing_on
from danvan.units.models.units import path_step
from danvan.units.settling import behind, territories_behind


class Life(NamedTuple):
    """What the checks need of a unit."""

    pk: int
    code: str
    line: str
    parent: int | None
    path: str
    opened_on: date
    closed_on: date | None


class Place(NamedTuple):
    """Under whom, on which days."""

    unit: int
    parent: int | None
    from_on: date
    to_on: date | None


Days = Sequence[tuple[date, date | None]]


def faults(day: date) -> Iterator[str]:
    """A sentence for every row that contradicts another; nothing when the trees are whole."""
    columns = ("pk", "code", "line", "parent", "path", "opened_on", "closed_on")
    units = {row[0]: Life(*row) for row in Unit.objects.values_list(*columns)}
    places: dict[int, list[Place]] = defaultdict(list)
    for row in Placement.objects.order_by("from_on").values_list("unit", "parent", "from_on", "to_on"):
        places[row[0]].append(Place(*row))
    yield from wrong_paths(units)
    yield from gaps(units, places)
    yield from bad_parents(units, places)
    yield from rings(units, places)
    yield from stale(units, day)
    yield from other_faults()


def wrong_paths(units: dict[int, Life]) -> Iterator[str]:
    """A path is the parent's path and the own id."""
    for unit in units.values():
        above = units[unit.parent].path if unit.parent else ""
        if unit.path != above + path_step(unit.pk):
            yield _("%(code)s: đường dẫn trong cây không khớp với đơn vị cấp trên.") % {"code": unit.code}


def gaps(units: dict[int, Life], places: dict[int, list[Place]]) -> Iterator[str]:
    """Names and places follow each other without gap or overlap from the first day to the last."""
    names: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    for pk, since, until in UnitName.objects.order_by("from_on").values_list("unit", "from_on", "to_on"):
        names[pk].append((since, until))
    for unit in units.values():
        if not covers(names[unit.pk], unit):
            yield _("%(code)s: tên qua các thời kỳ bị hở hoặc chồng nhau.") % {"code": unit.code}
        if not covers([(row.from_on, row.to_on) for row in places[unit.pk]], unit):
            yield _("%(code)s: vị trí qua các thời kỳ bị hở hoặc chồng nhau.") % {"code": unit.code}


def covers(days: Days, unit: Life) -> bool:
    """Whether the stretches, in order, fill the unit's life exactly."""
    starts = [since for since, _until in days]
    ends = [until for _since, until in days]
    return bool(days) and starts == [unit.opened_on, *ends[:-1]] and ends[-1] == unit.closed_on


def bad_parents(units: dict[int, Life], places: dict[int, list[Place]]) -> Iterator[str]:
    """A parent is of the same line and exists on every day of the place."""
    for rows in places.values():
        for row in rows:
            if row.parent is None:
                continue
            unit, parent = units[row.unit], units[row.parent]
            ended = parent.closed_on is not None and (row.to_on is None or row.to_on > parent.closed_on)
            if parent.line != unit.line or row.from_on < parent.opened_on or ended:
                yield _(
                    "%(code)s: đơn vị cấp trên %(parent)s khác hệ thống hoặc không hoạt động trong thời gian đó."
                ) % {
                    "code": unit.code,
                    "parent": parent.code,
                }


def rings(units: dict[int, Life], places: dict[int, list[Place]]) -> Iterator[str]:
    """Nobody stands below themselves on any day: a ring can only close on the day a place begins."""
    for rows in places.values():
        for row in rows:
            seen, at = {row.unit}, row.parent
            while at is not None and at not in seen:
                seen.add(at)
                at = standing_on(places[at], row.from_on).parent if places[at] else None
            if at is not None:
                yield _("%(code)s: vòng lặp trong cây từ ngày %(day)s.") % {
                    "code": units[row.unit].code,
                    "day": row.from_on,
                }


def stale(units: dict[int, Life], day: date) -> Iterator[str]:
    """Today's name and place are those the dated rows give."""
    for pk in sorted(behind(day)):
        yield _("%(code)s: tên hoặc vị trí hôm nay chưa được cập nhật.") % {"code": units[pk].code}
    for territory in Territory.objects.filter(pk__in=territories_behind(day)):
        yield _("Địa bàn %(code)s: tên hoặc cấp trên hôm nay chưa được cập nhật.") % {"code": territory.code}


def other_faults() -> Iterator[str]:
    """Line and kind agree; a territory's path is its parent's; an heir exists on the day it inherits."""
    for code in Unit.objects.exclude(line=F("kind__line")).values_list("code", flat=True):
        yield _("%(code)s: hệ thống không khớp với loại đơn vị.") % {"code": code}
    for each in Territory.objects.select_related("parent"):
        if each.path != (each.parent.path if each.parent else "") + path_step(each.pk):
            yield _("Địa bàn %(code)s: đường dẫn không khớp với cấp trên.") % {"code": each.code}
    for row in Succession.objects.filter(successor__opened_on__gt=F("on")).select_related("successor"):
        yield _("%(code)s: kế thừa trước ngày thành lập.") % {"code": row.successor.code}
