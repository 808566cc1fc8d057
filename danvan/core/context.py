"""What every template knows of the request."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from danvan.core import clock
from danvan.core.navigation import Frame


def page(request: HttpRequest) -> dict[str, Any]:
    """The clock, the demonstration's strip, and the parts that apps above hang into the frame of each page."""
    return {
        "now": clock.now(),
        "today": clock.today(),
        "demonstration": settings.DEMONSTRATION,
        "acting": getattr(request, "acting", None),
        "frame": Frame(request),
    }
