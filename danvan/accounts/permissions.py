"""Whose accounts somebody looks after. Which posts administer whom is known above: `units` says it at start-up."""

from collections.abc import Callable

from django.db.models import QuerySet

from danvan.accounts.models import User

Scope = Callable[[User], QuerySet[User]]
_scopes: list[Scope] = []


def administer_through(scope: Scope) -> None:
    """Adds, once, at start-up, a rule that gives a person the accounts they look after."""
    if scope not in _scopes:
        _scopes.append(scope)


def administered_by(user: User) -> QuerySet[User]:
    """The accounts this person looks after; never their own."""
    found = User.objects.none()
    for scope in _scopes:
        found = found | User.objects.filter(pk__in=scope(user).values("pk"))
    return found.exclude(pk=user.pk)


def may_administer(user: User, account: User) -> bool:
    """Whether this person looks after that account."""
    return administered_by(user).filter(pk=account.pk).exists()
