"""Coming in by invitation, the only way there is."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from danvan.accounts.actions.links import make_link, make_links, use_up, withdraw_links
from danvan.accounts.actions.sessions import end_sessions
from danvan.accounts.models import Link, Purpose, User
from danvan.audit.actions import record, record_each
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused

LASTS = timedelta(days=7)


@action
def create_invited_account(
    *, username: str, full_name: str, by: Acting, position: str = "", email: str = "", phone: str = ""
) -> tuple[User, str]:
    """An account nobody can sign in to yet, and the token of its invitation."""
    person = {"username": username, "full_name": full_name, "position": position, "email": email, "phone": phone}
    user = create_account(by=by, **person)
    return user, invite(user, by=by)


@action
def create_account(
    *, username: str, full_name: str, by: Acting, position: str = "", email: str = "", phone: str = ""
) -> User:
    """An account nobody can sign in to and nobody was invited to yet: one of many that are taken in at once."""
    facts = {"full_name": full_name, "position": position, "email": email, "phone": phone}
    user = User.objects.create_user(username, made_on=clock.today(), **facts)
    record("create_account", user, by=by)
    return user


@action
def invite_each(users: Sequence[User], *, by: Acting) -> list[tuple[User, str]]:
    """Each of many people with the token of a new link, as `invite` makes one; their earlier links end."""
    tokens = make_links(users, Purpose.INVITATION, LASTS)
    record_each("invite", ((user, {}) for user in users), by=by)
    return list(zip(users, tokens, strict=True))


@action
def invite(user: User, *, by: Acting) -> str:
    """The token of a one-use link, good for seven days, by which the person sets a password; earlier links end."""
    if not user.is_active:
        raise Refused(_("Tài khoản này đang tạm dừng. Mở lại tài khoản rồi mời."))
    token = make_link(user, Purpose.INVITATION, LASTS)
    record("invite", user, by=by)
    return token


@action
def withdraw_invitation(user: User, *, by: Acting) -> None:
    """Closes the open invitation of an account."""
    if not withdraw_links(user, Purpose.INVITATION):
        raise Refused(_("Tài khoản này không có lời mời nào đang mở."))
    record("withdraw_invitation", user, by=by)


@action
def accept_invitation(link: Link, *, password: str) -> User:
    """The invited person sets a password; every older session and link of the account ends."""
    use_up(link)
    user = link.user
    user.set_password(password)
    user.save(update_fields=["password"])
    withdraw_links(user, Purpose.RESET)
    end_sessions(user)
    record("accept_invitation", user, by=Acting(user=user))
    return user
