"""Who is asking."""

from typing import cast

from django.http import HttpRequest

from danvan.accounts.models import User


def person(request: HttpRequest) -> User:
    """Who is signed in here; for pages that need somebody."""
    return cast(User, request.user)
