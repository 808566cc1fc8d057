"""A unit is set up, ends, or is found to have been ended by mistake."""

from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action, before_commit
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.core.text import one_line
from danvan.units.actions.changing import claim, finish, refuse_outside_life, refuse_placing
from danvan.units.actions.settling import tell_of_endings
from danvan.units.building import Draft, build
from danvan.units.models import Placement, Succession, Territory, Unit, UnitKind
from danvan.units.signals import reopened
from danvan.units.tree_lock import hold_trees
from danvan.units.tree_rules import may_stand_under, open_children, overlapping


@action
def open_unit(
    kind: UnitKind,
    *,
    by: Acting,
    name: str,
    code: str,
    on: date,
    basis: str,
    parent: Unit | None = None,
    territory: Territory | None = None,
    agency: Unit | None = None,
    short_name: str = "",
) -> Unit:
    """Sets a unit up from a day on, by a document. Without a territory it works in its parent's."""
    hold_trees()
    name, code = one_line(name), one_line(code)
    territory = territory or (parent.territory if parent else None)
    refuse_placing(renewed(by), parent, territory)
    refuse_used_code(code)
    may_stand_under(None, kind, parent, (on, None))
    refuse_same_name(name, parent, on)
    draft = Draft(kind, code, name, on, parent, territory, agency, one_line(short_name), opened_basis=basis)
    [unit] = build([draft])
    record("open", unit, by=by, changes={"name": ("", name), "on": (None, on)}, reason=basis)
    return unit


@action
def close_unit(unit: Unit, *, by: Acting, on: date, basis: str, version: int | None = None) -> None:
    """Ends a unit from a day on, by a document. It keeps its page, its name, its code and its place."""
    fresh = claim(unit, by, version)
    refuse_outside_life(fresh, on)
    if on == fresh.opened_on:
        raise Refused(
            _("%(unit)s mới thành lập đúng ngày này. Đề nghị chọn ngày kết thúc sau đó.") % {"unit": fresh.name}
        )
    refuse_open_below(fresh, on)
    refuse_later_changes(fresh, on)
    end(fresh, on, basis)
    finish(fresh, "close", by=by, on=on, basis=basis, changes={"closed_on": (fresh.closed_on, on)})
    before_commit("units that ended", partial(tell_of_endings, by))
    unit.refresh_from_db()


@action
def reopen_unit(unit: Unit, *, by: Acting, reason: str, version: int | None = None) -> None:
    """Takes back an ending that was recorded by mistake or called off, with the successions recorded for that day."""
    fresh = claim(unit, by, version)
    day = fresh.closed_on
    if day is None:
        raise Refused(_("%(unit)s đang hoạt động, không cần khôi phục.") % {"unit": fresh.name})
    parent = fresh.placements.get(to_on=day).parent
    may_stand_under(fresh, fresh.kind, parent, (day, None))
    Succession.objects.filter(predecessor=fresh, on=day).delete()
    fresh.names.filter(to_on=day).update(to_on=None)
    fresh.placements.filter(to_on=day).update(to_on=None)
    Unit.objects.filter(pk=fresh.pk).update(closed_on=None, closed_basis="", ending_told=False)
    finish(fresh, "reopen", by=by, on=None, basis=reason, changes={"closed_on": (day, None)})
    reopened.send(Unit, unit=fresh, by=by)
    unit.refresh_from_db()


def end(unit: Unit, on: date, basis: str) -> None:
    """Ends the unit's life and with it its name and its place."""
    Unit.objects.filter(pk=unit.pk).update(closed_on=on, closed_basis=basis)
    unit.names.filter(overlapping((on, None))).update(to_on=on)
    unit.placements.filter(overlapping((on, None))).update(to_on=on)


def refuse_used_code(code: str) -> None:
    """Refuses a code that a unit bears or bore."""
    owner = Unit.objects.filter(code=code).first()
    if owner is not None:
        raise Refused(_("Mã %(code)s đã dùng cho %(unit)s. Đề nghị chọn mã khác.") % {"code": code, "unit": owner.name})


def refuse_same_name(name: str, parent: Unit | None, on: date) -> None:
    """Refuses a second unit of the same name in the same place."""
    if parent is not None and any(child.name == name for child in open_children(parent, on)):
        raise Refused(
            _("Dưới %(parent)s đã có đơn vị tên “%(name)s”. Đề nghị xem lại danh sách.")
            % {"parent": parent.name, "name": name}
        )


def refuse_open_below(unit: Unit, on: date) -> None:
    """Refuses to end a unit under which others still stand on that day or are to stand later."""
    below = Unit.objects.filter(pk__in=Placement.objects.filter(overlapping((on, None)), parent=unit).values("unit"))
    names = list(below.in_order().values_list("name", flat=True)[:4])
    if names:
        shown = ", ".join(names[:3]) + ("…" if len(names) > 3 else "")
        raise Refused(
            _("%(unit)s còn đơn vị trực thuộc: %(below)s. Đề nghị chuyển hoặc kết thúc các đơn vị này trước.")
            % {"unit": unit.name, "below": shown}
        )


def refuse_later_changes(unit: Unit, on: date) -> None:
    """Refuses to end a unit before a change that is already recorded for that day or later."""
    for rows in (unit.names, unit.placements):
        later = rows.filter(from_on__gte=on).order_by("from_on").first()
        if later is not None:
            raise Refused(
                _("%(unit)s đã có thay đổi ghi cho ngày %(day)s. Đề nghị hủy thay đổi đó hoặc chọn ngày sau.")
                % {"unit": unit.name, "day": text_date(later.from_on)}
            )
