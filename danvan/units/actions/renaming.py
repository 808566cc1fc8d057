"""A unit gets another name, or another place, from a day on by a document."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.core.text import one_line
from danvan.units.actions.changing import (
    claim,
    finish,
    name_on,
    place_on,
    put_from,
    refuse_outside_life,
    refuse_placing,
)
from danvan.units.models import Placement, Territory, Unit, UnitName
from danvan.units.tree_rules import may_stand_under

KEEP: Any = object()


@action
def rename_unit(unit: Unit, *, by: Acting, name: str, on: date, basis: str, version: int | None = None) -> None:
    """Gives a unit another name from a day on; it is found by the old one too."""
    fresh, name = claim(unit, by, version), one_line(name)
    refuse_outside_life(fresh, on)
    row = name_on(fresh, on)
    if row.name == name:
        raise Refused(_("Đơn vị đã mang tên này. Đề nghị nhập tên mới."))
    put_from(row, on, basis, name=name)
    finish(fresh, "rename", by=by, on=on, basis=basis, changes={"name": (row.name, name)})
    unit.refresh_from_db()


@action
def move_unit(
    unit: Unit,
    *,
    by: Acting,
    on: date,
    basis: str,
    parent: Unit | None = KEEP,
    territory: Territory | None = KEEP,
    agency: Unit | None = KEEP,
    version: int | None = None,
) -> None:
    """Places a unit, with all below it, under another parent, in another territory or beside another agency."""
    fresh = claim(unit, by, version)
    refuse_outside_life(fresh, on)
    row = place_on(fresh, on)
    wanted: dict[str, Any] = {"parent": parent, "territory": territory, "agency": agency}
    values = {field: value for field, value in wanted.items() if value is not KEEP and value != getattr(row, field)}
    if not values:
        raise Refused(_("Từ ngày này đơn vị đã ở đúng vị trí đó. Đề nghị chọn vị trí khác."))
    if "parent" in values:
        refuse_placing(renewed(by), values["parent"], fresh.territory)
        may_stand_under(fresh, fresh.kind, values["parent"], (on, row.to_on))
    put_from(row, on, basis, **values)
    told = {field: (getattr(row, f"{field}_id"), pk_of(value)) for field, value in values.items()}
    finish(fresh, "move", by=by, on=on, basis=basis, changes=told)
    unit.refresh_from_db()


@action
def withdraw_change(row: UnitName | Placement, *, by: Acting, reason: str, version: int | None = None) -> None:
    """Calls off a new name or place decided for a day to come: what holds before goes on."""
    unit = claim(row.unit, by, version)
    before = previous(row)
    if row.from_on <= clock.today() or before is None:
        raise Refused(
            _("Thay đổi từ ngày %(day)s đã có hiệu lực. Đề nghị ghi một thay đổi mới thay vì hủy.")
            % {"day": text_date(row.from_on)}
        )
    row.delete()
    type(before).objects.filter(pk=before.pk).update(to_on=row.to_on)
    if isinstance(before, Placement):
        may_stand_under(unit, unit.kind, before.parent, (row.from_on, row.to_on))
    finish(unit, "withdraw_change", by=by, on=None, basis=reason, changes={"from_on": (row.from_on, "")})


def previous(row: UnitName | Placement) -> Any:
    """The row that ends where this one begins."""
    return type(row)._default_manager.filter(unit=row.unit, to_on=row.from_on).first()


def pk_of(value: Any) -> int | None:
    return value.pk if value is not None else None
