"""Figures of many units in one table: of those one serves, and of those whose figures came by another way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.db.models import Count, F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports import XLSX, attachment
from danvan.core.paging import SIZE, Page, paged
from danvan.core.periods import Period
from danvan.core.views import show
from danvan.measures.actions.figures import report
from danvan.measures.asked import Asked, asked_by, asking
from danvan.measures.below import hold_against_below
from danvan.measures.exports.figures import figures_workbook
from danvan.measures.forms.grids import Column, RowForm, rows_for, saved_words
from danvan.measures.forms.hands import HandForm
from danvan.measures.imports.figures import FIGURES, MOST
from danvan.measures.models import Standing
from danvan.measures.owed import kept_gauges, owed, served_by, still_open
from danvan.measures.views.units import period_or_404
from danvan.units.models import Unit

ROW_FIELD = re.compile(r"u(\d{1,18})-", re.ASCII)
ORDER = ("kind__order", "sort_key")
MISSING, KIND = "con_thieu", "loai"


@dataclass
class Table:
    """Which units and targets a table is about; `keeping` notes what came by another way."""

    title: str
    period: Period
    rows: QuerySet[Standing]
    keeping: bool
    kind: str = ""
    tabs: list[tuple[str, str, int, bool]] = field(default_factory=list)

    def kinds(self) -> list[tuple[str, str, int]]:
        """The kinds its units are of, each with its word and how many: thôn are asked other things than xã."""
        kinds = self.rows.order_by("unit__kind__order", "unit__kind").values_list(
            "unit__kind__code", "unit__kind__plural"
        )
        return list(kinds.annotate(units=Count("unit", distinct=True)))

    def page(self, request: HttpRequest, kind: str) -> Page:
        """One page of its units of a kind; on demand only those that have something left to say."""
        rows = self.rows.filter(unit__kind__code=kind)
        rows = rows.filter(a__lt=F("e")) if request.GET.get(MISSING) else rows
        return paged(Unit.objects.filter(pk__in=rows.values("unit")).select_related("kind"), request.GET, ORDER)

    def sent(self, request: HttpRequest) -> list[Unit]:
        """The units whose rows a form brings, whatever the page would show now: what was typed is never left out."""
        numbers = {int(found[1]) for name in request.POST if (found := ROW_FIELD.match(name))}
        rows = self.rows.filter(unit__in=sorted(numbers)[: 2 * SIZE]).values("unit")
        return list(Unit.objects.filter(pk__in=rows).select_related("kind").order_by(*ORDER, "pk"))

    def asked(self, units: Iterable[Unit]) -> list[Asked]:
        """What these units are asked."""
        return asked_by(asking().filter(pk__in=self.rows.filter(unit__in=list(units)).values("pk")))

    def held(self, units: Iterable[Unit]) -> list[Asked]:
        """The same to be saved: held against what stands below, where it is theirs to see who serve the units."""
        asked = self.asked(units)
        if not self.keeping:
            hold_against_below(asked)
        return asked


def served_table(request: HttpRequest, code: str) -> Table:
    """The units this post serves, in one period."""
    period = period_or_404(code)
    rows = still_open().filter(served_by(acting_of(request)), gauge__period=str(period))
    return Table(_("Nhập thay số liệu %(period)s") % {"period": period.label}, period, rows, keeping=False)


def kept_table(request: HttpRequest, pk: int) -> Table:
    """The members of a target that this post's office keeps."""
    gauge = get_object_or_404(kept_gauges(acting_of(request)), pk=pk)
    rows = still_open().filter(gauge=gauge)
    return Table(gauge.words, gauge.window, rows, keeping=True)


@require_http_methods(["GET", "POST"])
def served(request: HttpRequest, period: str) -> HttpResponse:
    """The table of those one serves (nhập thay)."""
    return answer(request, served_table(request, period))


@require_http_methods(["GET", "POST"])
def kept(request: HttpRequest, gauge: int) -> HttpResponse:
    """The table of what came by another way."""
    return answer(request, kept_table(request, gauge))


@require_safe
def served_workbook(request: HttpRequest, period: str) -> HttpResponse:
    """The same table as a workbook, to be filled in and sent back."""
    return workbook_of(served_table(request, period))


@require_safe
def kept_workbook(request: HttpRequest, gauge: int) -> HttpResponse:
    """The same for a target one keeps."""
    return workbook_of(kept_table(request, gauge))


def workbook_of(table: Table) -> HttpResponse:
    """All rows of a table, as many as one workbook takes."""
    asked = asked_by(asking().filter(pk__in=table.rows.values("pk")))
    if not asked:
        raise Http404
    return attachment(figures_workbook(asked[:MOST]), f"so-lieu-{table.period}.xlsx", XLSX)


