"""Keys in a person's machine: adding one, taking one away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.accounts import passkeys, second_factor
from danvan.accounts.actions.second_factor import add_passkey, remove_passkey
from danvan.accounts.forms.fields import typed
from danvan.accounts.forms.passkeys import ASKED, MakePasskeyForm
from danvan.accounts.paths import next_page
from danvan.accounts.queries import person
from danvan.accounts.views.second_factor import now_set_up
from danvan.core.errors import Refused
from danvan.core.views import show


@require_http_methods(["GET", "HEAD", "POST"])
@second_factor.before_second_factor
@second_factor.confirmed
def new(request: HttpRequest) -> HttpResponse:
    """Adds a key; the first factor comes with recovery codes."""
    if not passkeys.possible():
        raise Http404
    user, form = person(request), MakePasskeyForm(request, typed(request))
    if request.method == "POST" and form.is_valid():
        codes = add_passkey(user, credential=form.cleaned_data["credential"], name=form.cleaned_data["name"])
        return now_set_up(request, codes)
    asked, request.session[ASKED] = passkeys.ask_to_make(user, list(user.passkeys.all()))
    context = {"form": form, "asked": asked, "then": next_page(request)}
    return show(request, "accounts/passkey.html", context, status=form.status)


@require_POST
@second_factor.confirmed
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes one of one's own keys away; the last factor stays where it is compulsory."""
    user = person(request)
    key = get_object_or_404(user.passkeys, pk=pk)
    last = user.passkeys.count() == 1 and not hasattr(user, "code_app")
    if last and second_factor.required_for(user):
        raise Refused(
            _("Đây là lớp bảo vệ thứ hai duy nhất của bạn và vai trò của bạn bắt buộc có. Cài cách khác trước.")
        )
    remove_passkey(key)
    messages.success(request, _("Đã gỡ khóa."))
    return redirect("accounts:account" if last else "accounts:second_factor")
