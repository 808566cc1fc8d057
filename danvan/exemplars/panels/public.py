"""On a model's page: what the public sees of it, and the way to change that."""

from typing import Any

from django.http import HttpRequest

from danvan.core.acting import acting_of
from danvan.exemplars.models import SHARED, Exemplar, PageStage
from danvan.exemplars.permissions.public import prepares_page
from danvan.exemplars.tones import PAGE_TONES


def public_panel(request: HttpRequest, exemplar: Exemplar) -> dict[str, Any] | None:
    """The page that stands, or that one can be prepared; nothing before the model was recognised."""
    if exemplar.stage not in SHARED:
        return None
    standing = exemplar.public_pages.exclude(stage=PageStage.TAKEN_DOWN).first()
    if standing is None and not prepares_page(acting_of(request), exemplar):
        return None
    return {"standing": standing, "exemplar": exemplar, "tones": PAGE_TONES}
