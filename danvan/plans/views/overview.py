"""How the plans of a year stand over what one looks after."""

from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template import loader
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports.answers import CSV, XLSX, attachment
from danvan.core.exports.sheets import workbook
from danvan.core.jinja import page_addresses
from danvan.core.pace import costly
from danvan.core.paging import Sorting
from danvan.core.views import show
from danvan.measures.forms.gauges import OverForm
from danvan.plans.overview.finding import Asked, Found, find
from danvan.plans.overview.keeping import kept
from danvan.plans.overview.ranges import Range, chosen_range, own_range
from danvan.plans.overview.sheets import level_csv, overview_sheets
from danvan.plans.overview.standing import OWN_PLAN, overview_of
from danvan.units.permissions import writes_somewhere
from danvan.units.scope import Scope, scope_of

YEARS_BACK = 4
ORDERS: dict[str, tuple[str, ...]] = {"ket_qua": (), "ten": (), "qua_han": (), "kien_nghi": ()}


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Plans and targets, coverage, late work and kiến nghị; below, the units of the next level."""
    where, form = range_of(request)
    body, found = None, None
    if where is not None:
        asked, scope = asked_of(request, where), scope_of(request.user)
        found = find(request.user, asked, scope)
        body = kept(found, asked, scope, partial(written, found, asked, scope))
    said = dict(found.where.said) if found else {}
    context = {
        "body": body,
        "found": found,
        "form": form,
        # Its lists are asked for only by who wants to change something.
        "form_open": form is not None and bool(form.errors or request.GET.get("doi")),
        "year": year_of(request),
        "years": years(),
        "said": said,
        "query": urlencode({**said, "nam": year_of(request), **chosen_of(request)}),
        "may_draft": writes_somewhere(acting_of(request)),
    }
    return show(request, "plans/overview.html", context)


@costly("workbooks")
@require_GET
def overview_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a workbook whose totals are formulas, or the units of the level below as CSV."""
    where, _form = range_of(request)
    if where is None:
        raise Refused(_("Vai trò hiện tại không theo dõi đơn vị nào. Mời chuyển sang vai trò khác."), status=403)
    asked, scope = asked_of(request, where), scope_of(request.user)
    made = overview_of(find(request.user, asked, scope), asked, scope)
    if ending == "csv":
        return attachment(level_csv(made.level), "toan-canh.csv", CSV)
    return attachment(workbook(*overview_sheets(made, asked)), "toan-canh.xlsx", XLSX)


def written(found: Found, asked: Asked, scope: Scope) -> tuple[str, str]:
    """The block of the page that is kept, after its stamp: nothing in it is the reader's own but what their rights give."""
    made, said = overview_of(found, asked, scope), found.where.said
    params = QueryDict(mutable=True)
    chosen = str(made.level.gauge.pk) if made.level.gauge else OWN_PLAN
    params.update({**said, "nam": str(asked.year), "chon": chosen, "xep": asked.order})
    context = {
        "made": made,
        "asked": asked,
        "said": {**said, "nam": asked.year, "xep": asked.order},
        "scope_query": urlencode(said),
        "level_query": urlencode({"nam": asked.year, "chon": chosen}),
        "chosen": chosen,
        "own_plan": OWN_PLAN,
        "sorting": Sorting(params, ORDERS, "ket_qua"),
        "page_address": reverse("plans:overview"),
        "now": clock.now(),
        "url": page_addresses(),
    }
    return made.stamp, str(loader.get_template("plans/overview_body.html", using="jinja2").render(context))


def range_of(request: HttpRequest) -> tuple[Range | None, OverForm | None]:
    """Over whom: what was chosen, else what one's post looks after."""
    scope = scope_of(request.user)
    own = own_range(acting_of(request), scope)
    asked = {name: request.GET[name] for name in OverForm.base_fields if request.GET.get(name)}
    if not asked or (own is not None and asked == own.said):
        return own, OverForm(user=request.user) if request.GET.get("doi") else None
    form = OverForm(request.GET, user=request.user)
    return (chosen_range(form.cleaned_data, request.GET, scope) if form.is_valid() else None) or own, form


def asked_of(request: HttpRequest, where: Range) -> Asked:
    """What the address asks for; what it cannot mean is as if it were not said."""
    by, order = chosen_of(request).get("chon", ""), request.GET.get("xep", "ket_qua")
    return Asked(where, year_of(request), by, order if order.removeprefix("-") in ORDERS else "ket_qua")


def chosen_of(request: HttpRequest) -> dict[str, str]:
    """By which target the units of the level below are read, where the address says."""
    by = request.GET.get("chon", "")
    return {"chon": by} if by == OWN_PLAN or (by.isdecimal() and len(by) < 19) else {}


def years() -> list[int]:
    """The years one can choose, the next one first."""
    this = clock.today().year
    return list(range(this + 1, this - YEARS_BACK - 1, -1))


def year_of(request: HttpRequest) -> int:
    """The year asked for, else this one."""
    said = request.GET.get("nam", "")
    return next((year for year in years() if str(year) == said), clock.today().year)
