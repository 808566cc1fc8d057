"""A mistake in what is kept about a unit is put right: nothing happened to the unit itself, so its past is not added to."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.text import one_line
from danvan.units.actions.changing import claim, finish
from danvan.units.actions.opening import refuse_used_code
from danvan.units.models import Unit
from danvan.units.models.dated import standing_on
from danvan.workflow.changes import told

CORRECTED = ("name", "short_name", "code", "kind", "opened_basis", "closed_basis")


@action
def correct_unit(unit: Unit, *, by: Acting, version: int, reason: str, **values: Any) -> None:
    """Puts right the spelling of today's name, the short name, the code, the kind or the documents named."""
    fresh = claim(unit, by, version)
    if unknown := values.keys() - set(CORRECTED):
        raise TypeError(f"not corrected here: {unknown}")
    values = {field: one_line(value) if isinstance(value, str) else value for field, value in values.items()}
    changed = {field: value for field, value in values.items() if getattr(fresh, field) != value}
    if "code" in changed:
        refuse_used_code(changed["code"])
    if "kind" in changed and changed["kind"].line != fresh.line:
        raise Refused(_("Loại đơn vị thuộc hệ thống khác. Đề nghị chọn loại cùng hệ thống."))
    changes = told(fresh, changed)
    _write(fresh, changed)
    finish(fresh, "correct", by=by, on=None, basis=reason, changes=changes)
    unit.refresh_from_db()


def _write(fresh: Unit, changed: dict[str, Any]) -> None:
    for field, value in changed.items():
        setattr(fresh, field, value)
    try:
        fresh.clean_fields(exclude={field.name for field in fresh._meta.fields} - changed.keys())
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    if "name" in changed:
        row = standing_on(list(fresh.names.all()), clock.today())
        fresh.names.filter(pk=row.pk).update(name=changed["name"])
    if changed:
        Unit.objects.filter(pk=fresh.pk).update(**changed)
