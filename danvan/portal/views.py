"""Pages for whoever has their address."""

from contextlib import suppress

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from danvan.core.views import show
from danvan.exemplars.models import PageStage, PublicPage
from danvan.files.models import Attachment
from danvan.files.reading import kinds
from danvan.files.views.attachments import handed


@login_not_required
@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """A model as it was approved for the public."""
    found = _public(code)
    return show(request, "portal/page.html", {"page": found, "places": range(len(found.pictures))})


@login_not_required
@require_safe
def picture(request: HttpRequest, code: str, place: int) -> FileResponse:
    """One of the page's pictures, as it was redrawn when it came in."""
    return _handed(code, place, small=False)


@login_not_required
@require_safe
def thumbnail(request: HttpRequest, code: str, place: int) -> FileResponse:
    """The same, small."""
    return _handed(code, place, small=True)


def _public(code: str) -> PublicPage:
    found = PublicPage.objects.filter(code=code, stage=PageStage.PUBLIC).first()
    if found is None:
        raise Http404
    return found


def _handed(code: str, place: int, *, small: bool) -> FileResponse:
    with suppress(IndexError):
        chosen = Attachment.objects.select_related("blob", "thumbnail").filter(pk=_public(code).pictures[place]).first()
        blob = chosen and (chosen.thumbnail if small else chosen.blob)
        if blob:
            return handed(blob, f"{place + 1}.jpg", kinds.MEDIA_TYPES["jpg"])
    raise Http404
