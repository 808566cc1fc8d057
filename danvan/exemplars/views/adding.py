"""What is added to a model's page: activities, files, marks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import tried
from danvan.exemplars.actions.activities import add_activity, can_add, can_tell, give_file, set_mark
from danvan.exemplars.forms.activities import ActivityForm, FileForm, MarkForm
from danvan.exemplars.views.page import show_page
from danvan.exemplars.views.pages import exemplar_or_404
from danvan.files.receiving import store
from danvan.workflow.locking import NOT_ALLOWED


@require_POST
def activities(request: HttpRequest, pk: int) -> HttpResponse:
    """Tells what the model did."""
    exemplar, by = exemplar_or_404(request, pk), acting_of(request)
    if not can_tell(by, exemplar):
        raise Refused(NOT_ALLOWED, status=403)
    form = ActivityForm(request.POST, request.FILES)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("on", "kind", "words")}
        photo = store(form.admitted) if form.admitted else None
        key = request.POST.get("key")
        if tried(form, lambda: add_activity(exemplar, by=by, photo=photo, key=key, **said)):
            return _done(request, pk, _("Đã ghi hoạt động."))
    return show_page(request, exemplar, activity_form=form, status=422)


@require_POST
def files(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives the model a photo or a document."""
    exemplar, by = exemplar_or_404(request, pk), acting_of(request)
    if not can_add(by, exemplar):
        raise Refused(NOT_ALLOWED, status=403)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid() and form.admitted:
        role, key = form.cleaned_data["role"], request.POST.get("key")
        received = store(form.admitted)
        if tried(form, lambda: give_file(exemplar, received, by=by, role=role, key=key)):
            return _done(request, pk, _("Đã nhận tệp."))
    return show_page(request, exemplar, file_form=form, status=422)


@require_POST
def marks(request: HttpRequest, pk: int) -> HttpResponse:
    """Notes the day of a mark, or takes it away."""
    exemplar = exemplar_or_404(request, pk)
    form = MarkForm(request.POST)
    mark, by = request.POST.get("mark", ""), acting_of(request)
    if form.is_valid() and tried(form, lambda: set_mark(exemplar, mark, form.cleaned_data["day"], by=by)):
        return _done(request, pk, _("Đã ghi."))
    return show_page(request, exemplar, mark_form=form, status=422)


def _done(request: HttpRequest, pk: int, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("exemplars:exemplar", pk)
