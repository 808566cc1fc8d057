"""The page of one document."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from danvan.audit.history import history, history_of
from danvan.audit.models import Entry
from danvan.core import registry
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.formats import file_size, table_date
from danvan.core.text import plain_text
from danvan.core.views import show
from danvan.deadlines.queries import working_calendar
from danvan.documents.actions import documents as acts
from danvan.documents.items import item_of
from danvan.documents.models import Clause, ClauseKind, ClauseState, Document, DocumentStage
from danvan.documents.permissions import can_correct, can_read, visible_to
from danvan.documents.queries import relations_of
from danvan.documents.registration import label
from danvan.documents.views.page import TONES, document_or_404, latest_reading, paper, since
from danvan.documents.workflow import DOCUMENT
from danvan.files.models import Attachment
from danvan.workflow.keys import new_key

CORRECTING = ("correct", "name_issuers")
LEAVING = ("withdraw", "discard")


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is, its text with the marked sentences, what it rests on, to whom it went, and what came of it."""
    found, by = document_or_404(request, pk), acting_of(request)
    clauses = list(Clause.objects.of(found).exclude(state=ClauseState.DROPPED).order_by("start", "order", "pk"))
    shown = [each for each in clauses if each.kind not in (ClauseKind.BASIS, ClauseKind.RECIPIENT)]
    day, calendar = since(found, latest_reading(found)), working_calendar()
    context = {
        "document": found,
        "label": label(found),
        "tone": TONES[found.stage],  # type: ignore[index]
        "issuers": list(found.issuers.select_related("unit")),
        "paper": paper(found, clauses) if found.text.body else [],
        "items": [item_of(each, calendar, day) for each in shown],
        "terms": terms(found),
        "recipients": list(found.recipients.all()),
        "gone": history(gone(found), request.user).rows,
        "corrections": history(corrections_of(found), request.user).rows,
        "files": files(found),
        "moves": [move.name for move in DOCUMENT.open_to(by, found)],
        "can_read": can_read(by, found) and bool(found.text.body),
        "can_correct": can_correct(by, found),
        "panels": registry.panels("documents.document", request, found),
        "key": new_key(),
        **relations_of(found, visible_to(request.user)),
    }
    return show(request, "documents/document.html", context)


def terms(document: Document) -> list[tuple[Any, Any]]:
    """What is known of it besides number, day and issuer; what is blank is left out."""
    drafting, how = document.drafting_office, document.get_received_how_display()
    said = [
        (_("Hệ thống văn bản"), document.get_family_display()),
        (_("Loại văn bản"), document.type_name),
        (_("Địa danh"), document.place),
        (_("Người ký"), document.signer),
        (_("Quyền hạn, chức vụ"), document.signer_position),
        (_("Nhiệm kỳ"), document.term),
        (_("Đơn vị giữ văn bản"), document.unit.name),
        (_("Cơ quan soạn thảo"), drafting.name if drafting else ""),
        (_("Ngày đến"), table_date(document.received_on) if document.received_on else ""),
        (_("Đến bằng"), how),
        (_("Nơi lưu bản gốc"), document.paper_kept_at),
    ]
    return [(name, value) for name, value in said if value]


def files(document: Document) -> list[tuple[Attachment, str, str]]:
    """Its files with kind and size in words."""
    rows = Attachment.objects.of(document)
    return [(each, each.name.rpartition(".")[2].upper(), file_size(each.blob.size)) for each in rows]


def corrections_of(document: Document) -> QuerySet[Entry]:
    """What was put right after the document came on record."""
    rows = Entry.objects.about(document)
    recorded = rows.filter(verb="record").values_list("pk", flat=True).first()
    return rows.filter(verb__in=CORRECTING, pk__gt=recorded) if recorded else rows.none()


def gone(document: Document) -> QuerySet[Entry]:
    """Who took it off the record, when and why."""
    rows = Entry.objects.about(document).filter(verb__in=LEAVING)
    return rows if document.stage == DocumentStage.WITHDRAWN else rows.none()


@require_GET
def document_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what with the document and with each clause of its reading."""
    found = document_or_404(request, pk)
    told = history_of([found, *Clause.objects.of(found)], request.user, request.GET)
    context = {"document": found, "label": label(found), "history": told, "mixed": True}
    return show(request, "documents/history.html", context)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a document off the record with a reason, or gives up a text that never was on it."""
    found, by, key = document_or_404(request, pk), acting_of(request), request.POST.get("key")
    if DOCUMENT.is_open(by, found, "discard"):
        acts.discard(found, by=by, key=key)
        messages.success(request, _("Đã bỏ văn bản đang đọc."))
        return redirect("documents:documents")
    if not DOCUMENT.is_open(by, found, "withdraw"):
        raise Refused(_("Chỉ đơn vị giữ văn bản rút được văn bản khỏi sổ; vai trò hiện tại chỉ xem được."), status=403)
    acts.withdraw(found, by=by, reason=plain_text(request.POST.get("reason", "")), key=key)
    messages.success(request, _("Đã rút khỏi sổ; văn bản và lý do vẫn xem lại được."))
    return redirect("documents:document", found.pk)
