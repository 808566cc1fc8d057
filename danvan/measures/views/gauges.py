"""A target opened to its parts: numerator, denominator, who is missing, who is excused, and how it was counted."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from danvan.core import registry
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports.answers import CSV, XLSX, attachment
from danvan.core.exports.sheets import workbook
from danvan.core.pace import costly
from danvan.core.paging import paged
from danvan.core.views import show
from danvan.jobs.actions import start_job
from danvan.measures.actions import excusing, gauges
from danvan.measures.exports.gauges import gauge_csv, gauge_sheet
from danvan.measures.forms.gauges import ExcuseForm, OverForm, ReasonForm
from danvan.measures.jobs import RESTATE
from danvan.measures.last_year import last_year
from danvan.measures.models import Figure, Gauge
from danvan.measures.over import Over, all_units, chosen
from danvan.measures.permissions import keeps, standings_visible_to
from danvan.measures.reading_page import STATES, parts_of, rows_in
from danvan.measures.registry import Question, tally_of
from danvan.measures.shown import Shown
from danvan.units.models import Unit
from danvan.units.scope import scope_of
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED

ORDER = ("unit__kind__order", "unit__sort_key", "pk")


def gauge_or_404(request: HttpRequest, pk: int) -> tuple[Gauge, Any]:
    """The gauge with the record that asks, if this person may see that."""
    gauge = get_object_or_404(Gauge.objects.select_related("measure", "issuer", "office", "last_year__measure"), pk=pk)
    subject = registry.find(gauge.subject_type, gauge.subject_id, request.user)
    if subject is None:
        raise Http404
    return gauge, subject


def reading_of(request: HttpRequest, row: Gauge) -> tuple[Over, OverForm, str]:
    """Over whom, with the form that says so, and which rows. The whole is for all who see the target; part of it, like the
    units' own parts, for who sees those units, or works in the offices that keep it.
    """
    form, scope = OverForm(request.GET, user=request.user), scope_of(request.user)
    over = chosen(form.cleaned_data) if form.is_valid() else all_units()
    if {row.issuer_id, row.office_id}.isdisjoint(scope.unit_ids):
        over = over.within(scope.seen("unit")) if not covers(over, request.user) else over
    state = request.GET.get("xem", "")
    return over, form, state if state in STATES else STATES[0]


def covers(over: Over, user: Any) -> bool:
    """Whether all of these units are in somebody's sight: their stored sums may be read as they are."""
    return over.unit is not None and Unit.objects.filter(scope_of(user).seen(""), pk=over.unit.pk).exists()


def chosen_query(request: HttpRequest) -> str:
    """What the address says of over whom, for links that keep it."""
    said = {name: request.GET[name] for name in OverForm.base_fields if request.GET.get(name)}
    return f"{urlencode(said)}&" if said else ""


@require_GET
def gauge(request: HttpRequest, pk: int) -> HttpResponse:
    """The figure, its parts, and the units behind them."""
    row, subject = gauge_or_404(request, pk)
    return show_gauge(request, row, subject)


