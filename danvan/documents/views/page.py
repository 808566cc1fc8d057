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
from danvan.core.formats import table_date
from danvan.core.marks import Mark, Piece, marked
from danvan.documents.items import MARKS
from danvan.documents.models import Clause, ClauseState, Document, DocumentStage, Reading
from danvan.documents.permissions import can_read, visible_to
from danvan.documents.places import flowing
from danvan.workflow.editing import Clash, Conflict

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


def clashes_told(conflict: Conflict | None) -> list[tuple[Any, str | None, str, str]]:
    """What two people made of a field, in words: its name, what both began from where that is known, theirs, yours."""
    clashes = conflict.clashes if conflict else []
    return [
        (
            each.label,
            in_words(each, each.base) if each.knows_base else None,
            in_words(each, each.theirs),
            in_words(each, each.yours),
        )
        for each in clashes
    ]


def in_words(clash: Clash, value: Any) -> str:
    """A value of a document's field as people write it."""
    if isinstance(value, date):
        return table_date(value)
    choices = dict(Document._meta.get_field(clash.field).flatchoices)  # type: ignore[union-attr]
    return str(choices.get(value, value) or _("(trống)"))