def answer(request: HttpRequest, table: Table) -> HttpResponse:
    """Shows the table, or saves what was typed: one row, or all of the page."""
    if request.method == "POST" and request.POST.get("row"):
        return save_row(request, table)
    kinds = table.kinds()
    if not kinds:
        raise Http404
    wanted = request.GET.get(KIND, "")
    table.kind = wanted if wanted in {code for code, _word, _units in kinds} else kinds[0][0]
    table.tabs = [
        (word[:1].upper() + word[1:], f"{request.path}?{KIND}={code}", units, code == table.kind)
        for code, word, units in kinds
    ]
    page = table.page(request, table.kind)
    hand = hand_of(table, request.POST if request.method == "POST" else None)
    if request.method == "GET":
        columns, rows = rows_for(page.rows, table.asked(page.rows))
        return show_table(request, table, page, columns, rows, hand)
    return save_page(request, table, replace(page, rows=table.sent(request)), hand)


def hand_of(table: Table, data: Any = None) -> HandForm:
    """From what all rows of the table are typed."""
    return HandForm(data, serving=True, keeping=table.keeping)


def save_row(request: HttpRequest, table: Table) -> HttpResponse:
    """Saves one row and gives it back as it stands now, with what is wrong beside its cells."""
    number = request.POST["row"]
    unit = get_object_or_404(
        Unit.objects.select_related("kind").filter(pk__in=table.rows.values("unit")),
        pk=int(number) if number.isdecimal() and len(number) < 18 else 0,
    )
    rows = rows_for([unit], table.held([unit]), request.POST)[1]
    row, hand = rows[0], hand_of(table, request.POST)
    saved = save(request, table, row, hand)
    if saved or row.refusal:
        # Read again: as it stands now, or beside what somebody else wrote in this very moment.
        row = again(row, table, None if saved else request.POST)
    status = 200 if saved or (row.is_fine and not row.said) else 409 if row.is_stale else 422
    return show(request, "measures/grid_row.html", {"row": row, "table": table, "saved": saved}, status=status)


def again(row: RowForm, table: Table, data: Any) -> RowForm:
    """The row over what stands now, with what was typed where that is still to be saved."""
    fresh = rows_for([row.unit], table.held([row.unit]) if data else table.asked([row.unit]), data)[1][0]
    fresh.refusal = row.refusal if fresh.is_fine else ""
    return fresh


def save_page(request: HttpRequest, table: Table, page: Page, hand: HandForm) -> HttpResponse:
    """Saves each row that is fine; those that are not come back as typed, and nothing is lost."""
    _columns, rows = rows_for(page.rows, table.held(page.rows), request.POST)
    done = {row.unit.pk for row in rows if save(request, table, row, hand)}
    left = {row.unit.pk: row for row in rows if row.unit.pk not in done and (row.said or not row.is_fine)}
    if done:
        messages.success(request, saved_words(len(done)))
    if not left:
        return redirect(request.get_full_path())
    columns, fresh = rows_for(page.rows, table.held(page.rows), request.POST, only=set(left))
    for row in fresh:
        row.refusal = left[row.unit.pk].refusal if row.unit.pk in left else ""
    stale = any(row.is_stale for row in fresh)
    return show_table(request, table, page, columns, fresh, hand, status=409 if stale else 422)


def save(request: HttpRequest, table: Table, row: RowForm, hand: HandForm) -> bool:
    """Records what is new in one row, in an action of its own; says in the row why it could not be."""
    if not row.is_fine or not row.said:
        return False
    if not hand.is_valid():
        row.refusal = " ".join(str(error) for errors in hand.errors.values() for error in errors)
        return False
    received = hand.cleaned_data.get("received_on")
    try:
        report(row.unit, str(table.period), row.said, by=acting_of(request), received_on=received)
    except Refused as refusal:
        row.refusal = str(refusal)
        return False
    return True


def show_table(
    request: HttpRequest,
    table: Table,
    page: Page,
    columns: list[Column],
    rows: list[RowForm],
    hand: HandForm,
    *,
    status: int = 200,
) -> HttpResponse:
    """The page of a table."""
    counts = owed(table.rows)
    context = {
        "table": table,
        "page": page,
        "columns": columns,
        "rows": rows,
        "hand": hand,
        "count": counts[0] if counts else None,
        "only_missing": bool(request.GET.get(MISSING)),
        "workbook": f"{request.path}figures.xlsx",
        "import_name": FIGURES.name,
        "plain": f"{request.path}?{KIND}={table.kind}",
        "faulty": sum(not row.is_fine for row in rows),
    }
    return show(request, "measures/grid.html", context, status=status)
