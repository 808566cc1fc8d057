"""Sends the letters that wait. Run by `tick`; a letter is sent once more rather than lost.

A letter is taken for ten minutes by writing so; of two runs at once only one gets it. If the mail server does not
answer, it is tried again later, for three days.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import loader
from django.utils.translation import gettext as _

from danvan.accounts.actions.addresses import open_address_link
from danvan.accounts.actions.passwords import open_reset
from danvan.accounts.models import Letter, LetterKind, User
from danvan.core import clock

TAKEN_FOR = timedelta(minutes=10)
GIVEN_UP_AFTER = timedelta(days=3)
LONGEST_PAUSE = timedelta(hours=1)
AT_ONCE = 50

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Written:
    """A letter ready to be sent."""

    to: str
    subject: str
    body: str


def send_letters() -> int:
    """Sends what waits; how many letters left the house."""
    return sum(_send(letter) for letter in Letter.objects.waiting().select_related("user")[:AT_ONCE])


def _send(letter: Letter) -> bool:
    now = clock.machine_now()
    if not Letter.objects.waiting().filter(pk=letter.pk).update(next_at=now + TAKEN_FOR, tries=letter.tries + 1):
        return False
    written = write(letter)
    sent = written is not None and _leaves(written, letter)
    if sent or written is None or now - letter.made_at >= GIVEN_UP_AFTER:
        Letter.objects.filter(pk=letter.pk).update(done_at=now, typed="")
    else:
        pause = min(timedelta(minutes=2 ** min(letter.tries, 6)), LONGEST_PAUSE)
        Letter.objects.filter(pk=letter.pk).update(next_at=now + pause)
    return sent


def _leaves(written: Written, letter: Letter) -> bool:
    try:
        EmailMessage(written.subject, written.body, to=[written.to]).send()
    except (OSError, SMTPException) as error:
        log.warning("letter %s not sent: %s", letter.pk, type(error).__name__)
        return False
    return True


def write(letter: Letter) -> Written | None:
    """The letter's words; nothing where there is nobody to write to."""
    user = letter.user or User.objects.named(letter.typed)
    to = letter.to or (user.email if user else "")
    if user is None or not to or not _still_meant(letter, user):
        return None
    values = {"user": user, "link": _link(letter, user), "site": settings.SITE_ADDRESS}
    body = loader.get_template(f"accounts/letters/{letter.kind}.txt", using="jinja2").render(values)
    subject = _("danvan: %(about)s") % {"about": LetterKind(letter.kind).label}
    return Written(to, subject, body)


def _still_meant(letter: Letter, user: User) -> bool:
    """A reset is for who has been here before: an invitation is not got round by it. A wish may have been withdrawn."""
    if letter.kind == LetterKind.RESET:
        return user.is_active and user.has_usable_password()
    if letter.kind == LetterKind.ADDRESS_CONFIRMATION:
        return user.address_changes.open().filter(email=letter.to).exists()
    return True


def _link(letter: Letter, user: User) -> str:
    """Made only now: the outbox holds no secret, and a late letter still has its full time."""
    if letter.kind == LetterKind.RESET:
        return f"{settings.SITE_ADDRESS}/password-reset/{open_reset(user)}/"
    if letter.kind == LetterKind.ADDRESS_CONFIRMATION:
        return f"{settings.SITE_ADDRESS}/email-changes/{open_address_link(user)}/"
    return settings.SITE_ADDRESS
