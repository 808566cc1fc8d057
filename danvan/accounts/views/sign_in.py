"""Signing in, in one step or two, and out."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from danvan.accounts import doors
from danvan.accounts.forms.fields import typed
from danvan.accounts.forms.passkeys import factor_form
from danvan.accounts.forms.proofs import SignInForm
from danvan.accounts.oidc import client
from danvan.accounts.paths import next_page, with_way_back
from danvan.accounts.views.second_factor import ways
from danvan.core.views import show


@sensitive_post_parameters("password")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for name and password."""
    if request.user.is_authenticated:
        return redirect(next_page(request) or "/")
    form = SignInForm(typed(request))
    if request.method == "POST" and form.proves(request, None) and form.user:
        return doors.admit(request, form.user, by=form.shows, then=next_page(request))
    context = {"form": form, "expired": "expired" in request.GET, "external": _external(request)}
    return show(request, "accounts/sign_in.html", context, status=form.status)


@sensitive_post_parameters("code")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Asks whoever has shown the password for the second factor."""
    user = doors.waiting(request)
    if user is None:
        return redirect("accounts:sign_in")
    form = factor_form(request)
    if request.method == "POST" and form.proves(request, user):
        return doors.admit_waiting(request, user, factor=form.shows)
    context = {"form": form, "person": user, **ways(request, user)}
    return show(request, "accounts/second_step.html", context, status=form.status)


@require_POST
@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends this session."""
    return doors.leave(request, then=reverse("accounts:sign_in"))


def _external(request: HttpRequest) -> dict[str, str] | None:
    """The other way in, where the house has one."""
    if not client.configured():
        return None
    return {"name": settings.OIDC["name"], "address": with_way_back("accounts:external", next_page(request))}
