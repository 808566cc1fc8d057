"""Sittings: the list, one sitting with the table of its cases, and what leads it on."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.appraisals.actions import cases as case_acts
from danvan.appraisals.actions import decisions as decision_acts
from danvan.appraisals.actions import sittings as acts
from danvan.appraisals.forms.decisions import OfficeForm
from danvan.appraisals.forms.sittings import IntakeForm, MeetingForm, SittingForm
from danvan.appraisals.models import DecisionStage, Sitting
from danvan.appraisals.permissions import decisions_visible_to, prepares, recognises_somewhere
from danvan.appraisals.queries.pages import cases_of, deciders, sittings_with_counts, table_of, waiting_for
from danvan.appraisals.views.page import TONES, answered, kept_or_refused, show_sitting, sitting_or_404
from danvan.appraisals.workflow import SITTING
from danvan.audit.history import history_of
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version
from danvan.core.views import show
from danvan.exemplars.amounts import said
from danvan.workflow.locking import NOT_ALLOWED

ASK_REASON = ("reopen",)
MEETING = ("met_on", "place", "chair", "minutes_symbol")


@require_safe
def sittings(request: HttpRequest) -> HttpResponse:
    """The sittings and decisions in sight."""
    decisions = decisions_visible_to(request.user).exclude(stage=DecisionStage.DROPPED)
    context = {
        "rows": sittings_with_counts(request.user),
        "decisions": list(decisions.select_related("office", "level")[:200]),
        "tones": TONES,
        "prepares": prepares(acting_of(request)),
        "recognises": recognises_somewhere(acting_of(request)),
    }
    return show(request, "appraisals/sittings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Sets a sitting up."""
    by: Any = acting_of(request)
    if not prepares(by):
        raise Refused(_("Vai trò hiện tại không lập đợt thẩm định. Mời chuyển sang vai trò phù hợp."), status=403)
    form = SittingForm(request.POST or None, office=by.unit)
    made: list[Sitting] = []

    def act(key: str) -> None:
        made.append(acts.set_up(by.unit, form.said(), by=by, key=key))

    return answered(
        request,
        form,
        act,
        lambda: redirect("appraisals:sitting", made[0].pk),
        title=_("Lập đợt thẩm định"),
        submit=_("Lập đợt"),
        trail=[(_("Thẩm định"), reverse("appraisals:sittings"))],
        cancel=reverse("appraisals:sittings"),
        note=_("Chưa có bộ tiêu chí hoặc hội đồng để chọn thì lập trước rồi quay lại."),
    )


@require_safe
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """One sitting with the table of its cases, as the A3 sheet shows them."""
    found = sitting_or_404(request, pk)
    by = acting_of(request)
    decision = decisions_visible_to(request.user).filter(sitting=found).exclude(stage=DecisionStage.DROPPED).first()
    shown: dict[str, Any] = {
        "rows": table_of(found, request.user),
        "moves": SITTING.open_to(by, found),
        "ask_reason": ASK_REASON,
        "amount": said,
        "decision": decision,
        "secretaries": list(found.secretaries.all()),
    }
    return show_sitting(request, found, "cases", "appraisals/cases.html", **shown)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what with the sitting and the cases this reader sees; never a mark or a vote."""
    found = sitting_or_404(request, pk)
    told = history_of([found, *cases_of(found, request.user)], request.user, request.GET)
    return show_sitting(request, found, "history", "appraisals/history.html", history=told)


@require_POST
def stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads the sitting on by a move of its table."""
    found = sitting_or_404(request, pk)
    sent, by = request.POST, acting_of(request)
    move = sent.get("move", "")
    if move not in SITTING.moves or not SITTING.is_open(by, found, move):
        raise Refused(NOT_ALLOWED, status=403)
    version = shown_version(request) or None
    how: dict[str, Any] = {"key": sent.get("key"), "version": version, "reason": sent.get("reason", "")}
    acts.press(found, move, by=by, without_waiting=bool(sent.get("without_waiting")), **how)
    return redirect("appraisals:sitting", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Says when and where the panel meets, who presides, who keeps the sitting."""
    found = kept_or_refused(request, pk)
    initial = {name: getattr(found, name) for name in (*MEETING, "opinions_until", "version")}
    initial["secretaries"] = list(found.secretaries.all())
    form = MeetingForm(request.POST or None, initial=initial, sitting=found)

    def act(key: str) -> None:
        facts = form.said()
        version, secretaries = facts.pop("version"), facts.pop("secretaries")
        acts.change(found, facts, by=acting_of(request), version=version, key=key)
        acts.name_secretaries(found, secretaries, by=acting_of(request))

    return _on_sitting(request, found, form, act, _("Cuộc họp, thư ký"), _("Lưu"))


@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes reported models in."""
    found = kept_or_refused(request, pk)
    form = IntakeForm(request.POST or None, offered=waiting_for(found, request.user))

    def act(key: str) -> None:
        taken = case_acts.take_in(found, form.cleaned_data["exemplars"], by=acting_of(request), key=key)
        messages.success(request, _("Đã nhận %(count)d hồ sơ vào đợt.") % {"count": len(taken)})

    return _on_sitting(request, found, form, act, _("Nhận hồ sơ vào đợt"), _("Nhận vào đợt"))


@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Drafts the decision over what the sitting concluded."""
    found = kept_or_refused(request, pk)
    form = OfficeForm(request.POST or None, offices=deciders(found))
    made: list[int] = []

    def act(key: str) -> None:
        office = form.cleaned_data["office"]
        made.append(decision_acts.draft_of_sitting(found, office, by=acting_of(request), key=key).pk)

    def done() -> HttpResponse:
        return redirect("appraisals:decision", made[0])

    return _on_sitting(request, found, form, act, _("Lập dự thảo quyết định"), _("Lập dự thảo"), done)


def _on_sitting(
    request: HttpRequest, found: Sitting, form: Any, act: Any, title: str, submit: str, done: Any = None
) -> HttpResponse:
    back = reverse("appraisals:sitting", args=[found.pk])
    trail = [(_("Thẩm định"), reverse("appraisals:sittings")), (found.name, back)]
    page = {"title": title, "submit": submit, "trail": trail, "cancel": back, "note": ""}
    return answered(request, form, act, done or (lambda: redirect(back)), **page)
