"""The directory of bodies, one body, and what its keeper does with it."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.audit.history import history_of
from danvan.committees.actions import committees as acts
from danvan.committees.forms.committees import ChangeForm, EndForm, NewForm, NextTermForm, day_after, facts_of
from danvan.committees.models import Kind
from danvan.committees.permissions import hosts_for, near_to, visible_to
from danvan.committees.queries import found_by, listed, roll_of
from danvan.committees.views.page import (
    committee_or_404,
    kept_or_refused,
    papers_of,
    saved,
    show_committee,
    show_form,
    state_of,
)
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.paging import paged
from danvan.core.views import show

ORDER = ("sort_key", "-pk")


@require_safe
def committees(request: HttpRequest) -> HttpResponse:
    """The bodies in sight, by name; those at work unless others are asked for, those near one's own units or all."""
    today = clock.today()
    asked, kind, when, whose = (request.GET.get(name, "") for name in ("q", "loai", "khi", "cua"))
    rows = found_by(visible_to(request.user), asked)
    if kind in Kind.values:
        rows = rows.filter(kind=kind)
    if whose == "toi":
        rows = rows.filter(near_to(request.user))
    if when != "tat_ca":
        rows = rows.filter(to_on__lte=today) if when == "da" else rows.exclude(to_on__lte=today)
    # The page is found by its keys alone: a thousand are counted for it, fifty are shown.
    place = paged(rows, request.GET, ORDER, shown=["pk"])
    page = replace(place, rows=listed([row.pk for row in place], today))
    context = {
        "page": page,
        "rows": [(row, state_of(row, today)) for row in page],
        "asked": {"q": asked, "kind": kind, "when": when, "whose": whose},
        "kinds": Kind.choices,
        "may_set_up": bool(hosts_for(acting_of(request))),
    }
    return show(request, "committees/committees.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Sets a body up."""
    by: Any = acting_of(request)
    hosts = hosts_for(by)
    if not hosts:
        raise Refused(
            _("Vai trò hiện tại không lập Ban Chỉ đạo, tổ. Mời chuyển sang vai trò chuyên viên hoặc lãnh đạo."),
            status=403,
        )
    initial = {"host": by.unit.pk, "from_on": clock.today()}
    form = NewForm(request.POST or None, hosts=hosts, reader=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = acts.set_up(said["host"], by=by, key=said["key"], **form.values)
        messages.success(request, _("Đã lập. Mời ghi thành viên theo danh sách kèm quyết định."))
        return redirect("committees:committee", made.pk)
    return show(request, "committees/new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def committee(request: HttpRequest, pk: int) -> HttpResponse:
    """One body: the papers it rests on, who sits on it as what, and whom each of them follows."""
    found, today = committee_or_404(request, pk), clock.today()
    later = visible_to(request.user).filter(copied_from=found).order_by("from_on").first()
    shown: dict[str, Any] = {"roll": roll_of(found, today), "papers": papers_of(request, found), "later": later}
    return show_committee(request, found, "members", "committees/members.html", **shown)


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes what is said of a body."""
    found = kept_or_refused(request, pk)
    form = ChangeForm(request.POST or None, initial=facts_of(found), committee=found, reader=request.user)
    against: Any = None
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        against = saved(form, lambda: acts.change(found, form.values, by=acting_of(request), version=version))
        if against is None:
            messages.success(request, _("Đã lưu."))
            return redirect("committees:committee", pk)
    return show_form(request, found, "committees/facts.html", form, against)


@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a body by a document."""
    found = kept_or_refused(request, pk)
    initial = {"on": clock.today(), "version": found.version}
    form = EndForm(request.POST or None, reader=request.user, initial=initial)
    against: Any = None
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["key"]
        against = saved(form, lambda: acts.end(found, by=acting_of(request), key=key, **form.said()))
        if against is None:
            messages.success(request, _("Đã ghi kết thúc; danh sách thành viên vẫn xem lại được."))
            return redirect("committees:committee", pk)
    return show_form(request, found, "committees/ending.html", form, against)


@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins the next term with the same people."""
    found = kept_or_refused(request, pk)
    form = NextTermForm(request.POST or None, initial={"from_on": found.to_on or clock.today()})
    against: Any = None
    if request.method == "POST" and form.is_valid():
        said, made = form.cleaned_data, []
        term = {"from_on": said["from_on"], "to_on": day_after(said["last_day"]), "key": said["key"]}
        against = saved(form, lambda: made.append(acts.begin_next_term(found, by=acting_of(request), **term)))
        if against is None:
            messages.success(request, _("Đã chép sang nhiệm kỳ mới. Mời soát từng thành viên và ghi quyết định."))
            return redirect("committees:committee", made[0].pk)
    return show_form(request, found, "committees/terms.html", form, against)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what with the body and its members."""
    found = committee_or_404(request, pk)
    told = history_of([found, *found.members.all()], request.user, request.GET)
    return show_committee(request, found, "history", "committees/history.html", history=told, mixed=True)
