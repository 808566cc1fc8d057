"""People at the door, for tests over HTTP."""

from typing import Any

from django.test import Client

from danvan.accounts import totp
from danvan.accounts.models import CodeApp, User
from danvan.accounts.tests.factories import UserFactory
from danvan.accounts.views.second_factor import SETTING_UP
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.secrets import decrypt

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
    """A browser in which this person is signed in, by the door, with the second factor where there is one."""
    client = Client()
    sign_in(client, user)
    if CodeApp.objects.filter(user=user).exists():
        client.post("/sign-in/second-factor/", {"code": next_code(user)})
    return client


def with_code_app(user: User) -> User:
    """Sets a code app up, quietly: its last code was taken long ago."""
    CodeApp.objects.create(user=user, secret=totp.new_secret(), made_at=clock.machine_now())
    return user


def next_code(user: User) -> str:
    """The code the person's app shows now, or, where that one was taken, the one it shows next."""
    app = CodeApp.objects.get(user=user)
    return totp.code_at(app.secret, max(totp.step_at(clock.machine_now()), app.last_step + 1))


def is_signed_in(client: Client, user: User) -> bool:
    """Whether this browser shows this person's own account."""
    answer = client.get("/account/")
    return answer.status_code == 200 and user.full_name in answer.content.decode()


def by(user: User) -> Acting:
    return Acting(user=user)


def set_up_app(client: Client) -> Any:
    """Goes through the set-up page as a person does; gives the answer to the right code."""
    client.get("/account/second-factor/app/")
    secret = decrypt(client.session[SETTING_UP])
    return client.post("/account/second-factor/app/", {"code": totp.code_at(secret, totp.step_at(clock.machine_now()))})
