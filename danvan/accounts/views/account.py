"""A person's own account."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from danvan.core.views import show


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here."""
    return show(request, "accounts/account.html", {"person": request.user})
