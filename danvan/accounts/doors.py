"""Every way into the house ends at `admit`: there is no other call of Django's `login`.

Whoever has a second factor waits, for ten minutes, with what was proved so far noted in the session; then the session
is emptied and begun anew under a new key.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare

from danvan.accounts import second_factor
from danvan.accounts.devices import device_words, remember_browser
from danvan.accounts.models import User
from danvan.accounts.paths import with_way_back
from danvan.core import clock
from danvan.core.logs import tell
from danvan.core.origin import address_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
WAITING = "waiting"
WAITS = timedelta(minutes=10)


def admit(request: HttpRequest, user: User, *, by: str, then: str = "") -> HttpResponse:
    """Lets a person in who has proved to be `user`: at once, or by way of the second factor; then on to `then`.

    `by` is how they proved it: a password, an invitation, a reset, the provider ("external").
    """
    if second_factor.enrolled(user):
        request.session.flush()
        request.session[WAITING] = {
            "user": user.pk,
            "since": clock.machine_now().isoformat(),
            "password": user.get_session_auth_hash(),
            "then": then,
            "by": by,
        }
        return redirect("accounts:second_step")
    return _open(request, user, then=then, by=by)


def waiting(request: HttpRequest) -> User | None:
    """Who waits before the second factor in this browser; nobody after ten minutes or a change of password."""
    noted = request.session.get(WAITING)
    if not noted or clock.machine_now() - datetime.fromisoformat(noted["since"]) >= WAITS:
        return None
    user = User.objects.filter(pk=noted["user"], is_active=True).first()
    if user is None or not constant_time_compare(noted["password"], user.get_session_auth_hash()):
        return None
    return user


def admit_waiting(request: HttpRequest, user: User, *, factor: str) -> HttpResponse:
    """Lets in whoever waited and has now shown the second factor: a code, a code from paper, or a key."""
    noted = request.session[WAITING]
    return _open(request, user, then=noted["then"], by=noted["by"], factor=factor)


def leave(request: HttpRequest, *, then: str) -> HttpResponse:
    """Ends the session, and asks the browser to forget what it kept of these pages."""
    tell("signed_out", who=request.user.pk)
    logout(request)
    response = redirect(then)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _open(request: HttpRequest, user: User, *, then: str, by: str, factor: str = "") -> HttpResponse:
    """Begins a session for this person: nothing of the one before remains in it."""
    request.session.flush()
    request.session.device = device_words(request.headers.get("User-Agent", ""))  # type: ignore[attr-defined]
    request.session.address = address_of(request)[:45]  # type: ignore[attr-defined]
    login(request, user, backend=BACKEND)
    shown = [second_factor.PASSWORD_AT, second_factor.PROVED_AT] if factor else [second_factor.PASSWORD_AT]
    request.session.update(dict.fromkeys(shown, clock.machine_now().isoformat()))
    tell("signed_in", who=user.pk, by=by, factor=factor or None)
    response = redirect(_first_page(user, then))
    remember_browser(request, response, user.pk)
    return response


def _first_page(user: User, then: str) -> str:
    """Whoever still has to set up the second factor goes there first."""
    if second_factor.required_for(user) and not second_factor.enrolled(user):
        return with_way_back("accounts:code_app", then)
    return then or settings.LOGIN_REDIRECT_URL
