"""Handing a file back: after its owner's rights were asked, as something to save, never to show."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from danvan.core import registry
from danvan.core.acting import acting_of
from danvan.core.pace import costly
from danvan.files import names
from danvan.files.models import Attachment, Blob
from danvan.files.queries import attachment_for
from danvan.files.reading import kinds

# Whatever a browser makes of the bytes, it may do nothing with them.
SHUT_IN = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@costly("files fetched", most=600)
@require_safe
def attachment(request: HttpRequest, pk: int) -> FileResponse:
    """A file, to be saved under its name."""
    found = attachment_for(pk, request.user)
    if found is None:
        raise Http404
    _tell_owner(request, found)
    kind = found.name.rpartition(".")[2]
    return handed(found.blob, found.name, kinds.MEDIA_TYPES.get(kind, "application/octet-stream"))


@require_safe
def thumbnail(request: HttpRequest, pk: int) -> FileResponse:
    """The small picture of a photo, for pages that list it."""
    found = attachment_for(pk, request.user)
    if found is None or found.thumbnail is None:
        raise Http404
    _tell_owner(request, found)
    return handed(found.thumbnail, f"{found.name.rpartition('.')[0]}.jpg", kinds.MEDIA_TYPES["jpg"])


def _tell_owner(request: HttpRequest, found: Attachment) -> None:
    """The owner's app hears of it first; what it cannot write down is not handed out."""
    owner = registry.find(found.owner_type, found.owner_id, request.user)
    registry.kind_of(found.owner_type).before_handing_out(acting_of(request), owner)


def handed(blob: Blob, name: str, media_type: str) -> FileResponse:
    """The bytes as a download, shut in; gone when the store no longer has them."""
    try:
        answer = FileResponse(blob.open(), content_type=media_type)
    except FileNotFoundError as error:
        raise Http404 from error
    answer.headers["Content-Disposition"] = names.disposition(name)
    for header, value in SHUT_IN.items():
        answer.headers[header] = value
    return answer
