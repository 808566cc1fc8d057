"""Criteria: an office's versions, one of them, and the next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.appraisals.actions import criteria as acts
from danvan.appraisals.forms.criteria import CriteriaForm
from danvan.appraisals.permissions import criteria_visible_to, prepares
from danvan.appraisals.views.page import answered
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.points import points_words
from danvan.core.views import show
from danvan.documents.permissions import visible_to as documents_visible_to
from danvan.units.scope import scope_of
from danvan.workflow.locking import NOT_ALLOWED


@require_safe
def all_criteria(request: HttpRequest) -> HttpResponse:
    """The criteria in sight of one's work: those of the units worked in, and those sittings in sight judge by."""
    own = scope_of(request.user).unit_ids
    rows = criteria_visible_to(request.user).filter(office__in=own).select_related("office")
    context = {"rows": list(rows[:100]), "prepares": prepares(acting_of(request))}
    return show(request, "appraisals/all_criteria.html", context)


@require_safe
def criteria(request: HttpRequest, pk: int) -> HttpResponse:
    """One version with the guidance it rests on."""
    found = get_object_or_404(criteria_visible_to(request.user).select_related("office"), pk=pk)
    rows = [(row.words, points_words(row.most)) for row in found.rows.all()]
    document = documents_visible_to(request.user).filter(pk=found.document_id).first() if found.document_id else None
    return show(request, "appraisals/criteria.html", {"criteria": found, "rows": rows, "document": document})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Lays the next version down."""
    by: Any = acting_of(request)
    if not prepares(by):
        raise Refused(NOT_ALLOWED, status=403)
    form = CriteriaForm(request.POST or None, reader=request.user)
    made: list[int] = []

    def act(key: str) -> None:
        made.append(acts.lay_down(by.unit, by=by, key=key, **form.said()).pk)

    return answered(
        request,
        form,
        act,
        lambda: redirect("appraisals:criteria", made[0]),
        title=_("Lập bộ tiêu chí"),
        submit=_("Lập phiên bản"),
        trail=[
            (_("Thẩm định"), reverse("appraisals:sittings")),
            (_("Bộ tiêu chí"), reverse("appraisals:all_criteria")),
        ],
        cancel=reverse("appraisals:all_criteria"),
        note=_("Mỗi lần sửa là một phiên bản mới; đợt đang chạy vẫn dùng phiên bản cũ."),
    )
