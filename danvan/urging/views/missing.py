"""Who is missing for one thing asked for, whom to telephone, when last urged; and the way to urge them."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports.answers import XLSX, attachment
from danvan.core.exports.sheets import workbook
from danvan.core.pace import costly
from danvan.core.paging import paged
from danvan.core.views import show
from danvan.deadlines.queries import working_calendar
from danvan.units.models import Unit
from danvan.urging.actions import batches as acts
from danvan.urging.causes import Asked, Cause, cause_of, causes
from danvan.urging.exports import missing_sheet
from danvan.urging.forms import ALL, NarrowingForm, PrepareForm
from danvan.urging.models import PREPARED_WAYS, Batch
from danvan.urging.queries import WAITING, kinds_among, missing_apart, narrowed, shown, urged

ORDER = ("kind__order", "sort_key", "pk")
PAGE_SIZE, WHOLE, WAITING_SHOWN, BATCHES_SHOWN = 50, 5_000, 50, 10
# From asking to the day asked for, where nobody chose one.
USUAL_TERM = 5
MOST_ID = 2**63 - 1


def asked_or_404(request: HttpRequest, key: str, pk: int) -> tuple[Cause, Asked]:
    """Why units are urged and what was asked for, if this person may see who is missing."""
    cause = cause_of(key)
    if cause is None or pk > MOST_ID or not cause.watches(request.user, pk):
        raise Http404
    asked = cause.find(pk)
    if asked is None:
        raise Http404
    return cause, asked


@require_GET
def missing(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The units missing, by kind and name; those whose kiến nghị waits for an answer stand apart."""
    cause, asked = asked_or_404(request, key, pk)
    return show_missing(request, cause, asked, PrepareForm(initial={"asked_on": usual_day()}))


def show_missing(
    request: HttpRequest, cause: Cause, asked: Asked, prepare: PrepareForm, status: int = 200
) -> HttpResponse:
    """The page of the list, with the form by which units of it are urged."""
    pk, today = asked.record.pk, clock.today()
    owing, waiting = missing_apart(cause, pk, request.user)
    form = NarrowingForm(request.POST or request.GET, kinds=kinds_among(owing))
    only_waiting = form.asked.urged == WAITING
    found = narrowed(waiting if only_waiting else owing, cause, pk, form.asked)
    page = paged(found, request.GET, ORDER, size=WHOLE if request.GET.get("du") else PAGE_SIZE)
    apart = waiting.none() if only_waiting else waiting.order_by(*ORDER)[:WAITING_SHOWN]
    context = {
        "cause": cause,
        "asked": asked,
        "tabs": tabs(request, cause, pk),
        "form": form,
        "prepare": prepare,
        "ways": PREPARED_WAYS,
        "page": page,
        "rows": shown(page.rows, cause, pk, today),
        "only_waiting": only_waiting,
        "found": found.count(),
        "waiting": shown(apart, cause, pk, today),
        "counts": {"owing": owing.count(), "waiting": waiting.count(), "never": never_urged(owing, cause, pk)},
        "may_urge": cause.may_urge(acting_of(request), pk),
        "batches": Batch.objects.about(cause, pk).order_by("-pk")[:BATCHES_SHOWN],
        "late": asked.lateness(today),
    }
    return show(request, "urging/missing.html", context, status=status)


def tabs(request: HttpRequest, current: Cause, pk: int) -> list[tuple[Any, str, int, bool]]:
    """All that units can be urged for about the same record, each with how many are missing."""
    same = [each for each in causes() if each.object_type == current.object_type]
    return [
        (
            each.lacks,
            reverse("urging:missing", args=[each.key, pk]),
            each.missing(pk, request.user).count(),
            each is current,
        )
        for each in same
    ]


def never_urged(units: QuerySet[Unit], cause: Cause, pk: int) -> int:
    """How many of them nobody has urged yet."""
    return units.exclude(pk__in=urged(cause, pk).values("unit")).count()


def usual_day() -> Any:
    """The day proposed for answering: so many working days from today."""
    return working_calendar().add_working_days(clock.today(), USUAL_TERM)


@costly("workbooks")
@require_GET
def missing_file(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The same list as a workbook, with whom to telephone: for whoever urges, not to be sent on."""
    cause, asked = asked_or_404(request, key, pk)
    units = cause.missing(pk, request.user)
    form = NarrowingForm(request.GET, kinds=kinds_among(units))
    found = narrowed(units, cause, pk, form.asked).order_by(*ORDER)
    waits = set(cause.waiting(pk).values_list("pk", flat=True))
    rows = shown(found, cause, pk, clock.today())
    return attachment(workbook(missing_sheet(cause, asked, rows, waits)), _("don-vi-con-thieu.xlsx"), XLSX)


@require_POST
def batches(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Keeps the chosen units as a list for one way of urging; its page shows them all before anything leaves."""
    cause, asked = asked_or_404(request, key, pk)
    if not cause.may_urge(acting_of(request), pk):
        raise Refused(_("Chỉ cơ quan giao việc mới đôn đốc được các đơn vị."), status=403)
    form = PrepareForm(request.POST)
    if not form.is_valid():
        return show_missing(request, cause, asked, form, status=422)
    said = form.cleaned_data
    batch = acts.prepare(
        cause,
        asked,
        chosen(request, cause, pk),
        said["how"],
        by=acting_of(request),
        asked_on=said["asked_on"],
        key=said["key"],
    )
    return redirect("urging:batch", batch.pk)


def chosen(request: HttpRequest, cause: Cause, pk: int) -> QuerySet[Unit]:
    """The units marked, or all that the filters leave on however many pages."""
    owing, _waiting = missing_apart(cause, pk, request.user)
    if request.POST.get("which") == ALL:
        form = NarrowingForm(request.POST, kinds=kinds_among(owing))
        return narrowed(owing, cause, pk, form.asked)
    marked = [int(each) for each in request.POST.getlist("unit") if each.isdecimal() and len(each) < 19]
    return Unit.objects.filter(pk__in=marked)
