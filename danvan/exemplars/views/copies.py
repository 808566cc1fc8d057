"""Who copied a model, and one copy: what it changes, whom it visited, what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from danvan.audit.history import history_of
from danvan.core.acting import Acting, acting_of
from danvan.core.charts import Graph, graph
from danvan.core.errors import Refused
from danvan.core.sent import shown_version, tried
from danvan.core.views import show
from danvan.exemplars.actions import copying as acts
from danvan.exemplars.amounts import said
from danvan.exemplars.forms import copying as forms
from danvan.exemplars.models import SHARED, Copying, CopyingStage, Exemplar
from danvan.exemplars.permissions import visible_to
from danvan.exemplars.permissions.copies import carries, copyings_visible_to, exchanges
from danvan.exemplars.queries.choices import units_copied_for
from danvan.exemplars.queries.copies import MOST_SHOWN, Spread, credited, spread_of
from danvan.exemplars.queries.results import goals_told, results_told
from danvan.exemplars.tones import COPYING_TONES
from danvan.exemplars.views.pages import exemplar_or_404, show_exemplar
from danvan.exemplars.workflow import COPYING
from danvan.units.permissions import serves, writes_for
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED


@require_http_methods(["GET", "POST"])
def copies(request: HttpRequest, pk: int) -> HttpResponse:
    """Who copied a model, as a list and as a graph; whoever may takes it over here."""
    exemplar, by = exemplar_or_404(request, pk), acting_of(request)
    units = units_copied_for(by, exemplar)
    may = exemplar.stage in SHARED and bool(units)
    form = forms.TakeOverForm(request.POST or None, units=units, own=getattr(by, "unit", None))
    if request.method == "POST":
        if not may:
            raise Refused(NOT_ALLOWED, status=403)
        if form.is_valid():
            made: list[Copying] = []
            take = partial(acts.take_over, exemplar, by=by, key=request.POST.get("key"), **form.cleaned_data)
            if tried(form, lambda: made.append(take())):
                messages.success(request, _("Đã ghi nhận đơn vị áp dụng mô hình này."))
                return redirect("ladder:copying", made[0].pk)
    spread = spread_of(exemplar, request.user)
    context = {
        "origins": credited(exemplar, request.user),
        "spread": spread,
        "most": MOST_SHOWN,
        "chart": drawn(exemplar, spread) if spread.rows else None,
        "tones": COPYING_TONES,
        "form": form if may else None,
    }
    status = 422 if form.is_bound else 200
    return show_exemplar(request, exemplar, "copies", "exemplars/copies.html", status=status, **context)


def drawn(exemplar: Exemplar, spread: Spread) -> Graph:
    """The list as a graph: the model on the left, each copy beside what it was copied from."""
    here = reverse("ladder:copies", args=[exemplar.pk])
    rows: list[tuple[Any, Any, str, str]] = [(0, None, exemplar.unit.name, here)]
    for row, _generation, parent in spread.rows:
        rows.append((row.pk, parent or 0, row.unit.name, reverse("ladder:copying", args=[row.pk])))
    return graph(rows, _("Sơ đồ nhân rộng: %(count)d nơi áp dụng") % {"count": len(spread.rows)})


@dataclass(frozen=True)
class Act:
    """One thing to do with a copy."""

    label: Any
    form: type[forms.CopyForm]
    may: Callable[[Acting, Copying], bool]
    do: Callable[..., Any]
    moves: bool = True


ACTS = {
    "outcome": Act(
        gettext_lazy("Báo kết quả áp dụng"),
        forms.OutcomeForm,
        lambda by, row: COPYING.is_open(by, row, "report"),
        acts.report,
    ),
    "exchange": Act(
        gettext_lazy("Ghi lần trao đổi kinh nghiệm"), forms.ExchangeForm, exchanges, acts.exchange, moves=False
    ),
    "own": Act(
        gettext_lazy("Gắn với mô hình đơn vị đã đăng ký"),
        forms.BecameForm,
        lambda by, row: row.exemplar_id is None and row.stage != CopyingStage.DROPPED and carries(by, row),
        acts.register_as,
        moves=False,
    ),
    "reopening": Act(
        gettext_lazy("Sửa kết quả đã báo"),
        forms.ReasonForm,
        lambda by, row: COPYING.is_open(by, row, "reopen"),
        acts.reopen,
    ),
    "ending": Act(
        gettext_lazy("Thôi áp dụng"), forms.ReasonForm, lambda by, row: COPYING.is_open(by, row, "drop"), acts.give_up
    ),
}


def copying_or_404(request: HttpRequest, pk: int) -> Copying:
    """The copy, if this person may see it."""
    shown = ("unit", "origin__unit", "origin__level", "exemplar")
    return get_object_or_404(copyings_visible_to(request.user).select_related(*shown), pk=pk)


@require_GET
def copying(request: HttpRequest, pk: int) -> HttpResponse:
    """One copy: what it changes, whom it visited, its outcome against the original's goals."""
    return show_copying(request, copying_or_404(request, pk))


def show_copying(request: HttpRequest, row: Copying, *, status: int = 200, **typed: Any) -> HttpResponse:
    """The page; a form that came back with errors stands in its place."""
    by = acting_of(request)
    achieved = dict(row.goals.values_list("goal", "achieved"))
    told = results_told([row.origin])
    context = {
        "copying": row,
        "tone": COPYING_TONES[CopyingStage(row.stage)],
        "sees_origin": visible_to(request.user).filter(pk=row.origin_id).exists(),
        "sees_own": row.exemplar_id and visible_to(request.user).filter(pk=row.exemplar_id).exists(),
        "goals": [
            (goal, said(goal.planned), said(goal.achieved), said(achieved.get(goal.pk)))
            for goal in goals_told([row.origin], told).get(row.origin_id, [])
        ],
        "year": told[row.origin_id].year if told else None,
        "exchanges": row.exchanges.all(),
        "acts": [
            (
                name,
                act,
                typed.get(name) or act.form(copying=row, serving=serves_in(by, row, name), auto_id=f"{name}-%s"),
            )
            for name, act in ACTS.items()
            if act.may(by, row)
        ],
        "open_act": next(iter(typed), ""),
        "history": history_of([row], request.user, request.GET),
        "key": new_key(),
    }
    return show(request, "exemplars/copying.html", context, status=status)


def serves_in(by: Acting, row: Copying, name: str) -> bool:
    """Whether this hand writes for the copying unit without being of it; a visit is also the model's own side's to note."""
    return serves(by, row.unit) and not (name == "exchange" and writes_for(by, row.origin.unit))


@require_POST
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Does one of the page's acts."""
    if name not in ACTS:
        raise Http404
    row, by, chosen = copying_or_404(request, pk), acting_of(request), ACTS[name]
    if not chosen.may(by, row):
        raise Refused(NOT_ALLOWED, status=403)
    form = chosen.form(request.POST, copying=row, serving=serves_in(by, row, name), auto_id=f"{name}-%s")
    compared = {"version": shown_version(request)} if chosen.moves else {}
    if form.is_valid():
        do = partial(chosen.do, row, by=by, key=request.POST.get("key"), **compared, **form.cleaned_data)
        if tried(form, do):
            messages.success(request, _("Đã ghi nhận."))
            return redirect("ladder:copying", row.pk)
    return show_copying(request, row, status=422, **{name: form})
