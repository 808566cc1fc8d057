"""What must hold between a unit and its parent on every day of a placement; each broken rule is a sentence."""

from datetime import date

from django.db.models import Max, Q
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.units.models import Line, Placement, Unit, UnitKind
from danvan.units.models.dated import in_force
from danvan.units.settling import refuse_depth

Span = tuple[date, date | None]


def may_stand_under(unit: Unit | None, kind: UnitKind, parent: Unit | None, span: Span) -> None:
    """Refuses a parent of another line, one not open on all those days, one from below, and a tree too deep."""
    if parent is None:
        return
    if parent.line != kind.line:
        line = Line(kind.line).label.lower()
        raise Refused(
            _("%(parent)s không thuộc hệ thống %(line)s. Đề nghị chọn đơn vị cấp trên cùng hệ thống.")
            % {"parent": parent.name, "line": line}
        )
    refuse_not_open(parent, span)
    if unit is not None:
        refuse_cycle(unit, parent, span)
        below = Unit.objects.under(unit).aggregate(deepest=Max(Length("path")))["deepest"] or 0
        refuse_depth(Unit, len(parent.path) + below - len(unit.path) + 8)


def refuse_not_open(unit: Unit, span: Span) -> None:
    """Refuses a unit that does not exist on each of these days."""
    start, end = span
    if start < unit.opened_on:
        raise Refused(
            _("%(unit)s thành lập từ ngày %(day)s. Đề nghị chọn ngày từ đó trở đi.")
            % {"unit": unit.name, "day": text_date(unit.opened_on)}
        )
    if unit.closed_on is not None and (end is None or end > unit.closed_on):
        raise Refused(
            _("%(unit)s đã kết thúc hoạt động từ ngày %(day)s. Đề nghị chọn đơn vị khác.")
            % {"unit": unit.name, "day": text_date(unit.closed_on)}
        )


def refuse_cycle(unit: Unit, parent: Unit, span: Span) -> None:
    """Refuses a parent that on any day of the span stands below the unit: walks up the dated places, level by level."""
    front = {(parent.pk, *span)}
    while front:
        if any(pk == unit.pk for pk, _start, _end in front):
            raise Refused(
                _("%(parent)s trực thuộc %(unit)s, nên không thể là cấp trên của đơn vị này. Đề nghị chọn đơn vị khác.")
                % {"parent": parent.name, "unit": unit.name}
            )
        front = {step for pk, start, end in front for step in _parents_in(pk, (start, end))}


def _parents_in(pk: int, span: Span) -> set[tuple[int, date, date | None]]:
    """The parents a unit has on days of the span, each with the days they share."""
    start, end = span
    rows = Placement.objects.filter(overlapping(span), unit=pk, parent__isnull=False)
    found = rows.values_list("parent", "from_on", "to_on")
    return {(above, max(since, start), earlier(until, end)) for above, since, until in found if above is not None}


def overlapping(span: Span, begin: str = "from_on", finish: str = "to_on") -> Q:
    """Rows that hold on any day of a span."""
    start, end = span
    still = Q(**{f"{finish}__isnull": True}) | Q(**{f"{finish}__gt": start})
    return still if end is None else still & Q(**{f"{begin}__lt": end})


def earlier(one: date | None, other: date | None) -> date | None:
    """The earlier end, where None is no end."""
    return min((day for day in (one, other) if day is not None), default=None)


def open_children(unit: Unit, day: date) -> list[Unit]:
    """The units that stand under it on a day and go on after it."""
    placed = in_force(day, "placements") & Q(placements__parent=unit)
    return list(Unit.objects.open_on(day).filter(placed).in_order())
