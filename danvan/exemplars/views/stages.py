"""The moves of a model: sent, taken back, reported; and those that need no more than a press, or a reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version
from danvan.exemplars.actions import receiving, sending
from danvan.exemplars.actions.later import report_later
from danvan.exemplars.actions.stages import press
from danvan.exemplars.forms.receiving import ReasonForm
from danvan.exemplars.models import Exemplar, Purpose
from danvan.exemplars.private import of_dossier
from danvan.exemplars.queries.dossiers import content_of, open_dossier
from danvan.exemplars.views.page import show_page
from danvan.exemplars.views.pages import exemplar_or_404, year_sent

# What each press does; those with a reason ask for it first.
ACTS: dict[str, Any] = {
    "take_back": sending.take_back,
    "accept": receiving.accept,
}
REPORTS: dict[str, Any] = {"report": sending.report, "report_later": report_later}
PLAIN = ("begin", "resume", "go_on")
REASONED = ("decline", "pause", "finish", "find_unsuitable", "close", "drop")
DONE = {
    "take_back": gettext_lazy("Đã rút về, có thể sửa tiếp."),
    "report": gettext_lazy("Đã gửi báo cáo kết quả."),
    "report_later": gettext_lazy("Đã gửi báo cáo kết quả của năm."),
    "accept": gettext_lazy("Đã tiếp nhận đăng ký."),
    "drop": gettext_lazy("Đã bỏ bản đăng ký. Lịch sử vẫn giữ."),
}


def pressed(request: HttpRequest) -> dict[str, Any]:
    """Who presses, with the form's key and version."""
    said = {"key": request.POST.get("key"), "version": shown_version(request) or None}
    return {"by": acting_of(request), **said}


@require_POST
def stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes a move of the model."""
    exemplar, move = exemplar_or_404(request, pk), request.POST.get("move", "")
    how = pressed(request)
    if move in REPORTS:
        return _reported(request, exemplar, move)
    if move in ACTS:
        ACTS[move](exemplar, **how)
    elif move in PLAIN:
        press(exemplar, move, **how)
    elif move in REASONED:
        press(exemplar, move, reason=_reason(request), **how)
    else:
        raise Refused(_("Không có bước này. Mời quay lại trang mô hình."))
    messages.success(request, DONE.get(move, _("Đã ghi nhận.")))
    return redirect("exemplars:exemplar", pk)


def _reported(request: HttpRequest, exemplar: Exemplar, move: str) -> HttpResponse:
    """A result is sent, unless something is to be read again first."""
    of_year = {"year": year_sent(request) or None} if move == "report_later" else {}
    try:
        REPORTS[move](exemplar, read_again=_read_again(request), **of_year, **pressed(request))
    except sending.ReadAgainAsked as asked:
        purpose = Purpose.RESULT
        return show_page(request, exemplar, status=422, asked=wanted(exemplar, purpose, asked), sends=move)
    messages.success(request, DONE[move])
    return redirect("exemplars:exemplar", exemplar.pk)


def wanted(exemplar: Exemplar, purpose: str, asked: sending.Asked) -> dict[str, Any]:
    """What the page asks for before a dossier is sent: why it is late, that a warning was read."""
    dossier = open_dossier(exemplar, purpose)
    private = of_dossier(content_of(dossier), exemplar) if dossier else []
    year = dossier.year if dossier and dossier.later else None
    return {"sentence": str(asked), "year": year, "late": isinstance(asked, sending.ReasonAsked), "private": private}


def _read_again(request: HttpRequest) -> bool:
    return request.POST.get("read_again") == "1"


def _reason(request: HttpRequest) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Mời ghi lý do ngắn gọn, không kèm danh sách cá nhân."))
    return str(form.cleaned_data["reason"])


@require_POST
def sending_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends the registration; past the last day the page comes back and asks why."""
    exemplar = exemplar_or_404(request, pk)
    how = pressed(request)
    form = ReasonForm(request.POST)
    typed = request.POST.get("reason", "").strip()
    if typed and not form.is_valid():
        raise Refused(_("Mời ghi lý do ngắn gọn, không kèm danh sách cá nhân."))
    late = form.cleaned_data["reason"] if typed else ""
    try:
        sending.submit(exemplar, late_reason=late, read_again=_read_again(request), **how)
    except sending.Asked as asked:
        fresh = exemplar_or_404(request, pk)
        said = {
            "asked": wanted(fresh, Purpose.REGISTRATION, asked),
            "reason_form": ReasonForm(initial={"reason": late}),
        }
        return show_page(request, fresh, status=422, **said)
    messages.success(request, _("Đã gửi đăng ký đến %(office)s.") % {"office": exemplar.receiver})
    return redirect("exemplars:exemplar", pk)


@require_POST
def effect(request: HttpRequest, pk: int) -> HttpResponse:
    """Says whether the result was effective."""
    exemplar = exemplar_or_404(request, pk)
    effective = request.POST.get("effective") == "1"
    receiving.judge_result(exemplar, by=acting_of(request), effective=effective, key=request.POST.get("key"))
    messages.success(request, _("Đã ghi nhận xét về kết quả."))
    return redirect("exemplars:exemplar", pk)
