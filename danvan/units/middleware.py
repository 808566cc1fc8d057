"""Every request of somebody signed in works under one post; a form opened under another is asked about, not saved."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from danvan.core.acting import Acting
from danvan.core.views import show
from danvan.units.posts import current_post
from danvan.units.scope import scope_of

# What belongs to the person and not to a post: taking up another post, and leaving, which must always work.
UNDER_ANY_POST = {"units:current_holding", "accounts:sign_out"}


class AtWork:
    """Gives the request its `acting`, and stops a form whose holding is not the one at work now."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        request.acting = current_post(request)  # type: ignore[attr-defined]
        return ask_about(request, request.acting) if opened_elsewhere(request) else None  # type: ignore[attr-defined]


def opened_elsewhere(request: HttpRequest) -> bool:
    """Whether this form's page was opened under another holding than the session works under now."""
    if request.method != "POST" or "holding" not in request.POST:
        return False
    if request.resolver_match is not None and request.resolver_match.view_name in UNDER_ANY_POST:
        return False
    return request.POST["holding"] != str(request.acting.holding_id)  # type: ignore[attr-defined]


def ask_about(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Nothing is saved; the page says which post the form belonged to and offers to go back to it."""
    posts = scope_of(request.user).posts
    opened_under = next((post for post in posts if str(post.holding_id) == request.POST["holding"]), None)
    context = {"opened_under": opened_under, "now_under": acting, "back": request.path}
    return show(request, "units/holding_changed.html", context, status=409)
