"""The directory as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.exports import XLSX, attachment
from danvan.core.pace import costly
from danvan.core.paging import capped_count
from danvan.core.views import show
from danvan.jobs.actions import start_job
from danvan.units.exports import AT_ONCE, FILE_NAME, JOB, as_arguments, directory_workbook
from danvan.units.forms.directory import DirectoryForm
from danvan.units.queries.directory import directory
from danvan.units.views.units import home_of


@costly("workbooks")
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """The units asked for: the file itself while they are few; for many, a page that offers to have it made."""
    asked, today = DirectoryForm(request.GET, home=home_of(request)).asked, clock.today()
    rows = directory(asked, today)
    if asked.among_past and not rows.exists():
        asked = asked.among_past
        rows = directory(asked, today)
    if request.method == "POST":
        return redirect("jobs:job", pk=start_job(JOB, by=acting_of(request), **as_arguments(asked)).pk)
    if capped_count(rows, AT_ONCE) > AT_ONCE:
        return show(request, "units/export.html", {"most": AT_ONCE})
    return attachment(directory_workbook(rows, _("Danh sách đơn vị")), FILE_NAME, XLSX)
