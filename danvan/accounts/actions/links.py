"""One-use links: making one, using it up."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Link, Purpose, User
from danvan.accounts.models.link import digest_of
from danvan.accounts.printed import random_code
from danvan.core import clock
from danvan.core.errors import Refused


def make_link(user: User, purpose: Purpose, lasts: timedelta) -> str:
    """A new link's token of 140 random bits, told once; earlier ones of its purpose open nothing any more."""
    withdraw_links(user, purpose)
    token, now = random_code(groups=7), clock.machine_now()
    Link.objects.create(user=user, purpose=purpose, digest=digest_of(token), made_at=now, expires_at=now + lasts)
    return token


def withdraw_links(user: User, *purposes: Purpose) -> int:
    """How many open links of these purposes were closed."""
    return user.links.open().filter(purpose__in=purposes).update(withdrawn_at=clock.machine_now())


def use_up(link: Link) -> None:
    """Uses the link, once: of two who press at once the second is refused."""
    if not Link.objects.open().filter(pk=link.pk).update(used_at=clock.machine_now()):
        raise Refused(_("Liên kết này đã được dùng hoặc đã hết hạn. Đề nghị lấy liên kết mới."), status=409)
