"""The top of the paper: what was read, and what the person makes of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.core.acting import acting_of
from danvan.core.formats import table_date
from danvan.core.views import show
from danvan.documents.actions.documents import issuer_words
from danvan.documents.actions.readings import confirm_header
from danvan.documents.forms.facts import FactsForm, facts_shown
from danvan.documents.headers import day_of, doubts_of
from danvan.documents.models import Document, Family, Reading
from danvan.documents.views.page import clashes_told, decide_over, latest_reading, readable_or_refused
from danvan.workflow.editing import Conflict


@require_http_methods(["GET", "POST"])
def header(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirms or corrects number, day, issuers and the rest; what was read stays in sight."""
    document = readable_or_refused(request, pk)
    form = FactsForm(request.POST or None, initial={**facts_shown(document), "version": document.version})
    if request.method == "POST" and form.is_valid():
        how: dict[str, Any] = {"by": acting_of(request), "version": form.cleaned_data["version"] or 0}
        try:
            confirm_header(document, form.values, issuers=form.issuers_named, **how)
        except Conflict as conflict:
            decide_over(form, conflict)
            return show_header(request, document, form, conflict)
        messages.success(request, _("Đã xác nhận phần đầu văn bản."))
        return redirect("documents:reading", document.pk)
    return show_header(request, document, form)


def show_header(
    request: HttpRequest, document: Document, form: FactsForm, conflict: Conflict | None = None
) -> HttpResponse:
    """The form, each field with what the reader saw and why it doubts."""
    fields = [(form[name], *read) for name, read in read_beside(form, document, latest_reading(document)).items()]
    told = {"conflict": conflict, "clashes": clashes_told(conflict)}
    context = {"document": document, "form": form, "fields": fields, **told}
    status = 409 if conflict else 422 if form.is_bound else 200
    return show(request, "documents/header.html", context, status=status)


Beside = tuple[str, bool, str]


def read_beside(form: FactsForm, document: Document, reading: Reading | None) -> dict[str, Beside]:
    """For each field what was read, in words; whether the document says otherwise now; and why it was doubted."""
    names = [name for name in form.fields if not form[name].is_hidden]
    if reading is None or not reading.header:
        return dict.fromkeys(names, ("", False, ""))
    doubts, told, now = doubts_of(reading.header), words_read(reading.header), words_now(document)
    return {
        name: (told.get(name, ""), told.get(name, "") not in ("", now[name]), doubts.get(name, "")) for name in names
    }


def words_now(document: Document) -> dict[str, str]:
    """What the document says, as people write it."""
    said = {name: str(value or "") for name, value in facts_shown(document).items()}
    day, family = document.signed_on, str(document.get_family_display())
    return {**said, "signed_on": table_date(day) if day else "", "family": family, "issuers": issuer_words(document)}


def words_read(header: dict[str, Any]) -> dict[str, str]:
    """What the reader saw, as people write it."""
    said = {name: told["value"] for name, told in header.items() if isinstance(told, dict)}
    day, family = day_of(header), said.get("family", "")
    return {
        **said,
        "signed_on": table_date(day) if day else "",
        "family": str(Family(family).label) if family in Family.values else "",
        "issuers": "; ".join(told["value"] for told in header.get("issuers", [])),
    }
