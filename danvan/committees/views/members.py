"""One member of a body: who it is, since when, what they follow; and seating, replacing and letting go."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.committees.actions import following
from danvan.committees.actions import members as acts
from danvan.committees.forms.members import FollowForm, PutRightForm, SeatForm, SuccessorForm, words_of
from danvan.committees.models import Follows, Member
from danvan.committees.queries import shown_day
from danvan.committees.views.page import (
    kept_member_or_refused,
    kept_or_refused,
    member_or_404,
    saved,
    show_committee,
    show_form,
)
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.units.forms.holdings import EndingForm, OnceForm


@require_http_methods(["GET", "HEAD", "POST"])
def new_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Seats somebody."""
    committee = kept_or_refused(request, pk)
    first = {"from_on": committee.from_on, "unit": committee.host}
    form = SeatForm(request.POST or None, kind=committee.kind, initial=first)
    made: list[Member] = []

    def seat(key: str) -> None:
        made.append(acts.seat(committee, by=acting_of(request), key=key, **form.said()))

    def done() -> HttpResponse:
        messages.success(request, _("Đã ghi %(name)s.") % {"name": made[0].name})
        return redirect("committees:committee", pk)

    texts = {"title": _("Thêm thành viên"), "submit": _("Ghi thành viên")}
    return _answered(request, committee, form, seat, done, **texts)


@require_safe
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """One member: charged with what, following whom, and who sat on the same seat before and after."""
    return _show(request, member_or_404(request, pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts right how a member was written down."""
    found = kept_member_or_refused(request, pk)
    form = PutRightForm(request.POST or None, kind=found.committee.kind, initial=words_of(found))
    against: Any = None
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        against = saved(form, lambda: acts.put_right(found, form.values, by=acting_of(request), version=version))
        if against is None:
            messages.success(request, _("Đã lưu."))
            return redirect("committees:member", pk)
    return show_form(request, found.committee, "committees/member_facts.html", form, against, member=found)


@require_http_methods(["GET", "HEAD", "POST"])
def successor(request: HttpRequest, pk: int) -> HttpResponse:
    """Another takes the seat from a day on."""
    found = kept_member_or_refused(request, pk)
    form = SuccessorForm(request.POST or None, initial={"unit": found.unit, "tasks_words": found.tasks_words})
    made: list[Member] = []

    def replace(key: str) -> None:
        made.append(acts.replace(found, by=acting_of(request), key=key, **form.said()))

    def done() -> HttpResponse:
        messages.success(request, _("Đã ghi thay thế; người trước vẫn xem lại được."))
        return redirect("committees:member", made[0].pk)

    texts = {"title": _("Thay %(name)s") % {"name": found.name}, "submit": _("Ghi thay thế")}
    return _answered(request, found.committee, form, replace, done, member=found, **texts)


@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """A member leaves, and nobody takes the seat for now."""
    found = kept_member_or_refused(request, pk)
    form = EndingForm(request.POST or None)

    def end(key: str) -> None:
        acts.end_member(found, by=acting_of(request), key=key, **form.said())

    def done() -> HttpResponse:
        messages.success(request, _("Đã ghi thôi tham gia."))
        return redirect("committees:member", pk)

    texts = {"title": _("%(name)s thôi tham gia") % {"name": found.name}, "submit": _("Ghi thôi tham gia")}
    return _answered(request, found.committee, form, end, done, member=found, **texts)


@require_POST
def follows(request: HttpRequest, pk: int) -> HttpResponse:
    """A member is charged with following units."""
    found = kept_member_or_refused(request, pk)
    form = FollowForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    said = form.cleaned_data
    how = {"by": acting_of(request), "on": said["on"], "basis": said["basis"], "key": said["key"]}
    came: list[int] = []
    against: Any = saved(form, lambda: came.append(following.follow(found, form.chosen, **how)))
    if against is not None:
        return _show(request, found, form, status=against.status)
    messages.success(request, _("Đã phân công theo dõi thêm %(count)d đơn vị.") % {"count": came[0]})
    return redirect("committees:member", pk)


@require_POST
def follows_ending(request: HttpRequest, pk: int) -> HttpResponse:
    """From today on a member follows a unit no longer."""
    row = get_object_or_404(Follows.objects.select_related("unit"), pk=pk)
    row.member = kept_member_or_refused(request, row.member_id)
    following.let_go(row, by=acting_of(request), on=clock.today())
    return redirect("committees:member", row.member_id)


def _show(request: HttpRequest, found: Member, form: FollowForm | None, status: int = 200) -> HttpResponse:
    committee, today = found.committee, clock.today()
    on = max(found.from_on, shown_day(committee, today))
    rows = list(found.follows.select_related("unit").order_by("unit__sort_key", "from_on"))
    seat = committee.members.filter(seat=found.seat).exclude(pk=found.pk).select_related("unit").order_by("from_on")
    shown = {
        "member": found,
        "sits": found.to_on is None or found.to_on > on,
        "standing": [row for row in rows if row.to_on is None or row.to_on > on],
        "gone": [row for row in rows if row.to_on is not None and row.to_on <= on],
        "seat": list(seat),
        "form": form or FollowForm(initial={"on": on}),
    }
    return show_committee(request, committee, "", "committees/member.html", status=status, **shown)


def _answered(
    request: HttpRequest,
    committee: Any,
    form: OnceForm,
    act: Callable[[str], None],
    done: Callable[[], HttpResponse],
    **texts: Any,
) -> HttpResponse:
    """Shows a form of the body; sent and right, the act is done once."""
    against: Any = None
    if request.method == "POST" and form.is_valid():
        against = saved(form, lambda: act(form.cleaned_data["key"]))
        if against is None:
            return done()
    return show_form(request, committee, "committees/once.html", form, against, **{"member": None, **texts})
