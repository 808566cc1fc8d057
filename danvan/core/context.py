"""What every template knows of the request."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.context_processors import csrf
from django.utils.html import format_html
from django.utils.safestring import SafeString

from danvan.core import clock
from danvan.core.jinja import page_addresses
from danvan.core.navigation import Frame


def page(request: HttpRequest) -> dict[str, Any]:
    """The clock, what every form carries, and the parts that apps above hang into the frame of each page."""
    return {
        "now": clock.now(),
        "today": clock.today(),
        "demonstration": settings.DEMONSTRATION,
        "acting": getattr(request, "acting", None),
        "csrf_input": carried(request),
        "frame": Frame(request),
        "url": page_addresses(),
    }


def carried(request: HttpRequest) -> SafeString:
    """What every form carries, shown as `csrf_input`: that it is ours, and under which holding its page was opened."""
    token = csrf(request)["csrf_token"]
    own = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    acting = getattr(request, "acting", None)
    if acting is None or acting.holding_id is None:
        return own
    return format_html('{}<input type="hidden" name="holding" value="{}">', own, acting.holding_id)