def show_gauge(request: HttpRequest, row: Gauge, subject: Any, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; a form that came back with errors stands in its place."""
    over, form, state = reading_of(request, row)
    page = paged(rows_in(row, over, request.user, state).select_related("unit__kind"), request.GET, ORDER)
    context = {
        "gauge": row,
        "subject": subject,
        "kind": registry.kind_of(row.subject_type),
        "here": reverse("gauges:gauge", args=[row.pk]),
        "shown": Shown(row, over.sums([row.pk])[row.pk], not over.everybody),
        "over": over,
        "over_form": form,
        "over_query": chosen_query(request),
        "state": state,
        "page": page,
        "parts": parts_of(row, page.rows, request.user),
        "excused_count": rows_in(row, over, request.user, "duoc_mien").count(),
        "last_year": last_year(row, over, request.user),
        "replaces": row.replaces,
        "replaced_by": Gauge.objects.filter(replaces=row).first(),
        "may_keep": row.is_open and keeps(acting_of(request), row),
        "excuse_form": ExcuseForm(),
        "ticked": (),
        "readmit_form": ReasonForm(auto_id="readmit_%s"),
        "close_form": ReasonForm(auto_id="close_%s"),
        "key": new_key(),
        "panels": registry.panels("measures.gauge", request, row),
        **forms,
    }
    return show(request, "measures/gauge.html", context, block=request.GET.get("phan"), status=status)


@require_GET
def part(request: HttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    """What one unit adds to a target, and the records that prove it."""
    row, subject = gauge_or_404(request, pk)
    seen = standings_visible_to(request.user).select_related("unit")
    standing = get_object_or_404(seen, gauge=row, unit=unit_pk, member=True)
    [one] = parts_of(row, [standing], request.user)
    proofs = [] if row.measure.is_reported else prove(row, standing.unit, request.user)
    versions = Figure.objects.filter(measure=row.measure, period=row.period, unit=unit_pk).order_by("-version")
    context = {"gauge": row, "subject": subject, "part": one, "proofs": proofs, "versions": versions}
    return show(request, "measures/part.html", context)


def prove(gauge: Gauge, unit: Unit, user: Any) -> list[Any]:
    """The records behind a unit's count that this person may see."""
    question = Question([unit.pk], gauge.starts_on, gauge.ends_on, gauge.measure.about_id)
    return tally_of(gauge.measure.tally).prove(question, user)


@require_POST
def excuses(request: HttpRequest, pk: int) -> HttpResponse:
    """Leaves chosen units out, with reason and approver."""
    row, subject = kept_or_refused(request, pk)
    form = ExcuseForm(request.POST)
    if not form.is_valid():
        ticked = {int(value) for value in numbers(request.POST.getlist("units"))}
        return show_gauge(request, row, subject, status=422, excuse_form=form, ticked=ticked)
    units = chosen_units(request)
    excusing.excuse(row, units, by=acting_of(request), key=request.POST.get("key"), **form.cleaned_data)
    messages.success(request, _("Đã miễn cho %(count)d đơn vị; tử số và mẫu số đã tính lại.") % {"count": len(units)})
    return redirect("gauges:gauge", row.pk)


@require_POST
def readmissions(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes chosen units back in."""
    row, _subject = kept_or_refused(request, pk)
    reason, units = ReasonForm(request.POST).said, chosen_units(request)
    excusing.readmit(row, units, by=acting_of(request), reason=reason, key=request.POST.get("key"))
    messages.success(request, _("Đã đưa lại %(count)d đơn vị vào diện tính.") % {"count": len(units)})
    return redirect("gauges:gauge", row.pk)


@require_POST
def cutoffs(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps what the target says today as a reading; or closes it for good."""
    row, _subject = kept_or_refused(request, pk)
    if request.POST.get("close"):
        gauges.close_gauge(row, by=acting_of(request), reason=ReasonForm(request.POST).said)
        messages.success(request, _("Đã chốt số liệu. Từ nay số liệu của chỉ tiêu này giữ nguyên."))
    else:
        gauges.keep_reading(row, by=acting_of(request))
        messages.success(request, _("Đã lưu số liệu của ngày hôm nay để so sánh về sau."))
    return redirect("gauges:gauge", row.pk)


@require_POST
def restatements(request: HttpRequest, pk: int) -> HttpResponse:
    """Has last year's figure computed under the trees of today."""
    row, _subject = gauge_or_404(request, pk)
    if row.last_year is None:
        raise Refused(_("Chỉ tiêu này chưa có số liệu cùng kỳ năm trước để quy đổi."))
    job = start_job(RESTATE, by=acting_of(request), gauge=row.last_year.pk, shown_on=row.pk)
    return redirect("jobs:job", job.pk)


def kept_or_refused(request: HttpRequest, pk: int) -> tuple[Gauge, Any]:
    """The gauge, if this person keeps it."""
    row, subject = gauge_or_404(request, pk)
    if not keeps(acting_of(request), row):
        raise Refused(NOT_ALLOWED, status=403)
    return row, subject


def chosen_units(request: HttpRequest) -> list[Unit]:
    """The units that were ticked."""
    units = list(Unit.objects.filter(pk__in=numbers(request.POST.getlist("units"))))
    if not units:
        raise Refused(_("Mời chọn ít nhất một đơn vị trong danh sách."))
    return units


def numbers(said: list[str]) -> list[str]:
    """What can be the number of a record."""
    return [value for value in said if value.isdecimal() and len(value) < 19]


@costly("workbooks")
@require_GET
def gauge_file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The same list as a workbook whose totals are formulas, or as CSV."""
    row, _subject = gauge_or_404(request, pk)
    over, _form, _state = reading_of(request, row)
    rows = rows_in(row, over, request.user, "tat_ca").select_related("unit__kind").order_by(*ORDER)
    parts = parts_of(row, list(rows), request.user)
    if ending == "csv":
        return attachment(gauge_csv(parts), "chi-tieu.csv", CSV)
    shown = Shown(row, over.sums([row.pk])[row.pk], not over.everybody)
    before = last_year(row, over, request.user)
    return attachment(workbook(gauge_sheet(shown, over, parts, before)), "chi-tieu.xlsx", XLSX)
