"""Setting the second factor up, and showing it once more."""

from typing import Any
from urllib.parse import urlencode

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.accounts import passkeys, second_factor, totp
from danvan.accounts.actions.second_factor import remove_second_factor, renew_recovery_codes, set_up_code_app
from danvan.accounts.actions.sessions import end_sessions
from danvan.accounts.forms.fields import typed
from danvan.accounts.forms.passkeys import factor_form, question_for
from danvan.accounts.forms.proofs import CodeForm, PasswordForm, Proof
from danvan.accounts.models import CodeApp, User
from danvan.accounts.paths import next_page, with_way_back
from danvan.accounts.queries import person
from danvan.accounts.sessions import digest_of_session
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.core.secrets import decrypt, encrypt
from danvan.core.views import show

SETTING_UP = "setting_up"


@require_safe
@second_factor.before_second_factor
def overview(request: HttpRequest) -> HttpResponse:
    """What this person has set up; whoever has nothing sets it up now."""
    if not second_factor.enrolled(person(request)):
        return redirect(with_way_back("accounts:code_app", next_page(request)))
    context = {
        "app": CodeApp.objects.filter(user=person(request)).first(),
        "keys": person(request).passkeys.order_by("made_at"),
        "codes_left": person(request).recovery_codes.filter(used_at=None).count(),
        "required": second_factor.required_for(person(request)),
        "keys_possible": passkeys.possible(),
    }
    return show(request, "accounts/second_factor.html", context)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@second_factor.before_second_factor
@second_factor.confirmed
def code_app(request: HttpRequest) -> HttpResponse:
    """Sets the code app up, or another in its place."""
    secret = _secret(request)
    form = CodeForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            codes = set_up_code_app(person(request), secret=secret, typed=form.cleaned_data["code"])
        except Refused as refused:
            form.add_error("code", refused.sentence)
        else:
            return now_set_up(request, codes)
    return show(request, "accounts/code_app.html", {"form": form, **_shown(request, secret)}, status=form.status)


@require_POST
@second_factor.fresh
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Makes new recovery codes and shows them, this once."""
    context = {"codes": renew_recovery_codes(person(request)), "then": ""}
    return show(request, "accounts/recovery_codes.html", context)


@require_POST
@second_factor.fresh
def removal(request: HttpRequest) -> HttpResponse:
    """Gives the second factor up, where it is not compulsory."""
    if second_factor.required_for(person(request)):
        raise Refused(
            _("Vai trò của bạn bắt buộc có bước xác thực thứ hai nên không tắt được. Có thể thay ứng dụng khác.")
        )
    remove_second_factor(person(request), by=Acting(user=person(request)))
    request.session.pop(second_factor.PROVED_AT, None)
    request.session.cycle_key()
    messages.success(request, _("Đã tắt bước xác thực thứ hai."))
    return redirect("accounts:account")


@sensitive_post_parameters("code", "password")
@require_http_methods(["GET", "HEAD", "POST"])
@second_factor.before_second_factor
def confirmation(request: HttpRequest) -> HttpResponse:
    """Asks for the second factor once more before what needs it fresh; for the password where there is no factor."""
    user = person(request)
    form: Proof = PasswordForm(typed(request))
    if second_factor.enrolled(user):
        form = factor_form(request)
    if request.method == "POST" and form.proves(request, user):
        second_factor.note_proof(request, form.proof)
        return redirect(next_page(request) or "/")
    context = {"form": form, **ways(request, user)}
    return show(request, "accounts/confirmation.html", context, status=form.status)


def ways(request: HttpRequest, user: User) -> dict[str, Any]:
    """Which factors this person can show here."""
    back = {"next": next_page(request)} if next_page(request) else {}
    return {
        "has_app": hasattr(user, "code_app"),
        "asked": question_for(request, user),
        "back_query": urlencode(back),
        "paper_query": urlencode({**back, "paper": "1"}),
    }


def _secret(request: HttpRequest) -> str:
    """The secret being set up in this session; encrypted there, since sessions stand in the database."""
    if SETTING_UP not in request.session:
        request.session[SETTING_UP] = encrypt(totp.new_secret())
    return decrypt(request.session[SETTING_UP])


def now_set_up(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Other browsers have not shown the factor: their sessions end. New recovery codes are shown, this once."""
    request.session.pop(SETTING_UP, None)
    second_factor.note_proof(request)
    end_sessions(person(request), but=digest_of_session(request))
    if not codes:
        return redirect("accounts:second_factor")
    return show(request, "accounts/recovery_codes.html", {"codes": codes, "then": next_page(request)})


def _shown(request: HttpRequest, secret: str) -> dict[str, Any]:
    link = totp.address(secret, account=person(request).username, issuer="danvan")
    return {
        "picture": segno.make(link, error="m").svg_data_uri(scale=5, border=4, light="#fff"),
        "link": link,
        "groups": [secret[start : start + 4] for start in range(0, len(secret), 4)],
        "required": second_factor.required_for(person(request)),
        "keys_possible": passkeys.possible(),
    }
