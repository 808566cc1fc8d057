"""How wrong tries slow down: by whom and from where, never by a name alone.

A try counts as wrong before it is looked at, and is forgiven when it was right: so many at once gain nothing.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest

from danvan.accounts.devices import known_browser
from danvan.accounts.models import User
from danvan.core.origin import address_of, network_of
from danvan.core.secrets import digest

FREE = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """One count: under which key, how many tries are free, and whether a right one clears it or only itself."""

    key: str
    free: int = FREE
    clears: bool = True


def wait_after(wrong: int, free: int = FREE) -> timedelta:
    """Nothing while tries are free, then half a minute, doubling up to a quarter of an hour."""
    if wrong < free:
        return timedelta()
    return min(FIRST_WAIT * 2 ** min(wrong - free, 10), LONGEST_WAIT)


def for_password(request: HttpRequest, typed: str) -> list[Limit]:
    """By the name as typed, and the browser known to its owner, or else the network.

    A person's name and e-mail are counted apart: one count for both would tell a stranger that they are one account's.
    """
    return [_limit("password", _spelled(typed), _origin(request, User.objects.named(typed)))]


def for_second_factor(request: HttpRequest, user: User) -> list[Limit]:
    """Whoever gets this far knows the password: so from browsers not known to the owner there is also one count for
    all places together, twenty a day; six digits would not stand many thousands.
    """
    own = _limit("factor", str(user.pk), _origin(request, user))
    if known_browser(request, user.pk):
        return [own]
    return [own, _limit("factor", str(user.pk), "", free=20, clears=False)]


def for_asking(request: HttpRequest, typed: str) -> list[Limit]:
    """Asking for a reset: three for a name and twenty from a network before it slows down."""
    network = network_of(address_of(request))
    return [
        _limit("reset", _spelled(typed), network, free=3, clears=False),
        _limit("reset", "", network, free=20, clears=False),
    ]


def _spelled(typed: str) -> str:
    return typed.strip().lower()


def _origin(request: HttpRequest, user: User | None) -> str:
    browser = known_browser(request, user.pk) if user else ""
    return f"browser {browser}" if browser else f"network {network_of(address_of(request))}"


def _limit(door: str, account: str, origin: str, *, free: int = FREE, clears: bool = True) -> Limit:
    return Limit(digest("wrong tries", "\n".join((door, account, origin))), free, clears)
