"""What the register adds to the pages of units and plans: how many models came how far this year."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from danvan.core import clock
from danvan.exemplars.funnel import Asked, reported
from danvan.exemplars.funnel_shown import LABELS, cells, whole_of
from danvan.plans.models import Plan
from danvan.units.forms.fields import written
from danvan.units.models import Unit


def unit_panel(request: HttpRequest, unit: Unit) -> dict[str, Any] | None:
    """The funnel of a unit with all below it, as far as this reader has them in sight; nothing where nothing was counted."""
    asked = Asked(clock.today().year, unit=unit)
    return _filled(request, asked, {"don_vi": written(unit)})


def plan_panel(request: HttpRequest, plan: Plan) -> dict[str, Any] | None:
    """The funnel of the models that answer a plan, in the plan's year or this one."""
    year = min(clock.today().year, plan.ends_on.year) if plan.ends_on else clock.today().year
    return _filled(request, Asked(year, plan=plan.pk), {"ke_hoach": plan.pk})


def _filled(request: HttpRequest, asked: Asked, said: dict[str, Any]) -> dict[str, Any] | None:
    groups = reported(request.user, asked)
    if not groups:
        return None
    address = f"{reverse('ladder:funnel')}?{urlencode({**said, 'nam': asked.year})}"
    whole = cells(whole_of(groups, asked), asked)
    return {"asked": asked, "labels": LABELS, "whole": whole, "address": address}
