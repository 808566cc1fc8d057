"""What figures I have to say: for my unit, for those I serve, and what came by another way for the targets I keep."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from danvan.core.acting import acting_of
from danvan.core.views import show
from danvan.measures.owed import kept_gauges, owed, served_by, still_open, written_by

SHOWN = 100


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """By period, how much was asked and how much was said, each with the one way on."""
    by = acting_of(request)
    context = {
        "unit": getattr(by, "unit", None),
        "own": owed(still_open().filter(written_by(by))),
        "served": owed(still_open().filter(served_by(by))),
        "kept": list(kept_gauges(by)[:SHOWN]),
    }
    return show(request, "measures/mine.html", context)
