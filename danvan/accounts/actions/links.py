"""One-use links: making one, using it up."""

from collections.abc import Sequence
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


def make_links(users: Sequence[User], purpose: Purpose, lasts: timedelta) -> list[str]:
    """The tokens of new links for many people, in their order; their earlier ones open nothing any more."""
    now = clock.machine_now()
    Link.objects.open().filter(user__in=users, purpose=purpose).update(withdrawn_at=now)
    tokens = [random_code(groups=7) for _user in users]
    Link.objects.bulk_create(
        [
            Link(user=user, purpose=purpose, digest=digest_of(token), made_at=now, expires_at=now + lasts)
            for user, token in zip(users, tokens, strict=True)
        ],
        batch_size=500,
    )
    return tokens


def withdraw_links(user: User, *purposes: Purpose) -> int:
    """How many open links of these purposes were closed."""
    return user.links.open().filter(purpose__in=purposes).update(withdrawn_at=clock.machine_now())


def use_up(link: Link) -> None:
    """Uses the link, once: of two who press at once the second is refused."""
    if not Link.objects.open().filter(pk=link.pk).update(used_at=clock.machine_now()):
        raise Refused(_("Liên kết này đã được dùng hoặc đã hết hạn. Đề nghị lấy liên kết mới."), status=409)
