"""Scans of signed minutes, submissions and decisions: brought in, and a wrong one taken out."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.appraisals.actions import signed as acts
from danvan.appraisals.actions.announcing import title_of
from danvan.appraisals.forms.signed import ScanForm, SittingScanForm
from danvan.appraisals.models import SignedPaper
from danvan.appraisals.permissions import files_for_decision, files_for_sitting, lets_scan_go, signed_papers_visible_to
from danvan.appraisals.views.page import answered, decision_or_404, sitting_or_404
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.registry import kind_of
from danvan.files.models import Attachment
from danvan.files.receiving import Received, store
from danvan.workflow.locking import NOT_ALLOWED

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
def of_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes in a scan of the signed minutes or submission."""
    found, by = sitting_or_404(request, pk), acting_of(request)
    if not files_for_sitting(by, found):
        raise Refused(NOT_ALLOWED, status=403)
    form = SittingScanForm(request.POST or None, request.FILES or None)

    def keep(received: Received, key: str) -> None:
        acts.file_for_sitting(found, form.cleaned_data["kind"], received, by=by, key=key)

    trail = [(found.name, reverse("appraisals:sitting", args=[pk]))]
    return _taken_in(request, form, keep, reverse("appraisals:papers", args=[pk]), trail)


@require_http_methods(GET_POST)
def of_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes in a scan of the signed decision."""
    found, by = decision_or_404(request, pk), acting_of(request)
    if not files_for_decision(by, found):
        raise Refused(NOT_ALLOWED, status=403)
    form = ScanForm(request.POST or None, request.FILES or None)
    back = reverse("appraisals:decision", args=[pk])

    def keep(received: Received, key: str) -> None:
        acts.file_for_decision(found, received, by=by, key=key)

    return _taken_in(request, form, keep, back, [(title_of(found), back)])


@require_POST
def take_out(request: HttpRequest, pk: int, scan_pk: int) -> HttpResponse:
    """Takes a wrong scan out."""
    paper = get_object_or_404(signed_papers_visible_to(request.user), pk=pk)
    scan = get_object_or_404(Attachment.objects.of(paper), pk=scan_pk)
    acts.take_out(scan, paper, by=acting_of(request), key=request.POST.get("key"))
    return redirect(kind_of(paper).address(paper))


def scans_of(request: HttpRequest, **of: Any) -> list[tuple[SignedPaper, list[Attachment], bool]]:
    """The signed papers of a sitting or a decision that this reader may have, with their scans, and whether these may be
    taken out by this reader now.
    """
    papers = list(signed_papers_visible_to(request.user).filter(**of).select_related("sitting", "decision"))
    files = Attachment.objects.by_owner(SignedPaper._meta.label_lower, [paper.pk for paper in papers])
    by = acting_of(request)
    return [(paper, files[paper.pk], lets_scan_go(by, paper)) for paper in papers if paper.pk in files]


def _taken_in(
    request: HttpRequest, form: ScanForm, keep: Callable[[Received, str], None], back: str, trail: list[tuple[str, str]]
) -> HttpResponse:
    def act(key: str) -> None:
        if form.admitted is not None:
            keep(store(form.admitted), key)

    return answered(
        request,
        form,
        act,
        lambda: redirect(back),
        title=_("Bản chụp giấy tờ đã ký"),
        submit=_("Gửi tệp"),
        trail=[(_("Thẩm định"), reverse("appraisals:sittings")), *trail],
        cancel=back,
        note=_("Bản chụp nói về mọi mô hình trong danh sách, nên ai đứng ngoài dù chỉ một hồ sơ cũng không xem được."),
    )
