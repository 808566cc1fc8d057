"""Signing in through the identity provider, and binding an account to it."""

from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts import doors, second_factor
from danvan.accounts.actions.identities import bind_identity, release_identity
from danvan.accounts.oidc import client
from danvan.accounts.oidc.client import UNBELIEVED, WAITS, Question
from danvan.accounts.paths import next_page
from danvan.accounts.queries import known_as, person
from danvan.core import clock
from danvan.core.errors import Refused
from danvan.core.views import show

ASKED = "external"


@login_not_required
@require_safe
def leaving(request: HttpRequest) -> HttpResponse:
    """Sends the browser to the provider to sign in."""
    return HttpResponseRedirect(_asked(request, then=next_page(request)))


@login_not_required
@require_safe
def returning(request: HttpRequest) -> HttpResponse:
    """The browser comes back: the subject opens its account, by way of the second factor, or is bound to one."""
    noted = request.session.pop(ASKED, None)
    if not noted or not _answers(request, noted) or "code" not in request.GET:
        raise Refused(UNBELIEVED, status=403)
    identity = client.identify(Question(**noted["question"]), request.GET["code"], _back())
    if noted["binds"]:
        return _bound(request, noted["binds"], identity)
    user = known_as(identity)
    if user is None:
        return show(request, "accounts/not_bound.html", {"provider": settings.OIDC["name"]}, status=403)
    return doors.admit(request, user, by="external", then=noted["then"])


@require_POST
@second_factor.confirmed
def binding(request: HttpRequest) -> HttpResponse:
    """Begins the binding. The way out is a link: the page's policy lets no form lead out of the house."""
    context = {"address": _asked(request, binds=person(request).pk), "provider": settings.OIDC["name"]}
    return show(request, "accounts/binding.html", context)


@require_POST
@second_factor.confirmed
def release(request: HttpRequest) -> HttpResponse:
    """Lets the binding go."""
    release_identity(person(request))
    messages.success(request, _("Đã gỡ. Từ nay đăng nhập bằng mật khẩu."))
    return redirect("accounts:account")


def _asked(request: HttpRequest, *, then: str = "", binds: int | None = None) -> str:
    """Notes the question in this browser's session; the address to ask it at."""
    if not client.configured():
        raise Http404
    question = client.new_question()
    since = clock.machine_now().isoformat()
    request.session[ASKED] = {"question": asdict(question), "since": since, "then": then, "binds": binds}
    return client.address(question, _back())


def _answers(request: HttpRequest, noted: dict[str, str]) -> bool:
    fresh = clock.machine_now() - datetime.fromisoformat(noted["since"]) < WAITS
    # Some providers name themselves beside the answer: a code of another's must not be sent to ours.
    issued = request.GET.get("iss", settings.OIDC["issuer"]) == settings.OIDC["issuer"]
    return fresh and issued and constant_time_compare(request.GET.get("state", ""), noted["question"]["state"])  # type: ignore[index]


def _bound(request: HttpRequest, user_id: int, identity: client.Identity) -> HttpResponse:
    """Whoever began the binding must still sit here."""
    if not request.user.is_authenticated or person(request).pk != user_id:
        raise Refused(UNBELIEVED, status=403)
    bind_identity(person(request), identity)
    messages.success(request, _("Đã gắn. Từ nay có thể đăng nhập bằng %(name)s.") % {"name": settings.OIDC["name"]})
    return redirect("accounts:account")


def _back() -> str:
    return settings.SITE_ADDRESS + reverse("accounts:external_return")
