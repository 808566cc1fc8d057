"""How a page is answered: whole, or for htmx only the block that changed, from one file and one context."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import loader

from danvan.core.jinja import render_block


def show(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    block: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Renders the page; where htmx asks and `block` is named, that block alone.

    A block sees only the context the view built: it never asks the database for what the page would not show.
    """
    page = loader.get_template(template, using="jinja2")
    htmx = getattr(request, "htmx", None)
    if block and htmx and not htmx.boosted:
        return HttpResponse(render_block(page, block, dict(context), request), status=status)
    return HttpResponse(page.render(dict(context), request), status=status)
