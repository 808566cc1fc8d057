"""One figure through all its versions; where it is corrected and taken back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.core.acting import acting_of
from danvan.core.errors import Overtaken, Refused
from danvan.core.views import show
from danvan.measures.actions.figures import Said, report
from danvan.measures.asked import Asked, clauses_of
from danvan.measures.forms.units import UnitForm
from danvan.measures.forms.withdrawals import WithdrawalForm
from danvan.measures.models import Figure
from danvan.measures.views.units import asked_or_404
from danvan.workflow.keys import new_key
from danvan.workflow.locking import CHANGED, NOT_ALLOWED

SHOWN = 200


def one_or_404(request: HttpRequest, unit: int, period: str, measure: int) -> Asked:
    """One measure that a unit in sight is asked."""
    for each in asked_or_404(request, unit, period):
        if each.measure.pk == measure:
            return each
    raise Http404


def versions_of(asked: Asked) -> list[Figure]:
    """Every version, the newest first."""
    rows = Figure.objects.filter(measure=asked.measure, unit=asked.unit, period=str(asked.period))
    return list(rows.order_by("-version")[:SHOWN])


@require_safe
def figure(request: HttpRequest, unit: int, period: str, measure: int) -> HttpResponse:
    """All that a unit said of a measure for a period, by whom, from what and why."""
    asked = one_or_404(request, unit, period, measure)
    return show_figure(request, asked)


def show_figure(
    request: HttpRequest, asked: Asked, *, withdrawal: WithdrawalForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of one figure."""
    form = UnitForm(asked.unit, [asked], acting_of(request))
    asks = {"serving": not form.own, "keeping": not form.enters}
    context = {
        "each": asked,
        "unit": asked.unit,
        "period": asked.period,
        "measure": asked.measure,
        "versions": versions_of(asked),
        "clauses": clauses_of([asked], request.user),
        "form": form,
        "withdrawal": withdrawal or WithdrawalForm(initial={"version": asked.version}, **asks),
        "key": new_key(),
    }
    return show(request, "measures/figure.html", context, status=status)


@require_POST
def withdrawal(request: HttpRequest, unit: int, period: str, measure: int) -> HttpResponse:
    """Takes a figure back, with a reason: nothing was said then, which is not nought."""
    asked, by = one_or_404(request, unit, period, measure), acting_of(request)
    unit_form = UnitForm(asked.unit, [asked], by)
    if not unit_form.writable:
        raise Refused(NOT_ALLOWED, status=403)
    form = WithdrawalForm(request.POST, serving=not unit_form.own, keeping=not unit_form.enters)
    if not form.is_valid():
        return show_figure(request, asked, withdrawal=form, status=422)
    said = form.cleaned_data
    if asked.figure is None or said["version"] != asked.version:
        raise Overtaken(CHANGED)
    back = Said(asked.measure, None, reason=said["reason"], version=said["version"])
    report(
        asked.unit, str(asked.period), [back], by=by, received_on=said.get("received_on"), key=request.POST.get("key")
    )
    messages.success(request, _("Đã rút số liệu; lần báo trước vẫn còn trong lịch sử."))
    return redirect("measures:figure", unit, period, measure)
