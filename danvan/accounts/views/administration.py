"""Looking after other people's accounts: opening, inviting, pausing, helping after a lost factor.

Who looks after whom is asked of `permissions`; an account that is not theirs does not exist for them (404).
"""

import functools
from collections.abc import Callable
from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts import second_factor
from danvan.accounts.actions.factor_resets import confirm_factor_reset, request_factor_reset, withdraw_factor_reset
from danvan.accounts.actions.invitations import LASTS, invite, withdraw_invitation
from danvan.accounts.actions.standing import pause, resume
from danvan.accounts.forms.accounts import ReasonForm
from danvan.accounts.models import FactorReset, Purpose, User
from danvan.accounts.paths import moved
from danvan.accounts.permissions import administered_by
from danvan.accounts.queries import person
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.formats.dates import moment
from danvan.core.views import show


def on_account(view: Callable[[HttpRequest, User], HttpResponse]) -> Callable[..., HttpResponse]:
    """An act on somebody's account: the account must be among theirs, then the second factor shown lately."""

    @require_POST
    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: int) -> HttpResponse:
        user = get_object_or_404(administered_by(person(request)), pk=pk)
        if not second_factor.is_fresh(request):
            return moved(request, second_factor.step_before(request))
        return view(request, user)

    return guarded


@require_safe
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """How an account stands and what can be done about it."""
    return _shown(request, get_object_or_404(administered_by(person(request)), pk=pk), ReasonForm())


@on_account
def invitation(request: HttpRequest, user: User) -> HttpResponse:
    """Makes an invitation and shows its slip, this once; it is printed, or handed over in a message."""
    return show_slip(request, user, invite(user, by=acting_of(request)))


@on_account
def invitation_withdrawal(request: HttpRequest, user: User) -> HttpResponse:
    """Closes the open invitation."""
    withdraw_invitation(user, by=acting_of(request))
    return _done(request, user, _("Đã thu hồi lời mời."))


@on_account
def standing(request: HttpRequest, user: User) -> HttpResponse:
    """Pauses an account, or opens it again."""
    if user.is_active:
        pause(user, by=acting_of(request))
        return _done(request, user, _("Đã tạm dừng tài khoản; mọi phiên làm việc của người này đã kết thúc."))
    resume(user, by=acting_of(request))
    return _done(request, user, _("Đã mở lại tài khoản."))


@on_account
def factor_reset(request: HttpRequest, user: User) -> HttpResponse:
    """Asks that the second factor be taken off."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _shown(request, user, form)
    request_factor_reset(user, by=acting_of(request), reason=form.cleaned_data["reason"])
    told = _("Đã ghi đề nghị. Một người quản trị khác cần mở trang này và xác nhận trong bảy ngày.")
    return _done(request, user, told)


@on_account
def factor_reset_confirmation(request: HttpRequest, user: User) -> HttpResponse:
    """The second administrator agrees."""
    confirm_factor_reset(_open_reset(user), by=acting_of(request))
    told = _("Đã gỡ bước xác thực thứ hai; mọi phiên làm việc của người này đã kết thúc.")
    return _done(request, user, told)


@on_account
def factor_reset_withdrawal(request: HttpRequest, user: User) -> HttpResponse:
    """An administrator takes the wish back."""
    withdraw_factor_reset(_open_reset(user), by=acting_of(request))
    return _done(request, user, _("Đã rút đề nghị."))


def show_slip(request: HttpRequest, user: User, token: str) -> HttpResponse:
    """The slip of an invitation: the only time its link is shown. Other apps that open accounts end with it too."""
    link = settings.SITE_ADDRESS + reverse("accounts:invitation", args=[token])
    context = {
        "person": user,
        "link": link,
        "picture": segno.make(link, error="m").svg_data_uri(scale=5, border=4, light="#fff"),
        "until": moment(clock.machine_now() + LASTS),
    }
    return show(request, "accounts/slip.html", context)


def _shown(request: HttpRequest, user: User, form: ReasonForm) -> HttpResponse:
    reset = user.factor_resets.open().select_related("asked_by").first()
    context: dict[str, Any] = {
        "person": user,
        "form": form,
        "invited": user.links.open().filter(purpose=Purpose.INVITATION).first(),
        "enrolled": second_factor.enrolled(user),
        "required": second_factor.required_for(user),
        "reset": reset,
        "confirms": reset is not None and reset.asked_by_id != person(request).pk,
    }
    return show(request, "accounts/member.html", context, status=form.status)


def _done(request: HttpRequest, user: User, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("accounts:member", pk=user.pk)


def _open_reset(user: User) -> FactorReset:
    return get_object_or_404(user.factor_resets.open())
