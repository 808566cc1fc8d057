"""One unit that is missing: whom to telephone, all that was done, and the call that was just made."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.units.models import Unit
from danvan.urging.actions import calls as acts
from danvan.urging.actions.calls import Call
from danvan.urging.causes import Asked, Cause, cause_of
from danvan.urging.forms import CallForm, CorrectionForm, VoidForm
from danvan.urging.models import How, Standing, Urging
from danvan.urging.permissions import urges, urgings_visible_to
from danvan.urging.queries import shown, urgings_of
from danvan.urging.views.missing import MOST_ID, asked_or_404
from danvan.workflow.locking import NOT_ALLOWED

SAID = ("on", "answered_by", "note", "promised_on")


def unit_or_404(cause: Cause, pk: int, unit_pk: int) -> Unit:
    """A unit of which this was asked."""
    return get_object_or_404(cause.all_units(pk), pk=min(unit_pk, MOST_ID))


@require_GET
def unit(request: HttpRequest, key: str, pk: int, unit_pk: int) -> HttpResponse:
    """Whom to telephone in one unit, and what was done about it so far."""
    cause, asked = asked_or_404(request, key, pk)
    return show_unit(request, cause, asked, unit_or_404(cause, pk, unit_pk), CallForm())


def show_unit(
    request: HttpRequest, cause: Cause, asked: Asked, row: Unit, form: CallForm, status: int = 200
) -> HttpResponse:
    """The page of one unit, with the form for a call."""
    pk, today = asked.record.pk, clock.today()
    context = {
        "cause": cause,
        "asked": asked,
        "unit": row,
        "row": shown([row], cause, pk, today)[0],
        "missing": cause.missing(pk, request.user).filter(pk=row.pk).exists(),
        "waits": cause.waiting(pk).filter(pk=row.pk).exists(),
        "urgings": urgings_of(cause, pk, row),
        "may_urge": cause.may_urge(acting_of(request), pk),
        "duty": cause.unit_address(pk, row.pk),
        "late": asked.lateness(today),
        "form": form,
    }
    return show(request, "urging/unit.html", context, status=status)


@require_POST
def calls(request: HttpRequest, key: str, pk: int, unit_pk: int) -> HttpResponse:
    """Notes a call to this unit."""
    cause, asked = asked_or_404(request, key, pk)
    row = unit_or_404(cause, pk, unit_pk)
    if not cause.may_urge(acting_of(request), pk):
        raise Refused(NOT_ALLOWED, status=403)
    form = CallForm(request.POST)
    if not form.is_valid():
        return show_unit(request, cause, asked, row, form, status=422)
    acts.note_call(cause, asked, row, call_of(form), by=acting_of(request), key=form.cleaned_data["key"])
    messages.success(request, _("Đã ghi cuộc gọi với %(unit)s.") % {"unit": row.name})
    return redirect("urging:unit", cause.key, pk, row.pk)


def call_of(form: Any) -> Call:
    """The call as it was typed."""
    return Call(**{name: form.cleaned_data[name] for name in SAID})


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects what was noted of one unit, with the reason; the old note stays to be read."""
    rows = urgings_visible_to(request.user).select_related("unit", "batch")
    urging = get_object_or_404(rows, pk=min(pk, MOST_ID))
    if not urges(acting_of(request), urging):
        raise Refused(NOT_ALLOWED, status=403)
    form = correction_form(request, urging)
    if request.method == "POST" and form.is_valid():
        return corrected(request, urging, form)
    context = {"urging": urging, "cause": cause_of(urging.cause), "form": form}
    return show(request, "urging/correction.html", context, status=422 if form.is_bound else 200)


def correction_form(request: HttpRequest, urging: Urging) -> Any:
    """Of a call all that was said may be put right; of anything else only that it was not."""
    if urging.how != How.PHONE or urging.standing != Standing.URGED:
        return VoidForm(request.POST or None)
    return CorrectionForm(request.POST or None, initial={name: getattr(urging, name) for name in SAID})


def corrected(request: HttpRequest, urging: Urging, form: Any) -> HttpResponse:
    """Writes the correction and goes back to the unit."""
    said = form.cleaned_data
    call = call_of(form) if "void" in said and not said["void"] else None
    acts.correct(urging, by=acting_of(request), reason=said["reason"], call=call, key=said["key"])
    messages.success(request, _("Đã đính chính; nội dung cũ vẫn đọc được."))
    return redirect("urging:unit", urging.cause, urging.object_id, urging.unit_id)
