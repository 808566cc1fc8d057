"""The reading beside its text: the whole page, a new pass of the reader, and accepting what is certain."""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from danvan.core import registry
from danvan.core.acting import acting_of
from danvan.core.views import show
from danvan.deadlines.queries import working_calendar
from danvan.documents import reader
from danvan.documents.actions import clauses as acts
from danvan.documents.actions.readings import read_again
from danvan.documents.fingerprint import reader_mark
from danvan.documents.headers import doubts_of
from danvan.documents.items import Item, item_of
from danvan.documents.models import Clause, ClauseKind, ClauseState, Document, Reading
from danvan.documents.permissions import can_read
from danvan.documents.views.page import (
    TONES,
    document_or_404,
    latest_reading,
    paper,
    readable_or_refused,
    since,
)

SHOWN = re.compile(r"(?P<pk>[0-9]{1,18})-(?P<version>[0-9]{1,18})")
# What the paper asks for, and what stands round that.
BESIDE = (ClauseKind.BASIS, ClauseKind.RECIPIENT)
ASKED = tuple(kind for kind in ClauseKind if kind not in BESIDE)


@require_GET
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with its marked sentences, and beside it what was read, what is uncertain first."""
    document = document_or_404(request, pk)
    clauses, read = list(Clause.objects.of(document).doubtful_first()), latest_reading(document)
    context = {
        "document": document,
        "tone": TONES[document.stage],  # type: ignore[index]
        "paper": paper(document, clauses),
        "items": items(document, read, clauses),
        "header": header_told(document, read),
        "progress": progress(clauses),
        "kinds": counts(clauses, ASKED) or _("chưa đọc được mục nào"),
        "aside": counts(clauses, BESIDE),
        "can_read": can_read(acting_of(request), document),
        **acts_on(request, document, read),
        "new_kinds": ClauseKind.choices,
    }
    return show(request, "documents/reading.html", context)


def acts_on(request: HttpRequest, document: Document, read: Reading | None) -> dict[str, Any]:
    """What can be done with the whole reading now: a new pass where the reader learnt since, and what others hang in."""
    return {
        "outdated": read is not None and read.reader != reader_mark(),
        "panels": registry.panels("documents.reading", request, document),
    }


def items(document: Document, read: Reading | None, clauses: list[Clause]) -> list[Item]:
    """The lines of the draft, in the order of the clauses."""
    calendar, day = working_calendar(), since(document, read)
    return [item_of(clause, calendar, day) for clause in clauses]


def header_told(document: Document, read: Reading | None) -> dict[str, Any]:
    """The top of the paper as it stands, and why a person should look again."""
    return {
        "issuers": [each.words for each in document.issuers.all()],
        "doubts": list(doubts_of(read.header).values()) if read else [],
        "by": read.header_by if read else "",
    }


def progress(clauses: list[Clause]) -> dict[str, int]:
    """How many are decided, how many wait, and how many of those are uncertain."""
    states = [each.state for each in clauses]
    unsure, proposed = states.count(ClauseState.UNSURE), states.count(ClauseState.PROPOSED)
    return {"decided": len(states) - unsure - proposed, "unsure": unsure, "proposed": proposed}


def counts(clauses: list[Clause], kinds: Iterable[ClauseKind]) -> str:
    """How much of these kinds was read, in one line: "12 chỉ tiêu, 31 nhiệm vụ, 2 chế độ báo cáo"."""
    kept = [each.kind for each in clauses if each.state != ClauseState.DROPPED]
    return ", ".join(f"{kept.count(kind)} {kind.label}" for kind in kinds if kind in kept)


@require_POST
def rereading(request: HttpRequest, pk: int) -> HttpResponse:
    """Lets the present reader pass over the text again."""
    document = readable_or_refused(request, pk)
    count = read_again(document, by=acting_of(request), found=reader.read(document.text.body))
    messages.success(request, _("Đã đọc lại. %(count)s mục chờ xem; mục đã xác nhận giữ nguyên.") % {"count": count})
    return redirect("documents:reading", document.pk)


@require_http_methods(["GET", "POST"])
def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    """Accepts all that is certain, which is listed before it happens."""
    document = readable_or_refused(request, pk)
    certain = list(Clause.objects.of(document).filter(state=ClauseState.PROPOSED).doubtful_first())
    if request.method == "GET":
        context = {"document": document, "items": items(document, latest_reading(document), certain)}
        return show(request, "documents/acceptance.html", context)
    count = acts.accept_certain(document, chosen(request), by=acting_of(request))
    messages.success(request, ngettext("Đã nhận %(count)s mục.", "Đã nhận %(count)s mục.", count) % {"count": count})
    return redirect("documents:reading", document.pk)


def chosen(request: HttpRequest) -> dict[int, int]:
    """The clauses on the list that was shown, each with its version: "12-1"."""
    found = (SHOWN.fullmatch(value) for value in request.POST.getlist("clause"))
    return {int(each["pk"]): int(each["version"]) for each in found if each}
