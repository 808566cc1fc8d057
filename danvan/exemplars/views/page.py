"""One model: what it is, where it stands on the ladder, and what may be done with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from danvan.audit.history import history
from danvan.audit.models import Entry
from danvan.core import registry
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports import DOCX, PDF, attachment
from danvan.core.pace import costly
from danvan.exemplars.actions.activities import MARKS, PUT_AWAY, can_add, can_tell
from danvan.exemplars.actions.dossiers import can_write
from danvan.exemplars.actions.hands import presses_for_unit
from danvan.exemplars.actions.looks import LOOK
from danvan.exemplars.forms.activities import ActivityForm, FileForm, MarkForm
from danvan.exemplars.forms.receiving import ReasonForm
from danvan.exemplars.forms.registrations import ConsentForm
from danvan.exemplars.models import Dossier, Exemplar, Purpose, Stage
from danvan.exemplars.permissions import (
    hidden_from,
    registers,
    registers_or_receives,
    sees_looks,
    stands_near,
)
from danvan.exemplars.permissions.receiving import opens_receiving
from danvan.exemplars.profile import profile_of
from danvan.exemplars.queries.dossiers import WRITTEN_IN, open_dossier
from danvan.exemplars.queries.later import later_waiting, years_to_report
from danvan.exemplars.queries.page import told_of
from danvan.exemplars.views.pages import exemplar_or_404, show_exemplar
from danvan.exemplars.workflow import EXEMPLAR
from danvan.files.intake import libreoffice, printed
from danvan.papers.writer import write
from danvan.workflow.locking import NOT_ALLOWED
from danvan.workflow.table import Move

# Moves that are made elsewhere: on the receiver's page, by a sitting, by a decision.
ELSEWHERE = (
    "send_back",
    "send_result_back",
    "appraise",
    "release",
    "recognise",
    "not_recognise",
    "record_paper",
    "withdraw",
)
WITH_REASON = ("decline", "pause", "finish", "find_unsuitable", "close", "drop")


@require_GET
def exemplar(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one model."""
    return show_page(request, exemplar_or_404(request, pk))


def show_page(request: HttpRequest, exemplar: Exemplar, *, status: int = 200, **values: Any) -> HttpResponse:
    """The page; a form that came back with errors stands in its place."""
    by = acting_of(request)
    writes, offered = registers(by, exemplar), buttons(request, exemplar)
    context: dict[str, Any] = {
        "told": told_of(exemplar, request.user, writes=writes),
        "buttons": offered,
        "for_unit": {move.name for move in offered if presses_for_unit(by, exemplar, move.name)},
        "with_reason": WITH_REASON,
        "writes": [purpose for purpose in Purpose.values if can_write(by, exemplar, purpose)],
        "result_open": _result_open(exemplar) if exemplar.stage in WRITTEN_IN[Purpose.RESULT] else None,
        "years_owed": years_to_report(exemplar) if writes else [],
        "opens_receiving": opens_receiving(by, exemplar),
        "waits": _waits(exemplar),
        "can_add": can_add(by, exemplar),
        "can_tell": can_tell(by, exemplar),
        "marks": [] if exemplar.stage in PUT_AWAY else [name for name, may in MARKS.items() if may(by, exemplar)],
        "keeps_consent": exemplar.is_individual and registers_or_receives(by, exemplar),
        "activity_form": ActivityForm(),
        "file_form": FileForm(),
        "mark_form": MarkForm(),
        "reason_form": ReasonForm(auto_id="ly-do-muon-%s"),
        "consent_form": ConsentForm(None, consent=getattr(exemplar, "consent", None)),
        "sees_looks": exemplar.is_individual and sees_looks(by, exemplar),
        "asked": None,
        "sends": "",
        "panels": registry.panels("exemplars.exemplar", request, exemplar),
        **values,
    }
    return show_exemplar(request, exemplar, "page", "exemplars/exemplar.html", status=status, **context)


def buttons(request: HttpRequest, exemplar: Exemplar) -> list[Move]:
    """The moves that a press makes on this page."""
    return [move for move in EXEMPLAR.open_to(acting_of(request), exemplar) if move.name not in ELSEWHERE]


def _result_open(exemplar: Exemplar) -> Dossier | None:
    """The report of a result that was begun."""
    return open_dossier(exemplar, Purpose.RESULT)


def _waits(exemplar: Exemplar) -> bool:
    """Whether something waits for the receiver's answer."""
    return exemplar.stage in (Stage.SUBMITTED, Stage.REPORTED) or later_waiting(exemplar) is not None


@costly("papers")
@require_GET
def profile(request: HttpRequest, pk: int) -> HttpResponse:
    """The model on two pages of Word, as this reader sees it."""
    found = exemplar_or_404(request, pk)
    return attachment(_profile(request, found), f"{_('Giới thiệu mô hình')} {found.name}.docx"[-180:], DOCX)


@costly("papers")
@require_GET
def profile_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a PDF, where the machine can print."""
    found = exemplar_or_404(request, pk)
    if not libreoffice():
        raise Refused(_("Máy chủ chưa cài LibreOffice nên chưa in được PDF. Mời tải bản Word, rồi lưu thành PDF."))
    content = printed(_profile(request, found))
    return attachment(content, f"{_('Giới thiệu mô hình')} {found.name}.pdf"[-180:], PDF)


def _profile(request: HttpRequest, found: Exemplar) -> bytes:
    told = told_of(found, request.user, writes=False)
    return write(profile_of(found, told, hidden_from(request.user, found)))


@require_GET
def history_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what with the model: for its unit, its receiver and who has the unit in sight; not for the catalogue."""
    found = exemplar_or_404(request, pk)
    if not stands_near(request.user, found):
        raise Refused(NOT_ALLOWED, status=403)
    told = history(Entry.objects.about(found).exclude(verb=LOOK), request.user, request.GET)
    return show_exemplar(request, found, "history", "exemplars/history.html", history=told)
