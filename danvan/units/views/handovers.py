"""Handing a post over: the list of what is open, the act, and its minutes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.accounts import second_factor
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports import XLSX, attachment
from danvan.core.pace import costly
from danvan.core.views import show
from danvan.units.actions import handovers as acts
from danvan.units.forms.handovers import HandoverForm
from danvan.units.minutes import facts_of, minutes_workbook
from danvan.units.models import Handover, HandoverLine, Holding
from danvan.units.permissions import hands_over, keeps_people
from danvan.units.queries.handovers import grouped_for, handovers_visible_to, lines_open, mark_of, moving
from danvan.units.queries.people import holdings_visible_to
from danvan.units.views.holdings import once
from danvan.workflow.locking import NOT_ALLOWED

FILE_NAME = "bien-ban-ban-giao.xlsx"


@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is open in a post, and the form that hands it over."""
    visible = holdings_visible_to(request.user).select_related("user", "unit__kind", "unit__territory", "handover")
    holding = get_object_or_404(visible, pk=pk)
    if not hands_over(acting_of(request), holding):
        raise Refused(NOT_ALLOWED, status=403)
    if hasattr(holding, "handover"):
        return redirect("people:minutes", pk=holding.handover.pk)
    return _hand_over(request, holding)


@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes, to be printed and signed."""
    found = _found(request, pk)
    groups = grouped_for(request.user, found.lines.all())
    return show(request, "units/minutes.html", {"handover": found, "facts": facts_of(found), "groups": groups})


@costly("workbooks")
@require_safe
def minutes_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as a workbook."""
    found = _found(request, pk)
    return attachment(minutes_workbook(found, grouped_for(request.user, found.lines.all())), FILE_NAME, XLSX)


@second_factor.confirmed
def _hand_over(request: HttpRequest, holding: Holding) -> HttpResponse:
    lines = lines_open(holding, clock.today())
    form = HandoverForm(request.POST or None, holding=holding, mark=mark_of(holding, lines))
    if request.method != "POST":
        return _show(request, form, lines)
    if not form.is_valid():
        return _show(request, form, lines, status=422)

    def hand_over() -> HttpResponse:
        done = acts.hand_over(holding, by=acting_of(request), **form.said())
        messages.success(request, _("Đã bàn giao. In biên bản để hai người ký."))
        return redirect("people:minutes", pk=done.pk)

    try:
        return once(form, hand_over)
    except Refused as refusal:
        # What was typed, beside the list as it stands now.
        lines = lines_open(holding, clock.today())
        mark = mark_of(holding, lines)
        again = HandoverForm({**request.POST.dict(), "seen": mark}, holding=holding, mark=mark)
        again.add_error(None, str(refusal))
        return _show(request, again, lines, status=refusal.status)


def _show(request: HttpRequest, form: HandoverForm, lines: list[HandoverLine], status: int = 200) -> HttpResponse:
    context = {
        "holding": form.holding,
        "form": form,
        "count": len(lines),
        "moving": moving(lines),
        "groups": grouped_for(request.user, lines),
        "nobody": not form.fields["successor"].queryset.exists(),  # type: ignore[attr-defined]
        "invites": keeps_people(acting_of(request), form.holding.unit),
    }
    return show(request, "units/handover.html", context, status=status)


def _found(request: HttpRequest, pk: int) -> Handover:
    rows = handovers_visible_to(request.user).select_related(
        "holding__user", "holding__unit", "successor__user", "successor__unit"
    )
    return get_object_or_404(rows, pk=pk)
