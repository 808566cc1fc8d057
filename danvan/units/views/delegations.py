"""Who stands in for me, and for whom I stand in."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.accounts import second_factor
from danvan.accounts.queries import person
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.units.actions import delegations as acts
from danvan.units.forms.delegations import AbsenceForm, DelegationForm
from danvan.units.models import Delegation, Holding, Role
from danvan.units.named_acts import act_words
from danvan.units.permissions import keeps_people
from danvan.units.queries.people import holdings_visible_to
from danvan.units.views.holdings import answered, once
from danvan.workflow.locking import NOT_ALLOWED


@require_http_methods(["GET", "HEAD", "POST"])
def delegations(request: HttpRequest) -> HttpResponse:
    """One's own deputies, those one stands in for, and the form for another."""
    form = DelegationForm(request.POST or None, holdings=_own(request))
    if request.method != "POST":
        return _show(request, form)
    return _delegate(request)


@second_factor.confirmed
def _delegate(request: HttpRequest) -> HttpResponse:
    form = DelegationForm(request.POST, holdings=_own(request))
    if not form.is_valid():
        return _show(request, form, status=422)

    def delegate() -> HttpResponse:
        acts.delegate(by=acting_of(request), **form.said())
        messages.success(request, _("Đã ghi ủy quyền; người được ủy quyền nhận được thông báo."))
        return redirect("people:delegations")

    try:
        return once(form, delegate)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, form, status=refusal.status)


@require_http_methods(["GET", "HEAD", "POST"])
def absence(request: HttpRequest, pk: int) -> HttpResponse:
    """An administrator writes down who stands in for somebody who is away, by a paper."""
    visible = holdings_visible_to(request.user).select_related("user", "unit__kind", "unit__territory")
    holding = get_object_or_404(visible, pk=pk)
    if not keeps_people(acting_of(request), holding.unit):
        raise Refused(NOT_ALLOWED, status=403)
    return _absence(request, holding)


@second_factor.confirmed
def _absence(request: HttpRequest, holding: Holding) -> HttpResponse:
    form = AbsenceForm(request.POST or None)

    def delegate() -> HttpResponse:
        acts.delegate(holding, by=acting_of(request), **form.said())
        messages.success(request, _("Đã ghi người thay."))
        return redirect("people:people", pk=holding.unit_id)

    title = _("Người thay %(name)s khi vắng mặt") % {"name": holding.user.full_name}
    return answered(request, form, delegate, title, holding.unit)


@require_POST
def delegation_ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends today what one gave or was given."""
    mine = Delegation.objects.filter(Q(deputy=person(request)) | Q(holding__user=person(request)))
    found = get_object_or_404(mine.select_related("holding__unit", "deputy"), pk=pk)
    acts.end_delegation(found, by=acting_of(request), on=clock.today())
    messages.success(request, _("Đã kết thúc ủy quyền."))
    return redirect("people:delegations")


def _own(request: HttpRequest) -> QuerySet[Holding]:
    """The roles one may delegate: one's own that count today, but for administration."""
    own = Holding.objects.effective(clock.today()).filter(user=person(request)).exclude(role=Role.ADMINISTRATOR)
    return own.select_related("user", "unit")


def _show(request: HttpRequest, form: DelegationForm, status: int = 200) -> HttpResponse:
    lasting = Delegation.objects.lasting(clock.today()).order_by("from_on", "pk")
    lasting = lasting.select_related("holding__user", "holding__unit", "deputy")
    context = {
        "form": form,
        "given": _worded(lasting.filter(holding__user=person(request))),
        "taken": _worded(lasting.filter(deputy=person(request))),
        "may": form.fields["post"].queryset.exists(),  # type: ignore[attr-defined]
    }
    return show(request, "units/delegations.html", context, status=status)


def _worded(rows: QuerySet[Delegation]) -> list[Delegation]:
    """Each with the words of what it lets the deputy do."""
    for row in (found := list(rows)):
        row.act_words = act_words(row.acts)  # type: ignore[attr-defined]
    return found
