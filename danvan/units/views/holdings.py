"""A unit's people and their roles."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.accounts import second_factor
from danvan.accounts.views.administration import show_slip
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.units.actions import holdings as acts
from danvan.units.forms.holdings import EndingForm, HoldingForm, NewAccountForm, OnceForm
from danvan.units.models import Holding, Unit
from danvan.units.models.holdings import APPROVING
from danvan.units.permissions import confirms, hands_over, keeps_people
from danvan.units.queries.people import holdings_visible_to, people_of, units_whose_people_are_seen_by
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED


@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Who works in a unit, since when and as what; who did before."""
    unit = get_object_or_404(units_whose_people_are_seen_by(request.user), pk=pk)
    return show(request, "units/people.html", {"unit": unit, "people": people_context(request, unit)})


@require_http_methods(["GET", "HEAD", "POST"])
def new_holding(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives somebody who has an account a role in the unit."""
    return _give(request, _kept(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def new_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens an account with its first role, and ends with the slip of the invitation."""
    return _open(request, _kept(request, pk))


@require_POST
def confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person says yes."""
    holding = _holding(request, pk)
    if not confirms(acting_of(request), holding):
        raise Refused(NOT_ALLOWED, status=403)
    return _confirm(request, holding)


@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a role from a day on."""
    holding = _holding(request, pk)
    if not keeps_people(acting_of(request), holding.unit):
        raise Refused(NOT_ALLOWED, status=403)
    return _end(request, holding)


@second_factor.confirmed
def _give(request: HttpRequest, unit: Unit) -> HttpResponse:
    form = HoldingForm(request.POST or None)

    def give() -> HttpResponse:
        holding = acts.give_holding(unit=unit, by=acting_of(request), **form.said())
        return _done(request, unit, _waits(holding))

    return answered(request, form, give, _("Giao vai trò"), unit)


@second_factor.confirmed
def _open(request: HttpRequest, unit: Unit) -> HttpResponse:
    form = NewAccountForm(request.POST or None)

    def open_one() -> HttpResponse:
        return show_slip(request, *acts.open_account(unit, by=acting_of(request), **form.said()))

    return answered(request, form, open_one, _("Lập tài khoản mới"), unit)


@second_factor.confirmed
def _confirm(request: HttpRequest, holding: Holding) -> HttpResponse:
    acts.confirm_holding(holding, by=acting_of(request))
    return _done(request, holding.unit, _("Đã xác nhận; vai trò có hiệu lực."))


@second_factor.confirmed
def _end(request: HttpRequest, holding: Holding) -> HttpResponse:
    form = EndingForm(request.POST or None)

    def end() -> HttpResponse:
        acts.end_holding(holding, by=acting_of(request), **form.said())
        return _done(request, holding.unit, _("Đã ghi kết thúc vai trò."))

    title = _("Kết thúc vai trò của %(name)s") % {"name": holding.user.full_name}
    return answered(request, form, end, title, holding.unit)


def answered(
    request: HttpRequest, form: OnceForm, act: Callable[[], HttpResponse], title: str, unit: Unit, **more: Any
) -> HttpResponse:
    """Shows a form about a unit; sent and right, the act is done once and answers itself."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return once(form, act)
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = refusal.status
    return show(request, "units/about_unit.html", {"form": form, "title": title, "unit": unit, **more}, status=status)


@action
def once(form: OnceForm, act: Callable[[], HttpResponse]) -> HttpResponse:
    """The act and the form's key in one transaction."""
    spend(form.cleaned_data["key"])
    return act()


def people_context(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    """A unit's people as its page and its panel show them, with what this reader may do about each."""
    by, found = acting_of(request), people_of(unit, clock.today())
    return {
        "now": [_row(by, row) for row in [*found.now, *found.coming]],
        "past": [_past(by, row) for row in found.past],
        "keeps": keeps_people(by, unit),
    }


def _row(by: Any, holding: Holding) -> dict[str, Any]:
    waits = holding.role in APPROVING and holding.confirmed_by_id is None
    return {
        "holding": holding,
        "waits": waits,
        "coming": holding.from_on > clock.today(),
        "confirms": waits and confirms(by, holding),
        "minutes": getattr(holding, "handover", None),
        "hands_over": holding.from_on < clock.today() and hands_over(by, holding),
        "ends": keeps_people(by, holding.unit) and holding.user_id not in by.persons and holding.to_on is None,
    }


def _past(by: Any, holding: Holding) -> dict[str, Any]:
    done = getattr(holding, "handover", None)
    return {"holding": holding, "minutes": done, "hands_over": done is None and hands_over(by, holding)}


def _waits(holding: Holding) -> str:
    if holding.role in APPROVING:
        return _("Đã giao. Vai trò có hiệu lực sau khi một người quản trị khác hoặc lãnh đạo đơn vị xác nhận.")
    return _("Đã giao vai trò.")


def _kept(request: HttpRequest, pk: int) -> Unit:
    unit = get_object_or_404(units_whose_people_are_seen_by(request.user).select_related("kind", "territory"), pk=pk)
    if not keeps_people(acting_of(request), unit):
        raise Refused(NOT_ALLOWED, status=403)
    return unit


def _holding(request: HttpRequest, pk: int) -> Holding:
    rows = holdings_visible_to(request.user).select_related("user", "unit__kind", "unit__territory")
    return get_object_or_404(rows, pk=pk)


def _done(request: HttpRequest, unit: Unit, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("people:people", pk=unit.pk)
