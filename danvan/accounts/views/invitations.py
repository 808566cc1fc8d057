"""Accepting an invitation."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from danvan.accounts import doors
from danvan.accounts.actions.invitations import accept_invitation
from danvan.accounts.forms.fields import typed
from danvan.accounts.forms.passwords import NewPasswordForm
from danvan.accounts.models import Link, Purpose
from danvan.core.formats.dates import moment
from danvan.core.views import show


@sensitive_post_parameters("password", "again")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Shows whose account this is and asks for a password. Looking uses nothing up: message services look too."""
    link = Link.objects.open().behind(token, Purpose.INVITATION).filter(user__is_active=True).first()
    if link is None:
        return show(request, "accounts/link_closed.html", {"purpose": Purpose.INVITATION}, status=404)
    form = NewPasswordForm(link.user, typed(request))
    if request.method == "POST" and form.is_valid():
        user = accept_invitation(link, password=form.cleaned_data["password"])
        return doors.admit(request, user, by="invitation")
    context = {"form": form, "person": link.user, "until": moment(link.expires_at)}
    return show(request, "accounts/invitation.html", context, status=form.status)
