"""What the pages of units show of their people."""

from typing import Any

from django.http import HttpRequest

from danvan.units.models import Unit
from danvan.units.queries.people import units_whose_people_are_seen_by
from danvan.units.views.focal_points import focal_context
from danvan.units.views.holdings import people_context


def people_panel(request: HttpRequest, unit: Unit) -> dict[str, Any] | None:
    """Roles are shown to those who work with the unit, not to everybody who knows that it exists."""
    if not units_whose_people_are_seen_by(request.user).filter(pk=unit.pk).exists():
        return None
    return {"unit": unit, "people": people_context(request, unit)}


def focal_points_panel(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    """Whom to call is for everybody who signs in."""
    return focal_context(request, unit)
