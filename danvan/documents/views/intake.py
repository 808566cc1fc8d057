"""Bringing a text in to be read."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Overtaken, Refused
from danvan.core.text import plain_text
from danvan.core.views import show
from danvan.documents import reader
from danvan.documents.actions.readings import read_in
from danvan.documents.forms.intake import BringInForm, in_letters_of_today, may_come_in
from danvan.documents.models import Document
from danvan.documents.permissions import keepers_for
from danvan.files.actions.drafts import drop_draft, save_draft
from danvan.files.queries import draft_of, form_key
from danvan.files.receiving import store
from danvan.units.permissions import writes_somewhere
from danvan.workflow.keys import new_key

FORM = form_key(Document, "text")


@require_http_methods(["GET", "POST"])
def new_document(request: HttpRequest) -> HttpResponse:
    """Takes a file or pasted text, reads it, and opens the reading beside it."""
    by = acting_of(request)
    keepers = keepers_for(by)
    if not keepers:
        raise Refused(
            _("Vai trò hiện tại không đưa văn bản vào. Mời chuyển sang vai trò chuyên viên hoặc lãnh đạo."), status=403
        )
    if request.method == "GET":
        return show_form(request, BringInForm(keepers=keepers, initial=typed_before(request)))
    form = BringInForm(request.POST, request.FILES, keepers=keepers)
    if not form.is_valid():
        keep(request)
        return show_form(request, form, status=422)
    try:
        document = take(request, form)
    except Overtaken as overtaken:
        return sent_again(request, form, overtaken)
    drop_draft(FORM, by=by)
    messages.success(request, told(form))
    return redirect("documents:reading", document.pk)


def sent_again(request: HttpRequest, form: BringInForm, overtaken: Overtaken) -> HttpResponse:
    """The same form came twice: the text is here already. What it holds now may be another text, and stays."""
    form.data = {**request.POST.dict(), "key": new_key()}
    form.add_error(None, str(overtaken))
    return show_form(request, form, status=overtaken.status)


def told(form: BringInForm) -> str:
    """What was read; where a text was pasted beside a file that has its own, which of them."""
    if form.admitted and form.admitted.reading and form["text"].value():
        return _(
            "Đã đọc nội dung dán trong ô, không phải chữ trong tệp; tệp được lưu kèm. Mời xem những chỗ chưa chắc."
        )
    return _("Đã đọc xong. Mời xem những chỗ chưa chắc trước.")


def take(request: HttpRequest, form: BringInForm) -> Document:
    """Reads the text and lays it out; the file is kept with it."""
    said = form.cleaned_data
    found = reader.read(said["text"])
    return read_in(
        said["unit"],
        by=acting_of(request),
        text=said["text"],
        found=found,
        drafted_for=said["drafted_for"],
        received=store(form.admitted) if form.admitted else None,
        key=said["key"],
    )


@require_POST
def new_document_draft(request: HttpRequest) -> HttpResponse:
    """Keeps what is being typed, unless it may not be here at all."""
    if not writes_somewhere(acting_of(request)):
        raise Refused(_("Vai trò hiện tại không đưa văn bản vào."), status=403)
    keep(request)
    return HttpResponse(status=204)


def keep(request: HttpRequest) -> None:
    """Keeps the form on the server; what is secret or lists persons is kept nowhere, not even as a draft."""
    by = acting_of(request)
    try:
        may_come_in(plain_text(in_letters_of_today(request.POST.get("text", ""))))
    except Refused:
        drop_draft(FORM, by=by)
        return
    save_draft(FORM, {name: [str(one) for one in values] for name, values in request.POST.lists()}, by=by)


def typed_before(request: HttpRequest) -> dict[str, Any]:
    """What this person had begun to type, else the usual answer: a paper of the committee the office advises."""
    by = acting_of(request)
    draft = draft_of(FORM, by)
    if draft:
        return {**{name: values[-1] for name, values in draft.typed.items() if values}, "key": new_key()}
    keepers = keepers_for(by)
    return {"unit": keepers[-1].pk, "drafted_for": keepers[-1].pk, "key": new_key()}


def show_form(request: HttpRequest, form: BringInForm, status: int = 200) -> HttpResponse:
    """The form, filled as it was sent."""
    context = {"form": form, "draft": reverse("documents:new_document_draft")}
    return show(request, "documents/new.html", context, status=status)
