"""What one unit says for a period, on one page."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.core.acting import acting_of
from danvan.core.errors import Overtaken, Refused
from danvan.core.periods import Period
from danvan.core.views import show
from danvan.files.actions.drafts import drop_draft
from danvan.files.forms import resume
from danvan.files.queries import draft_of
from danvan.measures.actions.figures import report
from danvan.measures.asked import Asked, asked_by, asked_of, asking, clauses_of
from danvan.measures.forms.units import UnitForm
from danvan.measures.models import Figure
from danvan.measures.permissions import standings_visible_to
from danvan.units.permissions import writes_in_any
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED


def period_or_404(code: str) -> Period:
    """The period of an address."""
    try:
        return Period.parse(code)
    except Refused as refusal:
        raise Http404 from refusal


def asked_or_404(request: HttpRequest, unit: int, code: str) -> list[Asked]:
    """What a unit in sight is asked for a period."""
    period = period_or_404(code)
    if writes_in_any(acting_of(request), [unit]):
        asked = asked_of(unit, period)
    else:
        seen = standings_visible_to(request.user).filter(unit=unit, gauge__period=str(period)).values("pk")
        asked = asked_by(asking().filter(pk__in=seen))
    if not asked:
        raise Http404
    return asked


def draft_key(unit: int, period: Period) -> str:
    """The name of the draft of this page."""
    return f"{Figure._meta.label_lower}:{unit}:{str(period).lower().replace('..', '_')}"


@require_http_methods(["GET", "POST"])
def figures(request: HttpRequest, unit: int, period: str) -> HttpResponse:
    """All that a unit is asked for a period, to be said in one go; read by whoever sees the unit's work."""
    asked = asked_or_404(request, unit, period)
    by = acting_of(request)
    if request.method == "GET":
        form = UnitForm(asked[0].unit, asked, by)
        return show_unit(request, form)
    form = UnitForm(asked[0].unit, asked, by, request.POST)
    if not form.writable:
        raise Refused(closed_sentence(form) if form.enters else NOT_ALLOWED, status=403)
    if not form.is_valid():
        return show_unit(request, form, status=409 if form.stale else 422)
    return save(request, form, unit, period)


def closed_sentence(form: UnitForm) -> Any:
    """Why nothing can be said any more."""
    return _("Số liệu kỳ này đã chốt nên không ghi thêm được. Đề nghị cơ quan tổng hợp mở lần tính mới.")


def save(request: HttpRequest, form: UnitForm, unit: int, period: str) -> HttpResponse:
    """Records what is new; who was overtaken in this very moment gets the page back, with all that was typed."""
    by, hand = acting_of(request), form.hand.cleaned_data
    said, received = form.said, hand.get("received_on")
    try:
        report(form.unit, str(form.asked[0].period), said, by=by, received_on=received, key=request.POST.get("key"))
    except Overtaken:
        fresh = UnitForm(form.unit, asked_or_404(request, unit, period), by, request.POST)
        if fresh.is_valid():
            raise
        return show_unit(request, fresh, status=409)
    except Refused as refusal:
        return show_unit(request, form, status=refusal.status, refusal=str(refusal))
    drop_draft(draft_key(unit, form.asked[0].period), by=by)
    messages.success(request, told(len(said)))
    for each in form.too_late(request.POST):
        messages.warning(request, shut_meanwhile(request, each))
    return redirect("measures:unit", unit, period)


def shut_meanwhile(request: HttpRequest, each: Asked) -> str:
    """What could not be recorded any more, with what was typed, so that it is not lost in silence."""
    typed = request.POST.get(f"m{each.measure.pk}-part", "")[:40]
    return _(
        "“%(words)s” không còn ghi được trong kỳ này nên số %(typed)s chưa được lưu. Đề nghị báo cơ quan tổng hợp."
    ) % {
        "words": each.measure.words,
        "typed": typed,
    }


def told(count: int) -> str:
    """What was done."""
    return (
        _("Đã ghi %(count)s số liệu.") % {"count": count} if count else _("Không có gì thay đổi so với số liệu đã báo.")
    )


def show_unit(request: HttpRequest, form: UnitForm, *, status: int = 200, refusal: str = "") -> HttpResponse:
    """The page of a unit's figures; what was being typed and not sent stands in its fields."""
    period, unit = form.asked[0].period, form.unit
    key = draft_key(unit.pk, period)
    draft = draft_of(key, acting_of(request)) if form.writable and not form.hand.is_bound else None
    for each in form.forms:
        resume(each, draft)
    context = {
        "unit": unit,
        "period": period,
        "form": form,
        "asked": form.asked,
        "said": sum(each.figure is not None for each in form.asked),
        "clauses": clauses_of(form.asked, request.user),
        "draft": reverse("files:draft", args=[key]),
        "resumed": draft,
        "key": new_key(),
        "refusal": refusal,
    }
    return show(request, "measures/unit.html", context, status=status)
