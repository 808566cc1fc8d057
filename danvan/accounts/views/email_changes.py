"""Confirming a new work e-mail by the letter sent there."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from danvan.accounts.actions.addresses import confirm_address
from danvan.accounts.models import Link, Purpose
from danvan.accounts.models.changes import ADDRESS_WAITS
from danvan.core.formats.dates import moment
from danvan.core.views import show


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever reads the address presses once more: mail scanners open links too."""
    link = Link.objects.open().behind(token, Purpose.ADDRESS).first()
    if link is None:
        return show(request, "accounts/link_closed.html", {"purpose": Purpose.ADDRESS}, status=404)
    context = {"person": link.user, "valid_from": ""}
    if request.method == "POST":
        context["valid_from"] = moment(confirm_address(link).asked_at + ADDRESS_WAITS)
    return show(request, "accounts/email_confirmation.html", context)
