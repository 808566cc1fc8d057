"""One line of a set: put in, written over, taken out, moved."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version
from danvan.core.views import show
from danvan.scoring import editing
from danvan.scoring.actions import sets as acts
from danvan.scoring.forms.parts import FORMS, PartForm
from danvan.scoring.models import CriteriaSet
from danvan.scoring.queries.outlines import outline_of
from danvan.scoring.soundness import Finding, errors, findings
from danvan.scoring.views.page import show_set, written_or_refused

TITLES: dict[str, tuple[Any, Any]] = {
    "group": (_("Thêm nhóm"), _("Sửa nhóm")),
    "criterion": (_("Thêm tiêu chí"), _("Sửa tiêu chí")),
    "band": (_("Thêm mức xếp loại"), _("Sửa mức xếp loại")),
    "fact": (_("Thêm sự việc"), _("Sửa sự việc")),
}
ROW, UNDER = "dong", "nhom"
# The part of the set's page on which a line stands.
PLACES = {"group": "criterion", "criterion": "criterion", "band": "band", "fact": "fact"}


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """A line in its form: the one named in the address, or a new one."""
    if what not in FORMS:
        raise Http404
    found = written_or_refused(request, pk)
    outline, name = outline_of(found), request.GET.get(ROW, "")
    row = editing.found(outline, what, name) if name else None
    if name and row is None and request.method != "POST":
        raise Http404
    initial = {"version": found.version, "was": name}
    form = FORMS[what](request.POST or None, outline=outline, row=row, initial=initial)
    status = 200
    if request.method == "POST":
        status = _written(request, found, what, form) if form.is_valid() else 422
        if status == 302:
            return redirect(reverse("scoring:set", args=[pk]) + f"#{PLACES[what]}")
    new, changed = TITLES[what]
    under = request.GET.get(UNDER, "")
    shown = {"form": form, "under": under, "title": changed if name else new, "what": what, "row": row, "name": name}
    return show_set(request, found, "lines", "scoring/part.html", status=status, **shown)


@require_POST
def checked(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """What would be wrong with the set if the line that is being typed stood in it; nothing is written."""
    if what not in FORMS:
        raise Http404
    found = written_or_refused(request, pk)
    outline = outline_of(found)
    form, refused = FORMS[what](request.POST, outline=outline), ""
    wrong: list[Finding] = []
    if form.is_valid():
        try:
            was, under = form.cleaned_data["was"], request.GET.get(UNDER, "")
            wrong = findings(editing.put(outline, what, form.row(), was=was, under=under))
        except Refused as against:
            refused = str(against)
    context = {"whole": form.is_valid(), "refused": refused, "findings": wrong, "errors": len(errors(wrong))}
    return show(request, "scoring/checked.html", context)


def _written(request: HttpRequest, found: CriteriaSet, what: str, form: PartForm) -> int:
    """Writes the line into the set as it stands; whoever was overtaken keeps what they typed and may press again."""
    said = form.cleaned_data
    try:
        under = request.GET.get(UNDER, "")
        outline = editing.put(outline_of(found), what, form.row(), was=said["was"], under=under)
        acts.write(found, outline, by=acting_of(request), version=said["version"], key=said["key"])
    except Refused as refused:
        if refused.status == 403:
            raise
        form.add_error(None, str(refused))
        form.data = {**form.data.dict(), "version": str(found.version)}  # type: ignore[attr-defined]
        return refused.status
    return 302


@require_POST
def removal(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Takes a line out."""
    return _changed(request, pk, what, lambda outline, name: editing.taken_out(outline, what, name))


@require_POST
def place(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Moves a line one place up or down."""
    if what == "band":
        raise Http404
    by = -1 if request.POST.get("to") == "up" else 1
    return _changed(request, pk, what, lambda outline, name: editing.moved(outline, what, name, by))


def _changed(request: HttpRequest, pk: int, what: str, change: Any) -> HttpResponse:
    if what not in FORMS:
        raise Http404
    found = written_or_refused(request, pk)
    outline = change(outline_of(found), request.POST.get(ROW, ""))
    key = request.POST.get("key")
    acts.write(found, outline, by=acting_of(request), version=shown_version(request), key=key)
    return redirect(reverse("scoring:set", args=[pk]) + f"#{PLACES[what]}")
