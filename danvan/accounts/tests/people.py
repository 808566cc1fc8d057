"""People at the door, for tests over HTTP."""

from typing import Any

from django.test import Client

from danvan.accounts.models import User
from danvan.accounts.tests.factories import UserFactory
from danvan.core.acting import Acting

PASSWORD = "hoa ban nở trắng đồi"


def somebody(**fields: Any) -> User:
    """An account that has accepted its invitation and signs in with PASSWORD."""
    user: User = UserFactory(**fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, user: User, *, password: str = PASSWORD, **extra: Any) -> Any:
    """What the door answers to this person's name and a password."""
    return client.post("/sign-in/", {"username": user.username, "password": password}, **extra)


def at_work(user: User) -> Client:
    """A browser in which this person is signed in, by the door."""
    client = Client()
    sign_in(client, user)
    return client


def is_signed_in(client: Client, user: User) -> bool:
    """Whether this browser shows this person's own account."""
    answer = client.get("/account/")
    return answer.status_code == 200 and user.full_name in answer.content.decode()


def by(user: User) -> Acting:
    return Acting(user=user)
