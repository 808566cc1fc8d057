"""Setting the second factor up, and showing it once more."""

from typing import Any

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.accounts import second_factor, totp
from danvan.accounts.actions.second_factor import remove_second_factor, renew_recovery_codes, set_up_code_app
from danvan.accounts.actions.sessions import end_sessions
from danvan.accounts.forms.fields import typed
from danvan.accounts.forms.proofs import CodeForm, PasswordForm, factor_form
from danvan.accounts.paths import next_page, with_way_back
from danvan.accounts.queries import person
from danvan.accounts.sessions import digest_of_session
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.core.formats.dates import table_date
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
        "made_on": table_date(localtime(person(request).code_app.made_at).date()),
        "codes_left": person(request).recovery_codes.filter(used_at=None).count(),
        "required": second_factor.required_for(person(request)),
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
            return _set_up(request, codes)
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
    has_factor = second_factor.enrolled(person(request))
    form = factor_form(request) if has_factor else PasswordForm(typed(request))
    if request.method == "POST" and form.proves(request, person(request)):
        second_factor.note_proof(request, second_factor.PROVED_AT if has_factor else second_factor.PASSWORD_AT)
        return redirect(next_page(request) or "/")
    return show(request, "accounts/confirmation.html", {"form": form, "has_factor": has_factor}, status=form.status)


def _secret(request: HttpRequest) -> str:
    """The secret being set up in this session; encrypted there, since sessions stand in the database."""
    if SETTING_UP not in request.session:
        request.session[SETTING_UP] = encrypt(totp.new_secret())
    return decrypt(request.session[SETTING_UP])


def _set_up(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Other browsers have not shown the factor: their sessions end."""
    del request.session[SETTING_UP]
    second_factor.note_proof(request)
    end_sessions(person(request), but=digest_of_session(request))
    return show(request, "accounts/recovery_codes.html", {"codes": codes, "then": next_page(request)})


def _shown(request: HttpRequest, secret: str) -> dict[str, Any]:
    link = totp.address(secret, account=person(request).username, issuer="danvan")
    return {
        "picture": segno.make(link, error="m").svg_data_uri(scale=5, border=4, light="#fff"),
        "link": link,
        "groups": [secret[start : start + 4] for start in range(0, len(secret), 4)],
        "required": second_factor.required_for(person(request)),
    }
