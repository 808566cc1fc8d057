"""Every way into the house ends at `admit`: there is no other call of Django's `login`.

What was proved waits in the session, for ten minutes, until the second step is done; then the session is emptied and
begun anew under a new key.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from danvan.accounts.devices import device_words
from danvan.accounts.models import User
from danvan.core.origin import address_of

BACKEND = "django.contrib.auth.backends.ModelBackend"


def admit(request: HttpRequest, user: User, *, then: str = "") -> HttpResponse:
    """Lets a person in who has proved to be `user`, and sends them on to `then`."""
    open_session(request, user)
    return redirect(then or settings.LOGIN_REDIRECT_URL)


def open_session(request: HttpRequest, user: User) -> None:
    """Begins a session for this person: nothing of the one before remains in it."""
    request.session.flush()
    request.session.device = device_words(request.headers.get("User-Agent", ""))  # type: ignore[attr-defined]
    request.session.address = address_of(request)[:45]  # type: ignore[attr-defined]
    login(request, user, backend=BACKEND)


def leave(request: HttpRequest, *, then: str) -> HttpResponse:
    """Ends the session, and asks the browser to forget what it kept of these pages."""
    logout(request)
    response = redirect(then)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


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
