"""Where a person was, and where they may be sent: only pages of this house."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect


def safe_path(request: HttpRequest, address: str) -> str:
    """The address as a path of this house, or nothing when it leads elsewhere."""
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return ""
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path if path.startswith("/") and not path.startswith("//") else ""


def page_of(request: HttpRequest) -> str:
    """The page a person was on: of a fragment its page, of something sent the page it was sent from."""
    if request.htmx:  # type: ignore[attr-defined]
        return safe_path(request, request.htmx.current_url or "")  # type: ignore[attr-defined]
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    return safe_path(request, request.headers.get("Referer", ""))


def with_way_back(route: str, back: str) -> str:
    """The address of a route that leads back to a page afterwards."""
    return f"{reverse(route)}?{urlencode({'next': back})}" if back else reverse(route)


def next_page(request: HttpRequest) -> str:
    """The page this one was asked to lead to, or nothing."""
    return safe_path(request, request.GET.get("next", ""))


def moved(request: HttpRequest, address: str) -> HttpResponse:
    """Sends the whole page there, also when only a block of it was asked for."""
    return HttpResponseClientRedirect(address) if request.htmx else HttpResponseRedirect(address)  # type: ignore[attr-defined]
