"""The receiver's page, and what was filled in, version by version."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from danvan.core import registry
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version, tried
from danvan.exemplars.actions.later import send_later_back
from danvan.exemplars.actions.receiving import ANSWERED_BY, send_back
from danvan.exemplars.forms.receiving import CommentsForm
from danvan.exemplars.models import Dossier, Exemplar, Purpose, Stage
from danvan.exemplars.permissions import receives, registers, stands_near
from danvan.exemplars.permissions.receiving import opens_receiving, sends_back
from danvan.exemplars.private import warnings
from danvan.exemplars.queries.compared import asked_of_facts, compared, versions_of
from danvan.exemplars.queries.dossiers import last_sent
from danvan.exemplars.queries.later import later_waiting
from danvan.exemplars.views.page import buttons
from danvan.exemplars.views.pages import exemplar_or_404, show_exemplar
from danvan.workflow.locking import NOT_ALLOWED

# What waits for the receiver at which stage.
WAITING = {Stage.SUBMITTED: Purpose.REGISTRATION, Stage.REPORTED: Purpose.RESULT}


@require_http_methods(["GET", "POST"])
def receiving(request: HttpRequest, pk: int) -> HttpResponse:
    """The dossier with a field for a word beside each heading; sent as a form, it goes back to its unit."""
    exemplar, by = exemplar_or_404(request, pk), acting_of(request)
    returns = sends_back(by, exemplar)
    if not (returns if request.method == "POST" else opens_receiving(by, exemplar)):
        raise Refused(NOT_ALLOWED, status=403)
    dossier = _waiting(exemplar)
    if dossier is None:
        raise Refused(_("Hồ sơ này hiện không chờ tiếp nhận. Mời xem trang mô hình."), status=409)
    rows, with_facts = compared(dossier), dossier.purpose == Purpose.REGISTRATION
    form = CommentsForm(request.POST or None, headings=[row.heading for row in rows], facts=with_facts)
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, lambda: _send_back(request, exemplar, dossier, form))
    ):
        messages.success(request, _("Đã trả lại đơn vị để bổ sung các mục có ý kiến."))
        return redirect("exemplars:exemplar", pk)
    context: dict[str, Any] = {
        "dossier": dossier,
        "rows": [(row, form[f"c{row.heading.pk}"]) for row in rows],
        "facts": form["c0"] if with_facts else None,
        "facts_asked": asked_of_facts(dossier) if with_facts else "",
        "form": form,
        "returns": returns,
        "judges": receives(by, exemplar),
        "panels": registry.panels("exemplars.receiving", request, exemplar),
        "private": warnings([(row.heading, row.words) for row in rows], exemplar.person_name),
        "buttons": [each for each in buttons(request, exemplar) if each.name not in ANSWERED_BY.values()],
    }
    status = 422 if form.is_bound else 200
    return show_exemplar(request, exemplar, "receiving", "exemplars/receiving.html", status=status, **context)


def _waiting(exemplar: Exemplar) -> Dossier | None:
    purpose = WAITING.get(Stage(exemplar.stage))
    return last_sent(exemplar, purpose) if purpose else later_waiting(exemplar)


def _send_back(request: HttpRequest, exemplar: Exemplar, dossier: Dossier, form: CommentsForm) -> None:
    how: dict[str, Any] = {"key": request.POST.get("key"), "version": shown_version(request) or None}
    how |= {"by": acting_of(request), "reason": form.cleaned_data["reason"]}
    if dossier.later:
        send_later_back(exemplar, form.comments, **how)
    else:
        send_back(exemplar, form.comments, purpose=dossier.purpose, **how)


@require_GET
def dossiers(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions that were sent; what is being written is for who writes it."""
    exemplar = exemplar_or_404(request, pk)
    context: dict[str, Any] = {"dossiers": readable(request, exemplar), "near": stands_near(request.user, exemplar)}
    return show_exemplar(request, exemplar, "dossiers", "exemplars/dossiers.html", **context)


def readable(request: HttpRequest, exemplar: Exemplar) -> list[Dossier]:
    """The versions this person may read: sent ones, to others than those near only the one that counts."""
    rows = versions_of(exemplar.pk)
    if not stands_near(request.user, exemplar):
        return [row for row in rows if row.submitted_at and row.returned_at is None]
    writes = registers(acting_of(request), exemplar)
    return [row for row in rows if writes or row.submitted_at]


@require_GET
def dossier(request: HttpRequest, pk: int, dossier_pk: int) -> HttpResponse:
    """One version beside the one before."""
    exemplar = exemplar_or_404(request, pk)
    found = next((row for row in readable(request, exemplar) if row.pk == dossier_pk), None)
    if found is None:
        raise Http404
    near = stands_near(request.user, exemplar)
    said = {comment.heading_id: comment.words for comment in found.comments.all()} if near else {}
    rows = compared(found, near=near)
    context: dict[str, Any] = {"dossier": found, "rows": rows, "near": near, "facts_comment": said.get(None, "")}
    return show_exemplar(request, exemplar, "dossiers", "exemplars/dossier.html", **context)
