"""The lists that offices keep: each as a page, and one row of it to be added, put right, ended, taken out, moved."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.audit.history import history_of
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version
from danvan.core.views import show
from danvan.exemplars.actions import lists as acts
from danvan.exemplars.forms.lists import EndForm, RowForm
from danvan.exemplars.list_kinds import LISTS, Listed
from danvan.exemplars.models import ResourceKind, ResourceUnit
from danvan.exemplars.permissions.lists import keeps_fields, keeps_house, keeps_row, lists_visible_to, own_home
from danvan.exemplars.queries.lists import (
    fields_of,
    has_own_fields,
    is_over,
    is_used,
    levels_listed,
    offices_at,
    resources_listed,
)
from danvan.units.models import Territory
from danvan.workflow.editing import Conflict
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED

OF_PROVINCE = "tinh"


@require_safe
def list_page(request: HttpRequest, what: str) -> HttpResponse:
    """One of the lists as it stands today, and what was in it."""
    if what not in PAGES:
        raise Http404
    return show(request, f"exemplars/list_{what}.html", {**framed(what), **PAGES[what](request)})


def framed(current: str) -> dict[str, Any]:
    """What the pages of all lists share: the way to each, and a key for their buttons."""
    items = [*((name, LISTS[name].word, reverse("lists:list", args=[name])) for name in PAGES)]
    items.append(("forms", _("Mẫu hồ sơ"), reverse("lists:forms")))
    tabs = [(label, address, None, name == current) for name, label, address in items]
    return {"tabs": tabs, "key": new_key(), "today": clock.today(), "is_over": is_over}


def _levels(request: HttpRequest) -> dict[str, Any]:
    rows = levels_listed()
    return {"rows": rows, "offices": offices_at(rows), "keeps": keeps_house(acting_of(request))}


def _fields(request: HttpRequest) -> dict[str, Any]:
    by = acting_of(request)
    home = own_home(by)
    own = fields_of(home) if home else []
    keeps_own = home is not None and keeps_fields(by, home)
    lists = [(home, own, keeps_own)] if own else []
    return {
        "home": home,
        "lists": [*lists, (None, fields_of(None), keeps_house(by))],
        "may_begin": keeps_own and not has_own_fields(home),
    }


def _resources(request: HttpRequest) -> dict[str, Any]:
    return {"rows": list(resources_listed()), "keeps": keeps_house(acting_of(request))}


PAGES: dict[str, Callable[[HttpRequest], dict[str, Any]]] = {
    "levels": _levels,
    "fields": _fields,
    "resources": _resources,
}


@require_http_methods(["GET", "HEAD", "POST"])
def new_row(request: HttpRequest, what: str) -> HttpResponse:
    """Adds a row."""
    listed, by = _listed(what), acting_of(request)
    first = _first(request, listed)
    if not keeps_row(by, listed.model(**first)):
        raise Refused(NOT_ALLOWED, status=403)
    form = listed.form(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            row = listed.model(**first, **form.said())
            status = _done(form, lambda: acts.add_row(row, by=by, key=form.cleaned_data["key"]))
            if status == 302:
                messages.success(request, _("Đã thêm vào danh mục."))
                return redirect("lists:list", listed.under)
    context = {**framed(listed.under), "listed": listed, "form": form, "first": first}
    return show(request, "exemplars/list_new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """Puts a row right."""
    found, by = _kept(request, what, pk), acting_of(request)
    form = _listed(what).form(request.POST or None, row=found, used=is_used(found))
    if request.method != "POST":
        return _show_row(request, what, found, form)
    if not form.is_valid():
        return _show_row(request, what, found, form, status=422)
    try:
        key, version = form.cleaned_data["key"], shown_version(request)
        status = _done(form, lambda: acts.change_row(found, form.said(), by=by, version=version, key=key))
    except Conflict as conflict:
        return _show_row(request, what, found, form, conflict=conflict, status=409)
    if status != 302:
        return _show_row(request, what, found, form, status=status)
    messages.success(request, _("Đã lưu."))
    return redirect("lists:list", LISTS[what].under)


@require_POST
def ending(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """From a day on a row is no longer offered."""
    found, by = _kept(request, what, pk), acting_of(request)
    form = EndForm(request.POST, ends_on=getattr(found, "to_on", None))
    status = 422
    if form.is_valid():
        status = _done(form, lambda: acts.end_row(found, by=by, key=form.cleaned_data["key"], **form.said()))
    if status != 302:
        changing = LISTS[what].form(row=found, used=is_used(found))
        return _show_row(request, what, found, changing, ending=form, status=status)
    messages.success(request, _("Đã ghi ngày thôi dùng; hồ sơ cũ vẫn hiện như trước."))
    return redirect("lists:list", LISTS[what].under)


@require_POST
def removal(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """Takes out a row written by mistake."""
    acts.remove_row(_kept(request, what, pk), by=acting_of(request), key=request.POST.get("key"))
    messages.success(request, _("Đã xóa khỏi danh mục."))
    return redirect("lists:list", LISTS[what].under)


@require_POST
def place(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """Moves a row up or down in its list."""
    found = _kept(request, what, pk)
    if isinstance(found, ResourceUnit):
        raise Http404
    up = request.POST.get("way") == "up"
    acts.move_row(found, by=acting_of(request), up=up, key=request.POST.get("key"))
    return redirect("lists:list", LISTS[what].under)


@require_POST
def own_fields(request: HttpRequest) -> HttpResponse:
    """The province one works in begins a list of its own."""
    home = own_home(acting_of(request))
    if home is None:
        raise Refused(NOT_ALLOWED, status=403)
    acts.begin_own_fields(home, by=acting_of(request), key=request.POST.get("key"))
    messages.success(request, _("Đã lập danh mục lĩnh vực riêng của tỉnh từ danh mục chung. Mời sửa cho hợp."))
    return redirect("lists:list", "fields")


def _first(request: HttpRequest, listed: Listed) -> dict[str, Any]:
    """What a new row belongs to: a unit to its kind of resource, a field to the province or to the house."""
    if listed.model is ResourceUnit:
        asked = request.GET.get("loai") or request.POST.get("loai", "")
        return {"kind": get_object_or_404(ResourceKind, pk=int(asked) if asked.isdecimal() and len(asked) < 10 else 0)}
    if listed.under == "fields":
        return {"home": _home_asked(request)}
    return {}


def _home_asked(request: HttpRequest) -> Territory | None:
    if request.GET.get("cua") != OF_PROVINCE:
        return None
    home = own_home(acting_of(request))
    if not has_own_fields(home):
        raise Refused(_("Tỉnh chưa có danh mục riêng. Mời lập danh mục riêng trước, rồi thêm lĩnh vực."))
    return home


def _listed(what: str) -> Listed:
    if what not in LISTS:
        raise Http404
    return LISTS[what]


def _kept(request: HttpRequest, what: str, pk: int) -> Any:
    """The row, if this person keeps its list."""
    found = get_object_or_404(lists_visible_to(_listed(what).model, request.user), pk=pk)
    if not keeps_row(acting_of(request), found):
        raise Refused(NOT_ALLOWED, status=403)
    return found


def _done(form: RowForm | EndForm, act: Callable[[], object]) -> int:
    """Does it and says 302; what stands against it is said on the form, so that nothing typed is lost."""
    try:
        act()
    except Conflict:
        raise
    except Refused as refused:
        if refused.status == 403:
            raise
        form.add_error(None, str(refused))
        return refused.status
    return 302


def _show_row(
    request: HttpRequest, what: str, found: Any, form: RowForm, *, status: int = 200, conflict: Any = None, **more: Any
) -> HttpResponse:
    over = getattr(found, "to_on", None) is not None and is_over(found, clock.today())
    context = {
        **framed(LISTS[what].under),
        "listed": LISTS[what],
        "what": what,
        "row": found,
        "form": form,
        "ending": EndForm(ends_on=getattr(found, "to_on", None)),
        "over": over,
        "used": is_used(found),
        "version": conflict.version if conflict else shown_version(request) or found.version,
        "conflict": conflict,
        "clashes": _clashes(conflict),
        "history": history_of(found, request.user, request.GET),
        **more,
    }
    return show(request, "exemplars/list_row.html", context, status=status)


def _clashes(conflict: Conflict | None) -> list[tuple[Any, Any, str, str]]:
    """What two people made of a field, in words."""
    rows = conflict.clashes if conflict else []
    return [(each.label, each.base if each.knows_base else None, str(each.theirs), str(each.yours)) for each in rows]
