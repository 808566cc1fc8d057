"""An individual's consent, and who looked at their dossier."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from danvan.audit.models import Entry
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.paging import paged
from danvan.exemplars.actions.consents import ask_again, note_consent, withdraw_consent
from danvan.exemplars.actions.looks import LOOK
from danvan.exemplars.forms.registrations import ConsentForm
from danvan.exemplars.permissions import registers_or_receives, sees_looks
from danvan.exemplars.views.page import show_page
from danvan.exemplars.views.pages import exemplar_or_404, show_exemplar
from danvan.workflow.locking import NOT_ALLOWED


@require_POST
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Notes consent, that it was asked again, or that it was withdrawn."""
    exemplar, by, act = exemplar_or_404(request, pk), acting_of(request), request.POST.get("act", "")
    if not registers_or_receives(by, exemplar):
        raise Refused(NOT_ALLOWED, status=403)
    if act == "ask_again":
        ask_again(exemplar, by=by, for_public=request.POST.get("for_public") == "1")
    elif act == "withdraw":
        withdraw_consent(exemplar, by=by)
    else:
        form = ConsentForm(request.POST, consent=None)
        if not form.is_valid() or form.values is None:
            if form.is_valid():
                form.add_error("given_on", _("Ghi ngày và hình thức cá nhân đồng ý."))
            return show_page(request, exemplar, consent_form=form, status=422)
        note_consent(exemplar, by=by, **form.values)
    messages.success(request, _("Đã ghi."))
    return redirect("exemplars:exemplar", pk)


@require_GET
def looks(request: HttpRequest, pk: int) -> HttpResponse:
    """Who looked at an individual's dossier, the newest first."""
    exemplar = exemplar_or_404(request, pk)
    if not sees_looks(acting_of(request), exemplar):
        raise Refused(NOT_ALLOWED, status=403)
    entries = Entry.objects.about(exemplar).filter(verb=LOOK)
    page = paged(entries, request.GET, ["-id"], counted=False)
    return show_exemplar(request, exemplar, "", "exemplars/looks.html", page=page)
