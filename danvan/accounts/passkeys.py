"""Keys kept in a person's machine or on a stick (WebAuthn): what is asked of the browser, and whether its answer holds.

A key is bound to this house's own name, so a copy of our page elsewhere gets nothing from it. That needs a name: a house
reached by a bare address (192.168…) has no keys, only code apps.
"""

import base64
import ipaddress
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from danvan.accounts.models import Passkey, User
from danvan.core.secrets import digest

State = dict[str, Any]


class NotShown(Exception):
    """What the browser sent proves no key."""


def possible() -> bool:
    """Whether this house has a name that keys can be bound to."""
    try:
        ipaddress.ip_address(_name())
    except ValueError:
        return True
    return False


def ask_to_make(user: User, kept: Sequence[Passkey]) -> tuple[str, State]:
    """What a browser is asked in order to make a key, as JSON; and what to remember until it answers."""
    who = PublicKeyCredentialUserEntity(
        id=bytes.fromhex(digest("passkey owner", str(user.pk))), name=user.username, display_name=user.full_name
    )
    asked, state = _server().register_begin(
        who,
        [_data(key) for key in kept],
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return json.dumps(dict(asked.public_key)), state


def made(state: State, answer: str) -> str:
    """The key that was made, as it is kept: its name and its public half."""
    try:
        data = _server().register_complete(state, json.loads(answer)).credential_data
    except Exception as error:
        # A hostile answer fails in many ways: JSON, base64, CBOR, curves, origin. None of them makes a key.
        raise NotShown from error
    return base64.b64encode(data or b"").decode()


def ask_to_show(kept: Sequence[Passkey]) -> tuple[str, State]:
    """What a browser is asked in order to show one of these keys."""
    keys = [_data(key) for key in kept]
    asked, state = _server().authenticate_begin(keys, user_verification=UserVerificationRequirement.PREFERRED)
    return json.dumps(dict(asked.public_key)), state


def shown(state: State, answer: str, kept: Sequence[Passkey]) -> Passkey:
    """Which of these keys the answer was signed with."""
    keys = {bytes(_data(key)): key for key in kept}
    try:
        data = _server().authenticate_complete(state, [AttestedCredentialData(key) for key in keys], json.loads(answer))
    except Exception as error:
        raise NotShown from error
    return keys[bytes(data)]


def _server() -> Fido2Server:
    server = Fido2Server(PublicKeyCredentialRpEntity(id=_name(), name="danvan"), verify_origin=_is_ours)
    server.timeout = 120_000  # type: ignore[assignment]
    return server


def _is_ours(origin: str) -> bool:
    """Not only the name but scheme and port too: another service on this machine is not this house."""
    return origin == settings.SITE_ADDRESS


def _name() -> str:
    return urlsplit(settings.SITE_ADDRESS).hostname or ""


def _data(key: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(base64.b64decode(key.credential))
