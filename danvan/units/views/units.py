"""The directory and the page of one unit."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from danvan.audit.history import history_of
from danvan.core import clock, registry
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.formats import read_date
from danvan.core.paging import paged
from danvan.core.views import show
from danvan.units.forms.directory import DirectoryForm
from danvan.units.forms.fields import suggested, written
from danvan.units.imports.units import allowed as may_import
from danvan.units.models import Territory, Unit
from danvan.units.models.units import is_open
from danvan.units.permissions import administers, administers_territory, units_visible_to
from danvan.units.queries.directory import ORDER, branches, directory, roots
from danvan.units.queries.heirs import heirs_of_each
from danvan.units.queries.unit_page import unit_page
from danvan.units.scope import scope_of

MOST_BRANCHES = 500
# What a row of the directory shows; whole records of unit, kind, parent and territory are four times as much.
SHOWN = ("name", "code", "opened_on", "closed_on", "kind__name", "parent__name", "territory__full_name")


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The directory: searched and filtered; unasked, the trees of the province one works in."""
    today, home = clock.today(), home_of(request)
    form = DirectoryForm(request.GET, home=home)
    by = acting_of(request)
    may = {"may_import": may_import(by), "may_reorganise": not by.in_place_of_id and administers_territory(by, home)}
    context = {"form": form, "asked": bool(form.asked), **may}
    if not form.asked:
        return show(request, "units/units.html", {**context, "roots": roots(today, home)}, block="found")
    page = paged(directory(form.asked, today), request.GET, ORDER, shown=SHOWN)
    past = form.asked.among_past if not page.rows else None
    if past:
        page = paged(directory(past, today), request.GET, ORDER, shown=SHOWN)
    closed = {row.pk for row in page if not is_open(row.opened_on, row.closed_on, today)}
    heirs = heirs_of_each(list(Unit.objects.filter(pk__in=closed)), today) if closed else {}
    rows = [{"unit": row, "open": row.pk not in closed, "heirs": heirs.get(row.pk, [])} for row in page]
    context |= {"page": page, "rows": rows, "past": past is not None and bool(rows)}
    return show(request, "units/units.html", context, block="found")


@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: what it is, was called, stood under, came from and became; `?ngay=` shows it on another day."""
    today = clock.today()
    visible = units_visible_to(request.user).select_related("kind", "territory", "parent", "agency")
    found = get_object_or_404(visible, pk=pk)
    day = asked_day(request, today)
    context = {
        "about": unit_page(found, day, today),
        "is_today": day == today,
        "may_change": administers(acting_of(request), found),
        "panels": registry.panels("units.unit", request, found),
    }
    return show(request, "units/unit.html", context)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done to a unit, by whom and by which paper."""
    found = get_object_or_404(units_visible_to(request.user), pk=pk)
    context = {"unit": found, "history": history_of(found, request.user, request.GET)}
    return show(request, "units/history.html", context)


@require_safe
def children(request: HttpRequest, pk: int) -> HttpResponse:
    """The branch below a unit, for the tree."""
    found = get_object_or_404(units_visible_to(request.user), pk=pk)
    below = list(branches(found, clock.today())[: MOST_BRANCHES + 1])
    context = {"unit": found, "units": below[:MOST_BRANCHES], "more": len(below) > MOST_BRANCHES}
    return show(request, "units/children.html", context, block="branch")


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """What somebody who types into a field for a unit may mean."""
    typed = request.GET.get(request.GET.get("field", ""), "")[:200]
    found = suggested(typed, request.GET.get("line", "")) if len(typed.strip()) > 1 else []
    return show(request, "units/suggestions.html", {"options": [written(unit) for unit in found]}, block="options")


def asked_day(request: HttpRequest, today: date) -> date:
    """The day the page is to show; today where none was asked for or it cannot be read."""
    try:
        return read_date(request.GET["ngay"]) if request.GET.get("ngay") else today
    except Refused:
        return today


def home_of(request: HttpRequest) -> Territory | None:
    """The territory of the post one works in."""
    here: Unit | None = getattr(acting_of(request), "unit", None)
    if here is not None:
        return here.territory
    posts = scope_of(request.user).posts
    return posts[0].unit.territory if posts else None
