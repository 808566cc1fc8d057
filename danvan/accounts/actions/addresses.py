"""Changing the work e-mail: the old address is told, the new one confirms, and a day goes by."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from danvan.accounts.actions.letters import write_to
from danvan.accounts.actions.links import make_link, use_up, withdraw_links
from danvan.accounts.models import AddressChange, LetterKind, Link, Purpose, User
from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting
from danvan.core.action import action
from danvan.core.errors import Refused

LINK_LASTS = timedelta(days=7)
CHANGED = {"email": (None, None)}


@action
def ask_for_address(user: User, *, email: str) -> None:
    """The person names a new work e-mail; an earlier wish that is still open gives way."""
    if email == user.email:
        raise Refused(_("Đây đang là thư điện tử của bạn; không có gì để đổi."))
    _close_open(user)
    AddressChange.objects.create(user=user, email=email, asked_at=clock.machine_now())
    record("ask_for_address", user, by=Acting(user=user), changes=CHANGED)
    write_to(user, LetterKind.ADDRESS_LEAVING)
    write_to(user, LetterKind.ADDRESS_CONFIRMATION, to=email)


@action
def withdraw_address(user: User) -> None:
    """The person stops the change under way."""
    if not _close_open(user):
        raise Refused(_("Không có đề nghị đổi thư điện tử nào đang chờ."))
    record("withdraw_address", user, by=Acting(user=user))


@action
def open_address_link(user: User) -> str:
    """The token by which whoever reads the new address confirms it."""
    return make_link(user, Purpose.ADDRESS, LINK_LASTS)


@action
def confirm_address(link: Link) -> AddressChange:
    """Whoever reads the new address says that it is theirs."""
    use_up(link)
    change = link.user.address_changes.open().first()
    if change is None or User.objects.filter(email=change.email).exists():
        raise Refused(_("Thư điện tử này không còn được đề nghị, hoặc đã thuộc một tài khoản khác."))
    change.confirmed_at = clock.machine_now()
    change.save(update_fields=["confirmed_at"])
    return change


@action
def make_due_address_changes() -> int:
    """Makes the changes whose day has gone by; one whose address another account got meanwhile is dropped."""
    return sum(_make(change) for change in AddressChange.objects.due().select_related("user"))


def _close_open(user: User) -> int:
    """A link sent for an earlier wish must not confirm a later one."""
    withdraw_links(user, Purpose.ADDRESS)
    return user.address_changes.open().update(withdrawn_at=clock.machine_now())


def _make(change: AddressChange) -> bool:
    try:
        with transaction.atomic():
            User.objects.filter(pk=change.user_id).update(email=change.email)
    except IntegrityError:
        AddressChange.objects.filter(pk=change.pk).update(withdrawn_at=clock.machine_now())
        return False
    AddressChange.objects.filter(pk=change.pk).update(done_at=clock.machine_now())
    record("change_address", change.user, by=SYSTEM, changes=CHANGED)
    return True
