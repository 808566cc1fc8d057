"""The wizard of a reorganisation: what happens, then every unit by name, then one press."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from danvan.accounts import second_factor
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.units.actions.reorganising import mark_of, rehearse, reorganise
from danvan.units.forms import reorganising as forms
from danvan.units.models import Territory, Unit
from danvan.units.permissions import administers_territory
from danvan.units.reorganising.events import Event
from danvan.units.reorganising.notes import notes_on
from danvan.units.reorganising.reading import Plan
from danvan.units.reorganising.steps import Close, Step
from danvan.units.views.holdings import once
from danvan.workflow.locking import NOT_ALLOWED


@dataclass(frozen=True)
class Kind:
    """One thing that can happen: its words, what it is about, its form."""

    title: Any
    about: Any
    form: type[forms.ReorganisingForm]


KINDS = {
    "merger": Kind(
        gettext_lazy("Nhập vào địa bàn khác"),
        gettext_lazy("Một hoặc vài xã, phường nhập vào một xã, phường vẫn giữ tên."),
        forms.MergerForm,
    ),
    "founding": Kind(
        gettext_lazy("Hợp thành địa bàn mới"),
        gettext_lazy("Hai xã, phường trở lên thành một xã, phường mới."),
        forms.FoundingForm,
    ),
    "division": Kind(
        gettext_lazy("Chia, tách địa bàn"),
        gettext_lazy("Một xã, phường thành nhiều, hoặc tách ra một phần."),
        forms.DivisionForm,
    ),
    "ending": Kind(
        gettext_lazy("Kết thúc cấp huyện"),
        gettext_lazy("Huyện kết thúc không có đơn vị kế thừa; đơn vị bên dưới về trực thuộc tỉnh."),
        forms.EndingForm,
    ),
}


@require_safe
def reorganisations(request: HttpRequest) -> HttpResponse:
    """What can happen to a territory."""
    _home(request)
    return show(request, "units/reorganisations.html", {"kinds": KINDS})


@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation(request: HttpRequest, what: str) -> HttpResponse:
    """The form, then the steps by name, then the act."""
    if what not in KINDS:
        raise Http404
    return _answer(request, KINDS[what], _home(request))


@second_factor.confirmed
def _answer(request: HttpRequest, kind: Kind, home: Territory) -> HttpResponse:
    form = kind.form(request.POST or None, home=home)
    if request.method != "POST":
        return _show(request, kind, form)
    if not form.is_valid():
        return _show(request, kind, form, status=422)
    event = form.event()
    event = form.offer(event, Plan(event).others)
    by = acting_of(request)
    try:
        steps = rehearse(event, by=by)
        if request.POST.get("seen") != mark_of(steps):
            return _show(request, kind, form, steps=steps)
        return once(form, lambda: _done(request, event, mark_of(steps)))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, kind, form, status=refusal.status)


def _done(request: HttpRequest, event: Event, seen: str) -> HttpResponse:
    steps = reorganise(event, by=acting_of(request), seen=seen)
    messages.success(request, _("Đã ghi %(count)d thay đổi trong một lần.") % {"count": len(steps)})
    return redirect("units:units")


def _home(request: HttpRequest) -> Territory:
    """The territory around which this post administers."""
    by = acting_of(request)
    unit: Unit | None = getattr(by, "unit", None)
    home = unit.territory if unit is not None else None
    if home is None or by.in_place_of_id or not administers_territory(by, home):
        raise Refused(NOT_ALLOWED, status=403)
    return home


def _show(
    request: HttpRequest, kind: Kind, form: forms.ReorganisingForm, status: int = 200, steps: list[Step] | None = None
) -> HttpResponse:
    closing = [step.unit for step in steps or () if isinstance(step, Close)]
    context = {
        "kind": kind,
        "form": form,
        "count": len(steps or ()),
        "seen": mark_of(steps) if steps else "",
        "groups": [*grouped(steps or ()), *notes_on(closing)],
    }
    return show(request, "units/reorganisation.html", context, status=status)


def grouped(steps: Any) -> list[tuple[Any, list[str]]]:
    """The words of the steps under their headings, in their order."""
    groups: dict[Any, list[str]] = {}
    for step in steps:
        groups.setdefault(step.title, []).append(step.words)
    return list(groups.items())
