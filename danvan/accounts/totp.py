"""Six digits that change every thirty seconds (RFC 6238, as every code app on a phone does it): arithmetic only."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

STEP = 30
DIGITS = 6
# A phone's clock may be half a minute off, and a person needs some seconds to type.
STEPS_OFF = (0, -1, 1)


def new_secret() -> str:
    """160 random bits, in the letters code apps take."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def step_at(moment: datetime) -> int:
    """The number of the half minute."""
    return int(moment.timestamp()) // STEP


def code_at(secret: str, step: int) -> str:
    """The six digits of a half minute."""
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1)
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def matching_step(secret: str, typed: str, moment: datetime) -> int | None:
    """The half minute to which the typed digits belong, if they fit now."""
    digits = "".join(letter for letter in typed if letter.isdecimal() and letter.isascii())
    steps = [step_at(moment) + off for off in STEPS_OFF]
    return next((step for step in steps if hmac.compare_digest(code_at(secret, step), digits)), None)


def address(secret: str, *, account: str, issuer: str) -> str:
    """What the QR code says to the app."""
    label = quote(f"{issuer}:{account}", safe="")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer}, quote_via=quote)}"
