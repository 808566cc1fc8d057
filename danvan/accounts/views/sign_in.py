"""Signing in and out."""

from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from danvan.accounts import doors
from danvan.accounts.forms import SignInForm
from danvan.core.views import show

WRONG = _("Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra lại, hoặc đặt lại mật khẩu.")


@sensitive_post_parameters("password")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for name and password."""
    then = doors.safe_path(request, request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(then or "/")
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if user is not None:
            return doors.admit(request, user, then=then)
        form.add_error(None, WRONG)
    context = {"form": form, "expired": "expired" in request.GET}
    return show(request, "accounts/sign_in.html", context, status=422 if form.errors else 200)


@require_POST
@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends this session."""
    return doors.leave(request, then=reverse("accounts:sign_in"))
