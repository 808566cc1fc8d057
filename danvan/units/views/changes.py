"""The forms of an administrator: one address for each thing that can be done to a unit."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.core import clock
from danvan.core.acting import Acting, acting_of
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.core.text import one_line
from danvan.core.views import show
from danvan.units.acting import InPost
from danvan.units.actions.renaming import withdraw_change
from danvan.units.forms import changes as forms
from danvan.units.models import Placement, Role, Unit, UnitName
from danvan.units.permissions import administers, units_visible_to
from danvan.units.queries.tree import paired_on
from danvan.units.tree_rules import open_children
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED


@dataclass(frozen=True)
class Change:
    """One thing that can be done: its words, its button, its form; `moves` shows what goes along."""

    title: Any
    button: Any
    form: type[forms.ChangeForm]
    moves: bool = False


CHANGES = {
    "name": Change(_("Đổi tên"), _("Ghi tên mới"), forms.RenameForm),
    "place": Change(_("Chuyển vị trí"), _("Ghi vị trí mới"), forms.MoveForm, moves=True),
    "merger": Change(_("Sáp nhập vào đơn vị khác"), _("Ghi sáp nhập"), forms.MergeForm, moves=True),
    "division": Change(_("Chia, tách"), _("Ghi chia, tách"), forms.SplitForm),
    "ending": Change(_("Kết thúc hoạt động"), _("Ghi kết thúc"), forms.CloseForm, moves=True),
    "reopening": Change(_("Khôi phục"), _("Khôi phục"), forms.ReopenForm),
    "correction": Change(_("Đính chính"), _("Ghi đính chính"), forms.CorrectForm),
}


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """One of the changes: its form, and what it will take along; sent, it is done and the unit's page says so."""
    asked = CHANGES.get(what)
    if asked is None:
        raise Http404
    unit = _administered(request, pk)
    form = asked.form(request.POST or None, unit=unit)
    if request.method != "POST":
        return _show(request, asked, form)
    if not form.is_valid():
        return _show(request, asked, form, status=422)
    try:
        carry_out(form, by=acting_of(request))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        if isinstance(refusal, Overtaken):
            form = _on_top_of(form, unit)
        return _show(request, asked, form, status=refusal.status)
    return redirect("units:unit", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def new_unit(request: HttpRequest) -> HttpResponse:
    """Sets a unit up below one that is administered here."""
    by = acting_of(request)
    if not (isinstance(by, InPost) and by.role == Role.ADMINISTRATOR):
        raise Refused(NOT_ALLOWED, status=403)
    above = _unit_asked(request.GET.get("parent", "")) or by.unit
    form = forms.OpenForm(request.POST or None, initial={"parent": above})
    if request.method == "POST" and form.is_valid():
        try:
            unit = set_up(form, by=by)
            return redirect("units:unit", pk=unit.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "units/new.html", {"form": form, "above": above}, status=422 if form.is_bound else 200)


@require_POST
def withdrawal(request: HttpRequest, pk: int, what: str, row: int) -> HttpResponse:
    """Calls off a name or a place decided for a day to come."""
    unit = _administered(request, pk)
    model: Any = UnitName if what == "name" else Placement
    planned = get_object_or_404(model, pk=row, unit=unit)
    withdraw_change(planned, by=acting_of(request), reason=one_line(request.POST.get("reason", ""))[:300])
    return redirect("units:unit", pk=pk)


@action
def carry_out(form: forms.ChangeForm, *, by: Acting) -> None:
    """Does what the form says, once however often it was sent."""
    spend(form.cleaned_data["key"])
    form.save(by)


@action
def set_up(form: forms.OpenForm, *, by: Acting) -> Unit:
    """Sets the unit up, once however often the form was sent."""
    spend(form.cleaned_data["key"])
    return form.save(by)


def _unit_asked(typed: str) -> Unit | None:
    return (
        Unit.objects.filter(pk=int(typed)).first() if typed.isascii() and typed.isdigit() and len(typed) < 16 else None
    )


def _administered(request: HttpRequest, pk: int) -> Unit:
    unit = get_object_or_404(units_visible_to(request.user).select_related("kind", "parent", "agency"), pk=pk)
    if not administers(acting_of(request), unit):
        raise Refused(NOT_ALLOWED, status=403)
    return unit


def _on_top_of(form: forms.ChangeForm, unit: Unit) -> forms.ChangeForm:
    """What was typed, made from the unit as it stands now; its own errors stay."""
    unit.refresh_from_db()
    again = type(form)({**dict(form.data.items()), "version": unit.version}, unit=unit)
    again.full_clean()
    for error in form.non_field_errors():
        again.add_error(None, error)
    return again


def _show(request: HttpRequest, asked: Change, form: forms.ChangeForm, status: int = 200) -> HttpResponse:
    today = clock.today()
    along = [*open_children(form.unit, today), *paired_on(form.unit, today)] if asked.moves else []
    context = {"change": asked, "form": form, "unit": form.unit, "along": along}
    return show(request, "units/change.html", context, status=status)
