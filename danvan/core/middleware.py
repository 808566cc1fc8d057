"""What every answer carries, and how a refusal is shown."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import patch_vary_headers

from danvan.core.errors import Refused
from danvan.core.logs import request_at_work
from danvan.core.problems import bad_request
from danvan.core.views import show, wants_part

Respond = Callable[[HttpRequest], HttpResponse]

# Where htmx puts a sentence that is no part of what it asked for.
ON_TOP = {"HX-Retarget": "#messages", "HX-Reswap": "innerHTML show:window:top", "HX-Reselect": "unset"}

METHODS = ("GET", "HEAD", "POST", "OPTIONS")

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
    ]
)


class SecurityHeaders:
    """Nothing inline, nothing from outside, nothing of a signed-in page kept by the browser."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answered(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
            patch_vary_headers(response, ["HX-Request", "Cookie"])
        return response

    def _answered(self, request: HttpRequest) -> HttpResponse:
        """What is logged meanwhile, by whomever, is told of this request."""
        token = request_at_work.set(request)
        try:
            return self.respond(request)
        finally:
            request_at_work.reset(token)


class KnownMethods:
    """Pages are read and forms are posted, under addresses a database can be asked for; nothing else has business here."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        # The sign without number: nobody types it, no text holds it, and PostgreSQL refuses to look for it.
        if "%00" in request.META["QUERY_STRING"] or "\x00" in request.path:
            return bad_request(request)
        return self.respond(request)


class Refusals:
    """A refusal becomes a page, or for htmx a message, with its own status; what was typed stays in the form."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        answer = show(request, "core/refused.html", {"sentence": error.sentence}, block="refusal", status=error.status)
        if wants_part(request):
            # What was asked for stays as it is, with all that was typed; the sentence goes on top of the page.
            for name, value in ON_TOP.items():
                answer.headers[name] = value
        return answer
