"""Keeping a list of the register under a name, and having it made into a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.pace import costly
from danvan.core.views import show
from danvan.exemplars.actions import saved_views as acts
from danvan.exemplars.exports import CSV, JOB, XLSX, asked_for
from danvan.exemplars.models import SavedView
from danvan.exemplars.queries.asked import kept
from danvan.jobs.actions import start_job
from danvan.jobs.models import Job


@require_POST
def views(request: HttpRequest) -> HttpResponse:
    """Keeps what the list was asked under a name."""
    said = request.POST
    view = acts.keep_view(said.get("name", ""), said.get("query", ""), by=acting_of(request), key=said.get("key"))
    messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": view.name})
    return redirect(f"{reverse('register:exemplars')}?{view.query}")


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives up a list of one's own."""
    view = get_object_or_404(SavedView, pk=pk, user=request.user)
    acts.drop_view(view, by=acting_of(request))
    messages.success(request, _("Đã bỏ bộ lọc “%(name)s”.") % {"name": view.name})
    return redirect("register:exemplars")


@costly("workbooks")
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """Counts what the file would hold; once that was seen, has it made."""
    by = acting_of(request)
    if request.method == "POST":
        return redirect("jobs:job", pk=_begun(request).pk)
    query = kept(request.GET)
    return show(request, "exemplars/register_export.html", {"query": query, "counted": asked_for(by, query)})


def _begun(request: HttpRequest) -> Job:
    said, by = request.POST, acting_of(request)
    form, counted = said.get("form", ""), said.get("counted", "")
    if form not in (XLSX, CSV) or not (counted.isascii() and counted.isdecimal() and len(counted) < 10):
        raise Refused(_("Chưa rõ xuất ra dạng nào. Mời quay lại danh sách và chọn Excel hoặc CSV."))
    view = acts.view_to_export(said.get("query", ""), int(counted), by=by)
    return start_job(JOB, by=by, view=view.pk, form=form)
