"""Groups: the list, one group on a day, and what its keeper does with it."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.core import clock, registry
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.paging import paged
from danvan.core.views import show
from danvan.units.acting import InPost
from danvan.units.actions import groups as acts
from danvan.units.forms.groups import EndForm, GroupForm, MembersForm
from danvan.units.models import GroupMember, UnitGroup
from danvan.units.models.dated import in_force
from danvan.units.models.holdings import WRITING
from danvan.units.permissions import groups_visible_to, keeps_group
from danvan.workflow.locking import NOT_ALLOWED


@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """All groups, with how many belong to each today."""
    today = in_force(clock.today(), "members")
    rows = groups_visible_to(request.user).select_related("owner").annotate(size=Count("members", filter=Q(today)))
    by = acting_of(request)
    may_set_up = isinstance(by, InPost) and by.role in WRITING
    context = {"page": paged(rows, request.GET, ("name", "pk")), "may_set_up": may_set_up}
    return show(request, "units/groups.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_group(request: HttpRequest) -> HttpResponse:
    """Sets up a group of the unit one works in."""
    by = acting_of(request)
    if not (isinstance(by, InPost) and by.role in WRITING):
        raise Refused(NOT_ALLOWED, status=403)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("units:group", pk=acts.set_up_group(by.unit, by=by, **form.cleaned_data).pk)
        except Refused as refusal:
            form.add_error("name", str(refusal))
    return show(request, "units/new_group.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """One group: who belongs to it today, and who did or will."""
    found = get_object_or_404(groups_visible_to(request.user).select_related("owner"), pk=pk)
    return _show(request, found, MembersForm())


@require_POST
def members(request: HttpRequest, pk: int) -> HttpResponse:
    """Lets units join."""
    found = get_object_or_404(groups_visible_to(request.user).select_related("owner"), pk=pk)
    form = MembersForm(request.POST)
    if not keeps_group(acting_of(request), found):
        raise Refused(NOT_ALLOWED, status=403)
    if form.is_valid():
        try:
            acts.add_members(found, form.cleaned_data["units"], by=acting_of(request), on=form.cleaned_data["on"])
            return redirect("units:group", pk=pk)
        except Refused as refusal:
            form.add_error("units", str(refusal))
    return _show(request, found, form, status=422)


@require_POST
def member_ending(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """Lets a unit leave."""
    found = get_object_or_404(groups_visible_to(request.user), pk=pk)
    leaving = get_object_or_404(GroupMember.objects.select_related("group__owner", "unit"), pk=member, group=found)
    form = EndForm(request.POST)
    if not form.is_valid():
        raise Refused(" ".join(map(str, form.errors["on"])))
    acts.end_membership(leaving, by=acting_of(request), on=form.cleaned_data["on"])
    return redirect("units:group", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def group_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name for a group."""
    found = get_object_or_404(groups_visible_to(request.user).select_related("owner"), pk=pk)
    if not keeps_group(acting_of(request), found):
        raise Refused(NOT_ALLOWED, status=403)
    form = GroupForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        try:
            acts.rename_group(found, by=acting_of(request), **form.cleaned_data)
            return redirect("units:group", pk=pk)
        except Refused as refusal:
            form.add_error("name", str(refusal))
    context = {"form": form, "group": found}
    return show(request, "units/group_name.html", context, status=422 if form.is_bound else 200)


def _show(request: HttpRequest, found: UnitGroup, form: MembersForm, status: int = 200) -> HttpResponse:
    today = clock.today()
    rows = found.members.select_related("unit__kind").order_by("unit__sort_key", "from_on")
    context = {
        "group": found,
        "now_in": [row for row in rows if row.is_in_force(today)],
        "others": [row for row in rows if not row.is_in_force(today)],
        "form": form,
        "keeps": keeps_group(acting_of(request), found),
        "panels": registry.panels("units.group", request, found),
    }
    return show(request, "units/group.html", context, status=status)
