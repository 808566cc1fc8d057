"""What the pages of one document share."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.marks import Mark, Piece, marked
from danvan.documents.items import MARKS
from danvan.documents.models import Clause, ClauseState, Document, DocumentStage, Reading
from danvan.documents.permissions import can_read, visible_to
from danvan.documents.places import flowing
from danvan.workflow.editing import Conflict

TONES = {DocumentStage.DRAFT: "warn", DocumentStage.RECORDED: "ok", DocumentStage.WITHDRAWN: "off"}


def document_or_404(request: HttpRequest, pk: int) -> Document:
    """The document, if this person may see it, with its offices."""
    rows = visible_to(request.user).select_related("unit", "drafting_office", "drafted_for")
    return get_object_or_404(rows, pk=pk)


def readable_or_refused(request: HttpRequest, pk: int) -> Document:
    """The document, if this person sees it and may confirm its reading now."""
    document = document_or_404(request, pk)
    if not can_read(acting_of(request), document):
        raise Refused(
            _("Bản đọc này do đơn vị giữ văn bản hoặc cơ quan soạn thảo xác nhận; vai trò hiện tại chỉ xem được."),
            status=403,
        )
    return document


def paper(document: Document, clauses: list[Clause]) -> list[list[Piece]]:
    """The text with its marked sentences; what was dropped is not marked."""
    shown = [each for each in clauses if each.start is not None and each.state != ClauseState.DROPPED]
    marks = [Mark(each.start or 0, each.end or 0, MARKS[each.kind], f"khoan-{each.pk}") for each in shown]  # type: ignore[index]
    text = flowing(document.text.body, [(mark.start, mark.end) for mark in marks])
    paragraphs = marked(text, marks)
    return [pieces for pieces in paragraphs if any(piece.text.strip() for piece in pieces)]


def latest_reading(document: Document) -> Reading | None:
    """The last pass of the reader, if the text was read at all."""
    return document.readings.order_by("-pk").first()


def since(document: Document, reading: Reading | None) -> date:
    """From which day on the plan's rules are counted: the first day of its period, else of the year of its signing."""
    period = str((reading.header if reading else {}).get("period", {}).get("value", ""))
    year = period[:4] if period[:4].isdecimal() else str((document.signed_on or clock.today()).year)
    return date(int(year), 1, 1)


def decide_over(form: forms.Form, conflict: Conflict) -> None:
    """What was typed stays in the form; sent again, it is decided over what the other person saved."""
    form.data = {**{name: form.data.get(name) for name in form.data}, "version": str(conflict.version)}


def version_of(request: HttpRequest) -> int:
    """The version at which the form was made."""
    typed: Any = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() else 0
