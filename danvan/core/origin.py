"""From which address a request comes, when proxies may stand before the house."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The caller's address: the entry our outermost own proxy wrote (`DANVAN_PROXIES` from the right), else the peer.

    What stands further left was written by the caller and counts for nothing.
    """
    entries = [entry.strip() for entry in request.headers.get("X-Forwarded-For", "").split(",")]
    if settings.PROXIES and len(entries) >= settings.PROXIES and _valid(entries[-settings.PROXIES]):
        return entries[-settings.PROXIES]
    return str(request.META.get("REMOTE_ADDR") or "")


def network_of(address: str) -> str:
    """What one caller can vary at no cost counts as one: an IPv6 address stands for its /64."""
    if not _valid(address):
        return address
    parsed = ipaddress.ip_address(address)
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def _valid(address: str) -> bool:
    try:
        ipaddress.ip_address(address)
    except ValueError:
        return False
    return True
