"""A person's own account: who I am here, my password, my e-mail, my sessions."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.accounts import second_factor
from danvan.accounts.actions.addresses import ask_for_address, withdraw_address
from danvan.accounts.actions.factor_resets import withdraw_factor_reset
from danvan.accounts.actions.passwords import change_password
from danvan.accounts.actions.sessions import end_session, end_sessions
from danvan.accounts.forms.accounts import AddressForm
from danvan.accounts.forms.fields import typed
from danvan.accounts.forms.passwords import NewPasswordForm
from danvan.accounts.forms.proofs import PasswordForm
from danvan.accounts.models import Session
from danvan.accounts.oidc import client
from danvan.accounts.queries import person
from danvan.accounts.sessions import digest_of_session
from danvan.core.acting import acting_of
from danvan.core.views import show


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, and what protects my account."""
    user = person(request)
    context = {
        "person": user,
        "enrolled": second_factor.enrolled(user),
        "required": second_factor.required_for(user),
        "change": user.address_changes.open().first(),
        "factor_reset": user.factor_resets.open().first(),
        "provider": settings.OIDC["name"] if client.configured() else "",
        "bound": user.identities.exists(),
        "sessions": Session.objects.alive().of(user).count(),
    }
    return show(request, "accounts/account.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Changes the password; needs the one in use."""
    user = person(request)
    proof = PasswordForm(typed(request), prefix="current")
    form = NewPasswordForm(user, typed(request))
    if request.method == "POST" and form.is_valid() and proof.proves(request, user):
        change_password(user, password=form.cleaned_data["password"], this_session=digest_of_session(request))
        update_session_auth_hash(request, user)
        messages.success(request, _("Đã đổi mật khẩu. Các phiên làm việc ở máy khác đã kết thúc."))
        return redirect("accounts:account")
    status = max(form.status, proof.status)
    return show(request, "accounts/password.html", {"form": form, "proof": proof}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@second_factor.confirmed
def email(request: HttpRequest) -> HttpResponse:
    """Names a new work e-mail."""
    form = AddressForm(typed(request))
    if request.method == "POST" and form.is_valid():
        ask_for_address(person(request), email=form.cleaned_data["email"])
        messages.success(
            request, _("Đã gửi thư xác nhận đến địa chỉ mới. Mở liên kết trong thư; việc đổi có hiệu lực sau 24 giờ.")
        )
        return redirect("accounts:account")
    return show(request, "accounts/email.html", {"form": form}, status=form.status)


@require_POST
def email_withdrawal(request: HttpRequest) -> HttpResponse:
    """Stops the change of e-mail under way."""
    withdraw_address(person(request))
    messages.success(request, _("Đã dừng việc đổi thư điện tử."))
    return redirect("accounts:account")


@require_POST
def factor_reset_withdrawal(request: HttpRequest) -> HttpResponse:
    """The holder stops the removal of their second factor."""
    for reset in person(request).factor_resets.open():
        withdraw_factor_reset(reset, by=acting_of(request))
    messages.success(
        request, _("Đã dừng việc gỡ bước xác thực thứ hai. Nếu bạn không nhờ việc này, báo cho lãnh đạo cơ quan.")
    )
    return redirect("accounts:account")


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Where I am signed in; posting ends all but this one."""
    if request.method == "POST":
        ended = end_sessions(person(request), but=digest_of_session(request))
        messages.success(request, _("Đã kết thúc %(count)d phiên ở máy khác.") % {"count": ended})
        return redirect("accounts:sessions")
    context = {"sessions": Session.objects.alive().of(person(request)), "current": digest_of_session(request)}
    return show(request, "accounts/sessions.html", context)


@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends one of my sessions."""
    end_session(person(request), pk)
    messages.success(request, _("Phiên đó đã kết thúc."))
    return redirect("accounts:sessions")
