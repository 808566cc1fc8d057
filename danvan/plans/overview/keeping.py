"""The page's block as it was last put together, kept for as long as nothing in it changed.

A block is kept for readers of the same rights only, and for one choice of units, year, target and order; what is found
anew at every request (plans in sight, sums, facts) says whether it still holds.
"""

from collections.abc import Callable
from hashlib import sha256

from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from danvan.plans.overview.finding import Asked, Found, changes_in
from danvan.plans.overview.rights import rights_of
from danvan.units.scope import Scope

KEPT_SECONDS = 3600
KEPT_UNDER = "overview"


def kept(found: Found, asked: Asked, scope: Scope, made: Callable[[], tuple[str, str]]) -> SafeString:
    """The block that holds still, or one made now: `made` gives its stamp and the block."""
    key = f"{KEPT_UNDER}.{digest(asked.key, rights_of(scope), get_language())}"
    known = cache.get(key)
    if known is None or known[0] != digest(found.stamp(changes_in(found, scope))):
        stamp, block = made()
        known = digest(stamp), block
        cache.set(key, known, KEPT_SECONDS)
    # Only what our own templates wrote, and escaped, is kept.
    return mark_safe(known[1])  # noqa: S308


def digest(*said: object) -> str:
    return sha256(repr(said).encode()).hexdigest()
