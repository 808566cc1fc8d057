"""Whom to telephone in a unit: named, replaced from a day on, ended."""

from datetime import date

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.core.text import one_line
from danvan.units.actions.changing import end_from, refuse_outside_life
from danvan.units.models import FocalPoint, Unit
from danvan.units.permissions import keeps_focal_points
from danvan.workflow.locking import NOT_ALLOWED, locked


@action
def set_focal_point(
    unit: Unit, charge: str, *, by: Acting, on: date, name: str, phone: str, position: str = "", email: str = ""
) -> FocalPoint:
    """From a day on this person is called; whoever was called before in the same charge is so until that day."""
    fresh = held(unit, by)
    refuse_outside_life(fresh, on)
    refuse_later(fresh, charge, on)
    lasting = fresh.focal_points.lasting(on).filter(charge=charge)
    before = ", ".join(lasting.values_list("name", flat=True))
    lasting.filter(from_on=on).delete()
    lasting.update(to_on=on)
    said = {"name": one_line(name), "position": one_line(position), "phone": one_line(phone), "email": email.lower()}
    point = FocalPoint.objects.create(unit=fresh, charge=charge, from_on=on, **said)
    told = {"focal_point": (before, point.name), "on": (None, on)}
    record("set_focal_point", fresh, by=by, changes=told)
    return point


@action
def end_focal_point(point: FocalPoint, *, by: Acting, on: date) -> None:
    """From a day on this person is called no longer."""
    unit = held(point.unit, by)
    fresh = locked(point)
    if fresh.to_on is not None and fresh.to_on <= on:
        raise Refused(_("Đầu mối này đã thôi từ ngày %(day)s.") % {"day": text_date(fresh.to_on)}, status=409)
    end_from(fresh, on)
    record("end_focal_point", unit, by=by, changes={"focal_point": (point.name, ""), "on": (None, on)})


def held(unit: Unit, by: Acting) -> Unit:
    """The unit's row, so that two who name somebody at once leave one; refused to whoever may not."""
    fresh = locked(unit)
    if not keeps_focal_points(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    return fresh


def refuse_later(unit: Unit, charge: str, on: date) -> None:
    """Refuses to name somebody for a time for which another is named already."""
    later = unit.focal_points.filter(charge=charge, from_on__gt=on).order_by("from_on").first()
    if later is not None:
        raise Refused(
            _("Từ ngày %(day)s đã ghi đầu mối khác. Đề nghị kết thúc đầu mối đó trước, hoặc chọn ngày sau.")
            % {"day": text_date(later.from_on)}
        )
