"""What offices do for others: the list, one remit with its units by name, and giving and ending it."""

import hashlib
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.accounts import second_factor
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.paging import paged
from danvan.core.views import show
from danvan.units.acting import InPost
from danvan.units.actions import remits as acts
from danvan.units.forms.holdings import EndingForm
from danvan.units.forms.remits import RemitForm
from danvan.units.models import Act, Remit, Role
from danvan.units.permissions import keeps_people
from danvan.units.queries.remits import counts_under, over_words, remits_on, units_under
from danvan.units.remit_subjects import subject_words
from danvan.units.views.holdings import answered, once
from danvan.workflow.locking import NOT_ALLOWED


@require_safe
def remits(request: HttpRequest) -> HttpResponse:
    """Who does what for whom today; open to all who sign in, like the directory."""
    today = clock.today()
    page = paged(remits_on(today), request.GET, ("unit__sort_key", "from_on", "pk"), size=20)
    counts = counts_under(page.rows, today)
    narrowed = subject_words(list(page))
    rows = [about(row, counts, narrowed) for row in page]
    context = {"page": page, "rows": rows, "gives": _gives(request)}
    return show(request, "units/remits.html", context)


@require_safe
def remit(request: HttpRequest, pk: int) -> HttpResponse:
    """One remit with all its units by name."""
    rows = Remit.objects.select_related("unit__kind", "unit__territory", "over_unit", "over_group")
    found = get_object_or_404(rows, pk=pk)
    units = paged(units_under(found, clock.today()), request.GET, ("kind__order", "sort_key", "pk"), size=200)
    ends = keeps_people(acting_of(request), found.unit) and found.to_on is None
    told = about(found, counts_under([found], clock.today()), subject_words([found]))
    return show(request, "units/remit.html", {"about": told, "page": units, "ends": ends})


@require_http_methods(["GET", "HEAD", "POST"])
def new_remit(request: HttpRequest) -> HttpResponse:
    """Asked first, shown by name, then written down."""
    if not _gives(request):
        raise Refused(NOT_ALLOWED, status=403)
    return _give(request)


@require_http_methods(["GET", "HEAD", "POST"])
def remit_ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a remit from a day on."""
    found = get_object_or_404(Remit.objects.select_related("unit__kind", "unit__territory"), pk=pk)
    if not keeps_people(acting_of(request), found.unit):
        raise Refused(NOT_ALLOWED, status=403)
    return _end(request, found)


@second_factor.confirmed
def _give(request: HttpRequest) -> HttpResponse:
    by: Any = acting_of(request)
    form = RemitForm(request.POST or None, issuer=by.unit)
    if request.method != "POST":
        return _form(request, form)
    if not form.is_valid():
        return _form(request, form, status=422)
    meant = _meant(form)
    if request.POST.get("seen") != _mark(meant):
        return _form(request, form, meant=meant)

    def give() -> HttpResponse:
        given = acts.give_remit(by=by, **form.said())
        messages.success(request, _("Đã ghi phạm vi phụ trách."))
        return redirect("remits:remit", pk=given.pk)

    try:
        return once(form, give)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _form(request, form, status=refusal.status)


@second_factor.confirmed
def _end(request: HttpRequest, found: Remit) -> HttpResponse:
    form = EndingForm(request.POST or None)

    def end() -> HttpResponse:
        acts.end_remit(found, by=acting_of(request), **form.said())
        messages.success(request, _("Đã ghi kết thúc phạm vi phụ trách."))
        return redirect("remits:remits")

    return answered(request, form, end, _("Kết thúc phạm vi phụ trách"), found.unit)


def about(row: Remit, counts: dict[int, int], narrowed: dict[int, str]) -> dict[str, Any]:
    """A remit in words: who does what, with which kind of record, over whom, and how many that are."""
    return {
        "remit": row,
        "acts": ", ".join(str(Act(act).label) for act in row.acts),
        "subject": narrowed[row.pk],
        "over": over_words(row),
        "count": counts[row.pk],
    }


def _meant(form: RemitForm) -> list[str]:
    """The units the form means, by name."""
    said = form.said()
    selector = said["over_selector"]
    asked = Remit(
        over_unit=said["over_unit"],
        over_group=said["over_group"],
        over_selector=selector.dump() if selector else None,
    )
    return [unit.name for unit in units_under(asked, clock.today())]


def _gives(request: HttpRequest) -> bool:
    by = acting_of(request)
    return isinstance(by, InPost) and by.role == Role.ADMINISTRATOR and not by.in_place_of_id


def _form(request: HttpRequest, form: RemitForm, status: int = 200, meant: list[str] | None = None) -> HttpResponse:
    context = {"form": form, "meant": meant, "seen": _mark(meant or [])}
    return show(request, "units/new_remit.html", context, status=status)


def _mark(names: list[str]) -> str:
    """A short sign of the list that was shown, so that nobody writes down another than they saw."""
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
