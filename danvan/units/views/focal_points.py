"""Whom to telephone: named and ended by the unit, by who serves it, and by its administrators."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.units.actions import focal_points as acts
from danvan.units.forms.focal_points import FocalPointForm
from danvan.units.models import FocalPoint, Unit
from danvan.units.permissions import keeps_focal_points, units_visible_to
from danvan.units.views.holdings import answered
from danvan.workflow.locking import NOT_ALLOWED


@require_http_methods(["GET", "HEAD", "POST"])
def new_focal_point(request: HttpRequest, pk: int) -> HttpResponse:
    """Names somebody to call, in the place of whoever is named now."""
    unit = _kept(request, get_object_or_404(units_visible_to(request.user).select_related("kind", "territory"), pk=pk))
    form = FocalPointForm(request.POST or None, initial=_named_now(unit, request.GET.get("charge", "")))

    def name() -> HttpResponse:
        acts.set_focal_point(unit, by=acting_of(request), **form.said())
        messages.success(request, _("Đã ghi đầu mối."))
        return redirect("units:unit", pk=unit.pk)

    return answered(request, form, name, _("Đầu mối của đơn vị"), unit)


@require_POST
def focal_point_ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody is called no longer from today on."""
    visible = FocalPoint.objects.filter(unit__in=units_visible_to(request.user))
    point = get_object_or_404(visible.select_related("unit__kind", "unit__territory"), pk=pk)
    _kept(request, point.unit)
    acts.end_focal_point(point, by=acting_of(request), on=clock.today())
    return redirect("units:unit", pk=point.unit_id)


def focal_context(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    """Who is called today, who is to be, and whether this reader keeps the list."""
    rows = list(unit.focal_points.order_by("-charge", "from_on"))
    today = clock.today()
    return {
        "unit": unit,
        "now": [row for row in rows if row.is_in_force(today)],
        "coming": [row for row in rows if row.from_on > today],
        "keeps": keeps_focal_points(acting_of(request), unit),
    }


def _named_now(unit: Unit, charge: str) -> dict[str, Any]:
    """What is known of whoever is called now, to be corrected."""
    point = unit.focal_points.on(clock.today()).filter(charge=charge).first()
    if point is None:
        return {"charge": charge}
    return {name: getattr(point, name) for name in ("charge", "name", "position", "phone", "email")}


def _kept(request: HttpRequest, unit: Unit) -> Unit:
    if not keeps_focal_points(acting_of(request), unit):
        raise Refused(NOT_ALLOWED, status=403)
    return unit
