"""Putting a document on record, one read here or one that came as paper, and putting it right afterwards."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.documents.actions import documents as acts
from danvan.documents.actions.recording import record_new, record_read
from danvan.documents.forms.facts import CorrectionForm, RecordingForm, facts_shown
from danvan.documents.models import Document
from danvan.documents.permissions import can_correct, keepers_for, visible_to
from danvan.documents.queries import alike
from danvan.documents.symbols import symbol_key
from danvan.documents.views.page import clashes_told, decide_over, document_or_404
from danvan.documents.workflow import DOCUMENT
from danvan.files.receiving import Received, store
from danvan.workflow.editing import Conflict
from danvan.workflow.keys import new_key


@require_http_methods(["GET", "POST"])
def new_recording(request: HttpRequest) -> HttpResponse:
    """Records a document by its number, date and file; one that came as paper too."""
    by = acting_of(request)
    keepers = keepers_for(by)
    if not keepers:
        raise Refused(
            _("Vai trò hiện tại không vào sổ văn bản. Mời chuyển sang vai trò chuyên viên hoặc lãnh đạo."), status=403
        )
    initial = {"unit": keepers[0].pk, "key": new_key()}
    form = RecordingForm(request.POST or None, request.FILES or None, keepers=keepers, initial=initial)
    found = alike_of(request, form)
    if may_record(form, found):
        unit, key = form.cleaned_data["unit"], form.cleaned_data["key"]
        how: dict[str, Any] = {"by": by, "key": key, "issuers": form.issuers_named, "received": received(form)}
        made = record_new(unit, form.values, **how)
        return done(request, made)
    return show_form(request, None, form, found)


@require_http_methods(["GET", "POST"])
def recording(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a text that was read here on record under its number and date."""
    document, by = document_or_404(request, pk), acting_of(request)
    if not DOCUMENT.is_open(by, document, "record"):
        raise Refused(_("Văn bản đã vào sổ, hoặc vai trò hiện tại không vào sổ được."), status=403)
    initial = {**facts_shown(document), "version": document.version, "key": new_key()}
    form = RecordingForm(request.POST or None, request.FILES or None, initial=initial)
    found = alike_of(request, form, document)
    if may_record(form, found):
        said = form.cleaned_data
        how: dict[str, Any] = {"by": by, "version": said["version"], "key": said["key"], "received": received(form)}
        return done(request, record_read(document, form.values, issuers=form.issuers_named, **how))
    return show_form(request, document, form, found)


def alike_of(request: HttpRequest, form: RecordingForm, document: Document | None = None) -> list[Document]:
    """The documents in sight that bear the same number, of the same issuer where it is known, in the same year or term."""
    if not form.is_bound or not form.is_valid():
        return []
    probe = Document(pk=document.pk if document else None, **form.values, symbol_key=symbol_key(form.values["symbol"]))
    return alike(visible_to(request.user), probe, form.cleaned_data["issuers"])


def may_record(form: RecordingForm, found: list[Document]) -> bool:
    """A form in order, whose number nobody bears or whose writer says that it is another paper."""
    return form.is_bound and form.is_valid() and (not found or form.cleaned_data["same"])


def received(form: RecordingForm) -> Received | None:
    """The signed paper in the store."""
    return store(form.admitted) if form.admitted else None


def done(request: HttpRequest, document: Document) -> HttpResponse:
    """To the document, on record now."""
    messages.success(request, _("Đã vào sổ."))
    return redirect("documents:document", document.pk)


def show_form(
    request: HttpRequest, document: Document | None, form: RecordingForm, found: list[Document]
) -> HttpResponse:
    """The form; documents that look the same are pointed out above it."""
    context = {"document": document, "form": form, "alike": found}
    return show(request, "documents/recording.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts facts of a recorded document right; what they said before stays readable."""
    document, by = document_or_404(request, pk), acting_of(request)
    if not can_correct(by, document):
        raise Refused(
            _("Chỉ đơn vị giữ văn bản đính chính được văn bản đã vào sổ; vai trò hiện tại chỉ xem được."), status=403
        )
    initial = {**facts_shown(document), "version": document.version, "key": new_key()}
    form = CorrectionForm(request.POST or None, initial=initial)
    conflict = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        how: dict[str, Any] = {"by": by, "reason": said["reason"], "version": said["version"] or 0, "key": said["key"]}
        try:
            acts.correct(document, form.values, issuers=form.issuers_named, **how)
        except Conflict as found:
            conflict = found
            decide_over(form, found)
        else:
            messages.success(request, _("Đã ghi đính chính; nội dung cũ vẫn xem lại được."))
            return redirect("documents:document", document.pk)
    context = {"document": document, "form": form, "conflict": conflict, "clashes": clashes_told(conflict)}
    return show(
        request, "documents/correction.html", context, status=409 if conflict else 422 if form.is_bound else 200
    )
