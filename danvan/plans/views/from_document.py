"""Making a plan of a document: the button on the document's pages, and what it does."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.core.acting import acting_of
from danvan.documents.views.page import readable_or_refused
from danvan.plans.actions.reading import draft_from_reading


@require_POST
def from_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Drafts the plan, or opens the one that was made before."""
    document = readable_or_refused(request, pk)
    plan = draft_from_reading(document, by=acting_of(request))
    messages.success(request, _("Đã lập dự thảo kế hoạch từ bản đọc. Mời xem diện đơn vị rồi trình ký."))
    return redirect("plans:plan", plan.pk)
