"""Rounds of registration: the list, one round with who registered in it and who has not, and making one."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db.models import Count, Min, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.paging import Page, paged
from danvan.core.sent import shown_version
from danvan.core.views import show
from danvan.exemplars.actions import rounds as acts
from danvan.exemplars.forms.rounds import AgainForm, RoundForm, begun_for, said_of
from danvan.exemplars.models import Purpose, Round, RoundStage
from danvan.exemplars.permissions import visible_to
from danvan.exemplars.permissions.rounds import makes_rounds, rolls_visible_to, rounds_visible_to, runs
from danvan.exemplars.queries.rounds import (
    NOT_REGISTERED,
    not_registered,
    registered_in,
    rounds_open_to,
    supplements_of,
)
from danvan.exemplars.queries.slips import waiting_for
from danvan.exemplars.tones import EXEMPLAR_TONES, ROUND_TONES
from danvan.exemplars.urging.rounds import REGISTRATION, RESULT, owing_units
from danvan.plans.queries import focal_points_of
from danvan.units.models import Unit
from danvan.units.scope import scope_of
from danvan.workflow.editing import Conflict
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED

OF_ROUND = ("office", "level", "plan", "registration_form", "result_form")
SEEN = {"": gettext_lazy("Đã đăng ký"), "muon": gettext_lazy("Gửi muộn"), "chua": gettext_lazy("Chưa đăng ký")}
DONE = {
    "open": gettext_lazy("Đã mở đợt đăng ký và báo các đơn vị."),
    "close": gettext_lazy("Đã đóng đợt đăng ký."),
    "reopen": gettext_lazy("Đã mở lại đợt đăng ký và báo các đơn vị chưa gửi."),
    "drop": gettext_lazy("Đã bỏ đợt đăng ký."),
}


@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds of one's offices and those one's units may register in; or all that were opened."""
    whose, year = request.GET.get("cua", "toi"), request.GET.get("nam", "")
    rows = rounds_visible_to(request.user).select_related(*OF_ROUND)
    if whose == "toi":
        rows = rows.filter(scope_of(request.user).mine("office") | Q(pk__in=_open_to_own(request)))
    if year.isdecimal() and len(year) == len("2026"):
        rows = rows.filter(year=year)
    context = {
        "page": paged(_with_counts(rows, request), request.GET, ["-year", "-closes_on", "-pk"]),
        "whose": whose,
        "year": year,
        "tones": ROUND_TONES,
        "makes": makes_rounds(acting_of(request)),
    }
    return show(request, "exemplars/rounds.html", context)


def _open_to_own(request: HttpRequest) -> set[int]:
    """The rounds in which the units one works in may register today."""
    units = {post.unit.pk: post.unit for post in scope_of(request.user).working}
    return {row.pk for unit in units.values() for row in rounds_open_to(unit, clock.today())}


def _with_counts(rows: QuerySet[Round], request: HttpRequest) -> QuerySet[Round]:
    """Adds `sent`, how many were sent to it of those this person may see."""
    seen = Q(exemplars__in=visible_to(request.user)) & ~Q(exemplars__stage__in=NOT_REGISTERED)
    return rows.annotate(sent=Count("exemplars", filter=seen))


def round_or_404(request: HttpRequest, pk: int) -> Round:
    """The round, if this person may see it."""
    found = rounds_visible_to(request.user).select_related(*OF_ROUND).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_GET
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: its days and who is to register; for its office, who did, who was late and why, who has not."""
    return show_round(request, round_or_404(request, pk))


def show_round(request: HttpRequest, row: Round, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; a form that came back with errors stands in its place."""
    by, moves = acting_of(request), acts.ROUND.open_to(acting_of(request), row)
    context = {
        "round": row,
        "tone": ROUND_TONES[RoundStage(row.stage)],
        "moves": moves,
        "runs": runs(by, row),
        "makes": makes_rounds(by),
        "may_register": row.office_id not in scope_of(request.user).unit_ids and row.pk in _open_to_own(request),
        "supplements": list(supplements_of(row).exclude(stage=RoundStage.DRAFT)),
        "again": AgainForm(),
        "waiting": waiting_for(request.user).filter(box__round=row).count(),
        "key": new_key(),
        **_roll(request, row),
        **forms,
    }
    return show(request, "exemplars/round.html", context, status=status)


