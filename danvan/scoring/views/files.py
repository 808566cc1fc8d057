"""A set as a workbook, out and in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports.answers import XLSX, attachment
from danvan.core.pace import costly
from danvan.scoring.actions import sets as acts
from danvan.scoring.forms.sets import WorkbookForm
from danvan.scoring.queries.outlines import outline_of
from danvan.scoring.views.page import set_or_404, show_set, written_or_refused
from danvan.scoring.workbooks import Fault, Faulty, read_outline, write_outline


@costly("workbooks")
@require_safe
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The set in Excel, to be read, changed, sent back."""
    found = set_or_404(request, pk)
    return attachment(write_outline(outline_of(found), found.name), f"Bộ tiêu chí {found.name}.xlsx", XLSX)


@costly("workbooks")
@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a workbook in the place of all lines of a set; faults are shown with their sheet and row."""
    found = written_or_refused(request, pk)
    form = WorkbookForm(request.POST or None, request.FILES or None, initial={"version": found.version})
    faults: list[Fault] = []
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and form.admitted is not None:
            status, faults = _taken(request, found, form)
            if status == 302:
                messages.success(
                    request, _("Đã thay các dòng bằng nội dung của tệp. Mời xem lại các chỗ cần sửa, nếu có.")
                )
                return redirect("scoring:set", pk)
    return show_set(request, found, "lines", "scoring/sending.html", status=status, form=form, faults=faults)


def _taken(request: HttpRequest, found: Any, form: WorkbookForm) -> tuple[int, list[Fault]]:
    said, admitted = form.cleaned_data, form.admitted
    assert admitted is not None
    try:
        outline = read_outline(admitted.content, admitted.name, outline_of(found))
        acts.write(found, outline, by=acting_of(request), version=said["version"], key=said["key"])
    except Faulty as faulty:
        form.add_error(None, str(faulty))
        return faulty.status, faulty.faults
    except Refused as refused:
        if refused.status == 403:
            raise
        form.add_error(None, str(refused))
        form.data = {**form.data.dict(), "version": str(found.version)}  # type: ignore[attr-defined]
        return refused.status, []
    return 302, []
