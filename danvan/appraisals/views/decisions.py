"""A decision: its lines beside the votes, the signed paper's number, the outbox, and the announcement."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.appraisals.actions import announcing
from danvan.appraisals.actions import decisions as acts
from danvan.appraisals.actions.announcing import announces
from danvan.appraisals.forms.decisions import LinesForm, NewDecisionForm, SigningForm
from danvan.appraisals.models import Decision, DecisionStage
from danvan.appraisals.permissions import (
    decides,
    drafts,
    files_for_decision,
    lines_visible_to,
    prepares,
    recognises_at,
)
from danvan.appraisals.queries.frozen import frozen_for
from danvan.appraisals.queries.pages import LineRow, lines_of, recognised_for
from danvan.appraisals.views.page import TONES, answered, decision_or_404
from danvan.appraisals.views.signed import scans_of
from danvan.appraisals.wording import tally_words
from danvan.appraisals.workflow import DECISION
from danvan.core import clock
from danvan.core.acting import Acting, acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version
from danvan.core.views import show
from danvan.exemplars.models import Level
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED

GOING_ON = (DecisionStage.ANNOUNCING, DecisionStage.ANNOUNCED)
UNSIGNED = (DecisionStage.DRAFT, DecisionStage.DROPPED)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Drafts a decision over recognised models: outstanding ones, or those recognised no longer."""
    by: Any = acting_of(request)
    levels = [level for level in Level.objects.on(clock.today()) if prepares(by) and recognises_at(by, level)]
    if not levels:
        raise Refused(NOT_ALLOWED, status=403)
    offered = recognised_for(request.user, [level.pk for level in levels])
    form = NewDecisionForm(request.POST or None, offered=offered)
    made: list[int] = []

    def act(key: str) -> None:
        said = form.said()
        chosen = list(said["exemplars"])
        how = {"by": by, "year": said["year"], "level": chosen[0].level, "key": key}
        made.append(acts.draft(by.unit, said["kind"], chosen, **how).pk)

    back = reverse("appraisals:sittings")
    page = {"title": _("Lập quyết định"), "submit": _("Lập dự thảo"), "trail": [(_("Thẩm định"), back)], "note": ""}
    return answered(request, form, act, lambda: redirect("appraisals:decision", made[0]), cancel=back, **page)


