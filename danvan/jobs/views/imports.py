"""The pages of an import: its template, sending a workbook, what is wrong with it, and having it written."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.accounts.second_factor import is_confirmed, to_confirmation
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports import XLSX, attachment
from danvan.core.text import fold
from danvan.core.views import show
from danvan.jobs import importing
from danvan.jobs.forms import WorkbookForm
from danvan.jobs.models import ImportRun, State
from danvan.jobs.sheets import Sheet, sheet_named
from danvan.jobs.sheets.books import template_of
from danvan.jobs.views.jobs import standing
from danvan.workflow.keys import new_key

FAULTS_SHOWN = 200
TONES = {
    ImportRun.State.CHECKING: "info",
    ImportRun.State.FAULTY: "warn",
    ImportRun.State.CLEAN: "info",
    ImportRun.State.WRITING: "info",
    ImportRun.State.WRITTEN: "ok",
}


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest, name: str) -> HttpResponse:
    """Send a workbook of one kind."""
    sheet = _sheet_open_to(request, name)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _send(request, sheet, form)
    status = 422 if form.is_bound else 200
    return show(request, "jobs/send.html", {"sheet": sheet, "form": form}, status=status)


@require_safe
def template(request: HttpRequest, name: str) -> HttpResponse:
    """The workbook to fill in."""
    sheet = _sheet_open_to(request, name)
    return attachment(template_of(sheet), f"mau-{slugify(fold(str(sheet.title)))}.xlsx", XLSX)


@require_safe
def import_run(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of a workbook I sent."""
    run = get_object_or_404(ImportRun.objects.of(request.user).select_related("job"), pk=pk)
    return show(request, "jobs/import.html", _told(run), block="standing")


@require_POST
def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a clean workbook written."""
    run = get_object_or_404(ImportRun.objects.of(request.user), pk=pk)
    sheet = sheet_named(run.sheet)
    if sheet is not None and sheet.gives_rights and not is_confirmed(request):
        return to_confirmation(request)
    importing.begin_writing(run, by=acting_of(request), key=request.POST.get("key"))
    return redirect("jobs:import", pk=run.pk)


def _send(request: HttpRequest, sheet: Sheet, form: WorkbookForm) -> HttpResponse:
    sent = form.cleaned_data
    try:
        run = importing.send_workbook(sheet, sent["file"], by=acting_of(request), key=sent["key"])
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return show(request, "jobs/send.html", {"sheet": sheet, "form": form}, status=refusal.status)
    return redirect("jobs:import", pk=run.pk)


def _told(run: ImportRun) -> dict[str, object]:
    sheet = sheet_named(run.sheet)
    assert run.job is not None
    faults = list(run.faults.all()[: FAULTS_SHOWN + 1])
    said = standing(run.job)
    if run.job.state == State.DONE:
        said |= {"state": run.get_state_display(), "tone": TONES[ImportRun.State(run.state)]}
    return {
        **said,
        "run": run,
        "title": sheet.title if sheet else _("Nhập từ Excel"),
        "sheet": sheet,
        "result": sheet.address() if sheet and sheet.address and run.state == ImportRun.State.WRITTEN else "",
        "faults": faults[:FAULTS_SHOWN],
        "more_faults": len(faults) > FAULTS_SHOWN,
        "key": new_key(),
    }


def _sheet_open_to(request: HttpRequest, name: str) -> Sheet:
    sheet = sheet_named(name)
    if sheet is None or not sheet.allowed(acting_of(request)):
        raise Http404
    return sheet
