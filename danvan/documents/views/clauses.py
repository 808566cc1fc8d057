"""One clause of a reading: accepted, corrected, dropped, put back, or added by hand."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version
from danvan.core.views import show, wants_part
from danvan.deadlines.queries import working_calendar
from danvan.documents.actions import clauses as acts
from danvan.documents.forms.clauses import FORMS
from danvan.documents.items import facts_of, item_of
from danvan.documents.models import Clause, ClauseKind, Document
from danvan.documents.shapes import SUBJECT
from danvan.documents.views.page import decide_over, latest_reading, readable_or_refused, since
from danvan.documents.views.reading import acts_on, progress
from danvan.workflow.editing import Conflict
from danvan.workflow.keys import new_key

VERBS = {"accept": acts.accept, "drop": acts.drop, "put_back": acts.put_back}


@require_http_methods(["GET", "POST"])
def clause(request: HttpRequest, pk: int, clause_pk: int) -> HttpResponse:
    """Writes a clause as the person reads it; two who save at once see theirs and yours."""
    document = readable_or_refused(request, pk)
    row = clause_or_404(document, clause_pk)
    kind = FORMS[row.kind]
    year = since(document, latest_reading(document)).year
    form = kind(request.POST or None, initial={**kind.shown(row.content), "version": row.version}, year=year)
    if request.method == "POST" and form.is_valid():
        try:
            acts.correct(row, form.content, by=acting_of(request), version=form.cleaned_data["version"] or 0)
        except Conflict as conflict:
            decide_over(form, conflict)
            return show_form(request, document, row, form, conflict=conflict)
        return decided(request, document, row)
    return show_form(request, document, row, form)


@require_POST
def decision(request: HttpRequest, pk: int, clause_pk: int) -> HttpResponse:
    """Accepts a clause, drops it, or puts it back."""
    document = readable_or_refused(request, pk)
    verb = VERBS.get(request.POST.get("decision", ""))
    if verb is None:
        raise Refused(_("Không có việc này. Mời tải lại trang."))
    row = verb(clause_or_404(document, clause_pk), by=acting_of(request), version=shown_version(request))
    return decided(request, document, row)


@require_http_methods(["GET", "POST"])
def new_clause(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Adds what the reader did not see, from a sentence of the text or in one's own words."""
    document = readable_or_refused(request, pk)
    if kind not in FORMS:
        raise Http404
    words = " ".join(request.GET.get("cau", "").split())[:2000]
    year = since(document, latest_reading(document)).year
    initial = {SUBJECT[ClauseKind(kind)]: words, "key": new_key()}
    form = FORMS[kind](request.POST or None, initial=initial, year=year)
    if request.method == "POST" and form.is_valid():
        said = " ".join(request.POST.get("sentence", "").split())[:2000]
        key = form.cleaned_data["key"]
        row = acts.add(document, kind, form.content, by=acting_of(request), words=said, key=key)
        messages.success(request, _("Đã thêm %(word)s.") % {"word": ClauseKind(kind).label})
        return redirect(f"{reverse('documents:reading', args=[document.pk])}#muc-khoan-{row.pk}")
    said = request.POST.get("sentence", words)
    context = {"document": document, "form": form, "word": ClauseKind(kind).label, "sentence": said}
    return show(request, "documents/new_clause.html", context, status=422 if form.is_bound else 200)


def clause_or_404(document: Document, clause_pk: int) -> Clause:
    """A clause of this document and of no other."""
    return get_object_or_404(Clause.objects.of(document), pk=clause_pk)


def decided(request: HttpRequest, document: Document, row: Clause) -> HttpResponse:
    """Back to the reading, at the line that was decided; for htmx the line alone, and how far the reading is."""
    if not wants_part(request):
        return redirect(f"{reverse('documents:reading', args=[document.pk])}#muc-khoan-{row.pk}")
    row = clause_or_404(document, row.pk)
    return show_clause(request, document, row, form=None)


def show_form(
    request: HttpRequest, document: Document, row: Clause, form: Any, conflict: Conflict | None = None
) -> HttpResponse:
    """The form of one clause; what was typed stays in it."""
    status = 409 if conflict else 422 if form.is_bound else 200
    return show_clause(request, document, row, form=form, conflict=conflict, status=status)


def show_clause(
    request: HttpRequest, document: Document, row: Clause, *, status: int = 200, **values: Any
) -> HttpResponse:
    """One clause by itself, as a page or in its place on the reading."""
    read, calendar = latest_reading(document), working_calendar()
    day = since(document, read)
    conflict = values.get("conflict")
    theirs = facts_of(row.kind, clause_or_404(document, row.pk).content, calendar, day) if conflict else []
    context = {
        "document": document,
        "item": item_of(row, calendar, day),
        "progress": progress(list(Clause.objects.of(document))),
        "alone": not wants_part(request),
        "beside": wants_part(request) and values.get("form") is None,
        **acts_on(request, document, read),
        "can_read": True,
        "conflict": None,
        "theirs": theirs,
        **values,
    }
    return show(request, "documents/clause.html", context, block="line", status=status)