def _roll(request: HttpRequest, row: Round) -> dict[str, Any]:
    """Who registered and who has not, for those who may see that."""
    if not rolls_visible_to(request.user).filter(pk=row.pk).exists():
        return {"roll": None}
    asked = request.GET.get("xem", "")
    seen = asked if asked in SEEN else ""
    sent, missing = _sent(request, row), not_registered(row, clock.today())
    late = sent.exclude(late_reason="")
    counts = {"": sent.count(), "muon": late.count(), "chua": missing.count()}
    page = _missing_page(request, missing) if seen == "chua" else _sent_page(request, late if seen else sent)
    return {
        "roll": page,
        "seen": seen,
        "ways": [(value, label, counts[value]) for value, label in SEEN.items()],
        "tones": {stage.value: tone for stage, tone in EXEMPLAR_TONES.items()},
        "urge": _ways_to_urge(request, row, counts["chua"]),
    }


def _sent(request: HttpRequest, row: Round) -> QuerySet[Any]:
    return registered_in(row).filter(pk__in=visible_to(request.user).values("pk"))


def _sent_page(request: HttpRequest, rows: QuerySet[Any]) -> Page:
    """Each model with the day it was first sent."""
    first = Min("dossiers__submitted_at", filter=Q(dossiers__purpose=Purpose.REGISTRATION))
    return paged(rows.select_related("unit").annotate(sent_at=first), request.GET, ["unit__sort_key", "pk"])


def _missing_page(request: HttpRequest, units: QuerySet[Unit]) -> Page:
    """Each unit with whom to call there, and whether it began to write."""
    page = paged(units, request.GET, ["kind__order", "sort_key", "pk"])
    points = focal_points_of([unit.pk for unit in page.rows], clock.today())
    return replace(page, rows=[{"unit": unit, "to_call": points[unit.pk]} for unit in page.rows])


def _ways_to_urge(request: HttpRequest, row: Round, unregistered: int) -> list[tuple[Any, int, str]]:
    """The ways from the round to those who lack something, for its office: for what, how many, where."""
    if row.office_id not in scope_of(request.user).unit_ids or row.stage not in (RoundStage.OPEN, RoundStage.CLOSED):
        return []
    owing = owing_units(row.pk, None).count() if row.result_due_on else 0
    counts = [(REGISTRATION, unregistered), (RESULT, owing)]
    return [(each.lacks, n, reverse("urging:missing", args=[each.key, row.pk])) for each, n in counts if n]


@require_http_methods(["GET", "POST"])
def new_round(request: HttpRequest) -> HttpResponse:
    """Prepares a round of the own office."""
    by: Any = acting_of(request)
    if not makes_rounds(by):
        raise Refused(
            _("Vai trò hiện tại không nhận đăng ký mô hình. Mời chọn vai trò ở cơ quan tiếp nhận."), status=403
        )
    form = RoundForm(request.POST or None, initial=begun_for(clock.today().year), office=by.unit, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("rounds:round", acts.make_round(by=by, key=request.POST.get("key"), **form.values).pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "key": new_key(), "round": None}
    return show(request, "exemplars/round_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Says anew what a round is; once it was opened, only what may still change."""
    row, by = round_or_404(request, pk), acting_of(request)
    if not runs(by, row):
        raise Refused(NOT_ALLOWED, status=403)
    form = RoundForm(request.POST or None, initial=said_of(row), office=row.office, user=request.user, row=row)
    context = {"form": form, "key": new_key(), "round": row, "conflict": None}
    if request.method == "POST" and form.is_valid():
        try:
            acts.edit_round(row, form.values, by=by, version=shown_version(request))
        except Conflict as conflict:
            return show(request, "exemplars/round_form.html", {**context, "conflict": conflict}, status=409)
        return redirect("rounds:round", row.pk)
    return show(request, "exemplars/round_form.html", context, status=422 if form.is_bound else 200)


@require_POST
def stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens, closes, opens again or drops a round."""
    row, move = round_or_404(request, pk), request.POST.get("move", "")
    if move not in DONE:
        raise Refused(_("Không có bước này. Mời quay lại trang đợt đăng ký."))
    again = None
    if move == "reopen":
        form = AgainForm(request.POST)
        if not form.is_valid():
            return show_round(request, row, again=form, status=422)
        again = form.again
    key, version = request.POST.get("key"), shown_version(request)
    acts.press_round(row, move, by=acting_of(request), key=key, version=version, again=again)
    messages.success(request, DONE[move])
    return redirect("rounds:rounds") if move == "drop" else redirect("rounds:round", row.pk)


@require_POST
def copies(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes this round as the draft of next year's."""
    made = acts.copy_round(round_or_404(request, pk), by=acting_of(request), key=request.POST.get("key"))
    messages.success(request, _("Đã chép thành đợt của năm sau; ngày đã chuyển sang năm sau. Mời soát lại rồi mở đợt."))
    return redirect("rounds:facts", made.pk)
