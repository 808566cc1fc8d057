"""What every change of the trees shares: the lock, the dated rows, today's tree, and the entry."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting, renewed
from danvan.core.errors import Overtaken, Refused
from danvan.core.formats import text_date
from danvan.units.models import Dated, Placement, Territory, Unit, UnitName
from danvan.units.permissions import administers, administers_territory
from danvan.units.settling import Changes, settle_units
from danvan.units.tree_lock import hold_trees
from danvan.workflow.changes import VERSION, plain
from danvan.workflow.locking import CHANGED, NOT_ALLOWED, locked


def claim(unit: Unit, by: Acting, version: int | None = None) -> Unit:
    """The unit as it stands now, for this person to change alone. `version` is that of the form, when there is one."""
    hold_trees()
    fresh = locked(unit)
    if version is not None and fresh.version != version:
        raise Overtaken(CHANGED)
    if by != SYSTEM and not administers(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    return fresh


def refuse_placing(by: Acting, parent: Unit | None, territory: Territory | None) -> None:
    """Refuses an administrator who neither administers the parent nor, at the top of a tree, the territory."""
    allowed = by == SYSTEM or (administers_territory(by, territory) if parent is None else administers(by, parent))
    if not allowed:
        raise Refused(NOT_ALLOWED, status=403)


def refuse_outside_life(unit: Unit, on: date) -> None:
    """Refuses a day on which the unit does not exist."""
    if on < unit.opened_on:
        raise Refused(
            _("%(unit)s thành lập từ ngày %(day)s. Đề nghị chọn ngày từ đó trở đi.")
            % {"unit": unit.name, "day": text_date(unit.opened_on)}
        )
    if unit.closed_on is not None and on >= unit.closed_on:
        raise Refused(
            _("%(unit)s kết thúc hoạt động từ ngày %(day)s. Đề nghị chọn ngày trước đó.")
            % {"unit": unit.name, "day": text_date(unit.closed_on)}
        )


def name_on(unit: Unit, day: date) -> UnitName:
    return unit.names.on(day).get()


def place_on(unit: Unit, day: date) -> Placement:
    return unit.placements.on(day).select_related("parent", "territory", "agency").get()


def put_from(row: Dated, on: date, basis: str, **values: Any) -> None:
    """From a day on, as long as `row` held, it says `values`; before that day it stays what it was."""
    rows, fields = type(row)._default_manager, row._meta.concrete_fields
    told = {row._meta.get_field(name).attname: plain(value) for name, value in values.items()} | {"basis": basis}  # type: ignore[union-attr]
    if row.from_on == on:
        rows.filter(pk=row.pk).update(**told)
        return
    rows.filter(pk=row.pk).update(to_on=on)
    kept = {field.attname: getattr(row, field.attname) for field in fields if not field.primary_key}
    rows.create(**(kept | {"from_on": on} | told))


def end_from(row: Dated, on: date) -> None:
    """From a day on a row holds no longer; one that was to begin only then never does."""
    rows = type(row)._default_manager.filter(pk=row.pk)
    if on <= row.from_on:
        rows.delete()
    else:
        rows.update(to_on=on)


def finish(unit: Unit, verb: str, *, by: Acting, on: date | None, basis: str, changes: Mapping[str, Any]) -> None:
    """Settles the unit as of today, counts its version on, and writes the entry; the caller's unit then reads as kept."""
    settle_units([unit.pk], clock.today())
    Unit.objects.filter(pk=unit.pk).update(version=F("version") + 1)
    told: Changes = {VERSION: (unit.version, unit.version + 1), **changes}
    if on is not None:
        told["on"] = (None, on)
    record(verb, unit, by=by, changes=told, reason=basis)