@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines with outcome beside votes; while it is a draft they are written here."""
    found, by = decision_or_404(request, pk), acting_of(request)
    rows = lines_of(found, request.user)
    form = LinesForm(request.POST or None, lines=[row.line for row in rows], initial={"version": found.version})
    status = 200
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        else:
            status = _written(request, found, form)
            if status == 302:
                messages.success(request, _("Đã lưu kết quả từng mô hình."))
                return redirect("appraisals:decision", pk)
    return _show(request, found, rows, form, status, by)


def _written(request: HttpRequest, found: Decision, form: LinesForm) -> int:
    said = form.cleaned_data
    try:
        acts.write(found, form.outcomes, by=acting_of(request), version=said["version"], key=said["key"])
    except Refused as refused:
        if refused.status == 403:
            raise
        form.add_error(None, str(refused))
        return refused.status
    return 302


def _show(
    request: HttpRequest, found: Decision, rows: list[LineRow], form: LinesForm, status: int, by: Any
) -> HttpResponse:
    writing = found.stage == DecisionStage.DRAFT and drafts(by, found)
    whole = found.lines.count() == len(rows)
    context = {
        "decision": found,
        "rows": [(row, tally_words(row.tally) if row.tally else "", form.of(row.line)) for row in rows],
        "form": form,
        "writing": writing,
        "moves": DECISION.open_to(by, found) if whole else [],
        "whole": whole,
        "looks_through": _looks_through(by, found),
        "scans": scans_of(request, decision=found),
        "scan_form": reverse("appraisals:decision_scan", args=[found.pk]) if files_for_decision(by, found) else "",
        "tones": TONES,
        "key": new_key(),
    }
    return show(request, "appraisals/decision.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: HttpRequest, pk: int) -> HttpResponse:
    """Writes down number, day and signer of the signed paper."""
    found, by = decision_or_404(request, pk), acting_of(request)
    if not DECISION.is_open(by, found, "sign"):
        raise Refused(
            _(
                "Người đã ghi kết quả, hoặc liên quan một mô hình trong danh sách, không ghi nhận ký. Đề nghị người khác."
            ),
            status=403,
        )
    form = SigningForm(request.POST or None, initial={"version": found.version})
    back = reverse("appraisals:decision", args=[pk])
    trail = [(_("Thẩm định"), reverse("appraisals:sittings")), (announcing.title_of(found), back)]
    page = {"title": _("Ghi nhận quyết định đã ký"), "submit": _("Ghi nhận"), "trail": trail, "cancel": back}

    def act(key: str) -> None:
        acts.sign(found, by=by, **{**form.said(), "key": key})

    note = _("Ghi nhận xong chưa ai bên ngoài biết: kết quả chỉ ra ngoài khi công bố.")
    return answered(request, form, act, lambda: redirect(back), note=note, **page)


@require_POST
def stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a signature back, gives a draft up, announces, or goes on announcing."""
    found, by = decision_or_404(request, pk), acting_of(request)
    said, move = request.POST, request.POST.get("move", "")
    key = said.get("key")
    if move == "go_on":
        return redirect("jobs:job", announcing.go_on(found, by=by, key=key).pk)
    if move not in ("unsign", "drop", "announce") or not DECISION.is_open(by, found, move):
        raise Refused(NOT_ALLOWED, status=403)
    if move == "announce":
        version = shown_version(request) or None
        return redirect("jobs:job", announcing.announce(found, by=by, version=version, key=key).pk)
    acts.press(found, move, by=by, reason=said.get("reason", ""), key=key)
    return redirect("appraisals:decision", pk)


@require_safe
def outbox(request: HttpRequest, pk: int) -> HttpResponse:
    """What each unit would be told, looked through by a person before anything goes out."""
    found, by = decision_or_404(request, pk), acting_of(request)
    if not _looks_through(by, found):
        raise Refused(NOT_ALLOWED, status=403)
    rows = lines_of(found, request.user)
    rest = [row for row in rows if not row.line.announced_at and not row.line.held_reason]
    context = {
        "decision": found,
        "rows": sorted(rows, key=lambda row: (row.line.exemplar.unit.sort_key, row.line.pk)),
        "may_announce": DECISION.is_open(by, found, "announce") and found.lines.count() == len(rows),
        "goes_on": found.stage in GOING_ON and bool(rest) and announces(by, found),
        "decides": decides(by, found),
        "rest": len(rest),
        "frozen": frozen_for(found, [row.line for row in rows], request.user),
        "tones": TONES,
        "key": new_key(),
    }
    return show(request, "appraisals/outbox.html", context)


@require_POST
def holding(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    """Keeps a line back, or lets it go."""
    found, by = decision_or_404(request, pk), acting_of(request)
    if not decides(by, found) or found.stage in UNSIGNED:
        raise Refused(NOT_ALLOWED, status=403)
    line = get_object_or_404(lines_visible_to(request.user).filter(decision=found), pk=line_pk)
    line.decision = found
    act: Callable[..., None] = acts.let_go if request.POST.get("move") == "let_go" else acts.hold
    how: dict[str, Any] = {"by": by, "key": request.POST.get("key")}
    if act is acts.hold:
        how["reason"] = request.POST.get("reason", "")
    act(line, **how)
    return redirect("appraisals:outbox", pk)


def _looks_through(by: Acting, found: Decision) -> bool:
    """The deciding office, and whoever was let announce by themselves, once it is signed."""
    return found.stage not in UNSIGNED and (decides(by, found) or announces(by, found))
