"""Who is not signed in is sent to sign in; pages say themselves when they need nobody (`login_not_required`)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from danvan.accounts import second_factor
from danvan.accounts.models import Session
from danvan.accounts.paths import moved, page_of
from danvan.accounts.queries import person
from danvan.core import clock, pace
from danvan.core.formats.dates import clock_time
from danvan.core.views import show

SEEN_EVERY = timedelta(minutes=1)


class SignedIn(LoginRequiredMiddleware):
    """Every page needs somebody signed in, with the second factor where theirs is compulsory, unless the page says
    otherwise. What a stranger posts is dropped, never kept.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is not None or not request.user.is_authenticated:
            return answer
        _mark_seen(request)
        if _lacks_factor(request, view_func):
            return moved(request, second_factor.step_before(request))
        until = pace.closed_until(request, view_func, person(request).pk)
        return _too_often(request, until) if until else None

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        asked = {"next": page_of(request)} if page_of(request) else {}
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            asked["expired"] = "1"
        return moved(request, f"{settings.LOGIN_URL}?{urlencode(asked)}" if asked else settings.LOGIN_URL)


def _too_often(request: HttpRequest, until: datetime) -> HttpResponse:
    told = _(
        "Bạn đã gửi hoặc lấy rất nhiều tệp trong giờ này. Làm tiếp việc này được từ %(time)s; việc khác không bị ảnh hưởng."
    )
    sentence = told % {"time": clock_time(until)}
    return show(request, "core/refused.html", {"sentence": sentence}, block="refusal", status=429)


def _lacks_factor(request: HttpRequest, view: Callable[..., Any]) -> bool:
    open_before = getattr(view, "before_second_factor", False) or not getattr(view, "login_required", True)
    if open_before or second_factor.proved_at(request):
        return False
    return second_factor.required_for(person(request))


def _mark_seen(request: HttpRequest) -> None:
    """Once a minute at most: reading pages must not cost a write each."""
    row, now = getattr(request.session, "row", None), clock.machine_now()
    if row is not None and now - row.seen_at >= SEEN_EVERY:
        Session.objects.filter(pk=row.pk, seen_at__lt=now).update(seen_at=now)
