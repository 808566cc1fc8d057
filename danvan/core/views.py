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
    """Renders the page; where htmx asks and `block` is named, that block alone, with what there is to say beside it.

    A block sees only the context the view built: it never asks the database for what the page would not show.
    """
    page = loader.get_template(template, using="jinja2")
    if block is None or not wants_part(request):
        return HttpResponse(page.render(dict(context), request), status=status)
    part = render_block(page, block, dict(context), request)
    return HttpResponse(part + said_beside(request), status=status)


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page it already shows."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def said_beside(request: HttpRequest) -> str:
    """Messages that wait, to be put on top of the page out of band; nothing where none waits."""
    waiting = getattr(request, "_messages", None)
    if not waiting:
        return ""
    spoken = loader.get_template("core/messages.html", using="jinja2")
    return str(spoken.render({"oob": True}, request))
