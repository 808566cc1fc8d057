"""One document."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from danvan.core.views import show
from danvan.documents.permissions import visible_to


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """What a document says of itself."""
    rows = visible_to(request.user).select_related("unit", "drafting_office").prefetch_related("issuers")
    return show(request, "documents/document.html", {"document": get_object_or_404(rows, pk=pk)})
