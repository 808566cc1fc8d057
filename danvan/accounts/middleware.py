"""Who is not signed in is sent to sign in; pages say themselves when they need nobody (`login_not_required`)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect

from danvan.accounts.doors import page_of
from danvan.accounts.models import Session
from danvan.core import clock

SEEN_EVERY = timedelta(minutes=1)


class SignedIn(LoginRequiredMiddleware):
    """Every page needs somebody signed in, unless it says otherwise. What a stranger posts is dropped, never kept."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if request.user.is_authenticated:
            _mark_seen(request)
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        asked = {"next": page_of(request)} if page_of(request) else {}
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            asked["expired"] = "1"
        return moved(request, f"{settings.LOGIN_URL}?{urlencode(asked)}" if asked else settings.LOGIN_URL)


def moved(request: HttpRequest, address: str) -> HttpResponse:
    """Sends the whole page there, also when only a block of it was asked for."""
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def _mark_seen(request: HttpRequest) -> None:
    """Once a minute at most: reading pages must not cost a write each."""
    row, now = getattr(request.session, "row", None), clock.machine_now()
    if row is not None and now - row.seen_at >= SEEN_EVERY:
        Session.objects.filter(pk=row.pk, seen_at__lt=now).update(seen_at=now)
