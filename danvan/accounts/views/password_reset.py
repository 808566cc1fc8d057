"""A lost password: asking for a link, and using it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from danvan.accounts import doors
from danvan.accounts.actions.passwords import ask_for_reset, reset_password
from danvan.accounts.forms.fields import typed
from danvan.accounts.forms.passwords import NewPasswordForm
from danvan.accounts.forms.proofs import AskForResetForm
from danvan.accounts.models import Link, Purpose
from danvan.core.views import show


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def asking(request: HttpRequest) -> HttpResponse:
    """Takes the name; the answer is the same whether or not there is such an account."""
    form = AskForResetForm(typed(request))
    if request.method == "POST" and form.proves(request, None):
        ask_for_reset(form.cleaned_data["username"])
        return show(request, "accounts/reset_asked.html", {})
    return show(request, "accounts/reset_asking.html", {"form": form}, status=form.status)


@sensitive_post_parameters("password", "again")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_password(request: HttpRequest, token: str) -> HttpResponse:
    """Sets a new password by the link of the letter; the second factor is asked for as ever."""
    link = Link.objects.open().behind(token, Purpose.RESET).filter(user__is_active=True).first()
    if link is None:
        return show(request, "accounts/link_closed.html", {"purpose": Purpose.RESET}, status=404)
    form = NewPasswordForm(link.user, typed(request))
    if request.method == "POST" and form.is_valid():
        return doors.admit(request, reset_password(link, password=form.cleaned_data["password"]), by="reset")
    return show(request, "accounts/new_password.html", {"form": form, "person": link.user}, status=form.status)
