"""Who is asking, and who an identity belongs to."""

from typing import cast

from django.http import HttpRequest

from danvan.accounts.models import User
from danvan.accounts.oidc.client import Identity


def person(request: HttpRequest) -> User:
    """Who is signed in here; for pages that need somebody."""
    return cast(User, request.user)


def known_as(identity: Identity) -> User | None:
    """The account this subject was bound to, if it may sign in."""
    bound = User.objects.filter(identities__issuer=identity.issuer, identities__subject=identity.subject)
    return bound.filter(is_active=True).first()
