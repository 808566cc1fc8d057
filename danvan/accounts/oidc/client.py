"""The protocol: where to send a person, and whom the provider says they are when they come back.

The provider's words are believed only when they carry its signature, name us as their reader, are still fresh, and
answer to the very question this browser was sent with: state and nonce, kept in its session, good once.
"""

import base64
import functools
import hashlib
import json
import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt
from django.conf import settings
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused

logger = logging.getLogger(__name__)

SECONDS = 10
LARGEST = 1_000_000
WAITS = timedelta(minutes=10)
# Signatures of a key pair only: with a shared secret, or none, anybody who knows our secret could speak for them.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]

PLACES = {"authorization_endpoint", "token_endpoint", "jwks_uri"}

UNREACHABLE = _("Chưa liên lạc được với hệ thống đăng nhập chung. Thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.")
UNBELIEVED = _(
    "Hệ thống đăng nhập chung trả lời không đúng như đã hẹn nên không dùng được. Bắt đầu lại từ trang đăng nhập."
)


@dataclass(frozen=True)
class Identity:
    """Somebody as the provider knows them."""

    issuer: str
    subject: str


@dataclass(frozen=True)
class Question:
    """What the browser was sent with; kept in its session until it comes back."""

    state: str
    nonce: str
    verifier: str

    @property
    def challenge(self) -> str:
        """What the provider is shown of the verifier (S256)."""
        return base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()


class _NotFurther(HTTPRedirectHandler):
    """A provider's desks are where it said they are. Led on to another house, we would show our secret there."""

    def redirect_request(self, *where: Any) -> None:
        return None


_opener = build_opener(_NotFurther)


def configured() -> bool:
    """Whether this house has such a provider."""
    return bool(settings.OIDC["issuer"])


def new_question() -> Question:
    """Three secrets, each for one purpose."""
    return Question(*(secrets.token_urlsafe(32) for _ in range(3)))


def address(question: Question, back: str) -> str:
    """Where the browser is sent, with the address it is to come back to."""
    asked = {
        "response_type": "code",
        "scope": "openid",
        "client_id": settings.OIDC["client_id"],
        "redirect_uri": back,
        "state": question.state,
        "nonce": question.nonce,
        "code_challenge": question.challenge,
        "code_challenge_method": "S256",
    }
    endpoint = provider()["authorization_endpoint"]
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def identify(question: Question, code: str, back: str) -> Identity:
    """Whom the provider says the code stands for; refused unless every word of it holds."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": question.verifier}
    token = _fetched(provider()["token_endpoint"], form).get("id_token", "")
    try:
        said = _believed(token, provider()["jwks_uri"])
    except (jwt.PyJWTError, ValueError) as error:
        raise Refused(UNBELIEVED, status=403) from error
    if not constant_time_compare(str(said["nonce"]), question.nonce) or _meant_for_another(said):
        raise Refused(UNBELIEVED, status=403)
    return Identity(said["iss"], said["sub"])


@functools.lru_cache(maxsize=4)
def _provider(issuer: str) -> dict[str, Any]:
    said = _fetched(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if said.get("issuer") != issuer or not said.keys() >= PLACES:
        raise Refused(UNBELIEVED, status=403)
    return said


def provider() -> dict[str, Any]:
    """What the provider says of itself, asked once."""
    return _provider(settings.OIDC["issuer"])


def _believed(token: str, keys_address: str) -> dict[str, Any]:
    header = jwt.get_unverified_header(token)
    if str(header.get("typ", "JWT")).upper() != "JWT":
        raise jwt.InvalidTokenError("a token for another use, such as access")
    keys = jwt.PyJWKSet.from_dict(_fetched(keys_address))
    key = next((key for key in keys.keys if key.key_id == header.get("kid")), None)
    if key is None:
        raise jwt.InvalidTokenError("signed with a key the provider does not name")
    return jwt.decode(
        token,
        key.key,
        algorithms=[name for name in ALGORITHMS if name == header.get("alg")],
        audience=settings.OIDC["client_id"],
        issuer=settings.OIDC["issuer"],
        leeway=60,
        options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
    )


def _meant_for_another(said: dict[str, Any]) -> bool:
    """A token with several readers names the one it was made for."""
    return said.get("azp", settings.OIDC["client_id"]) != settings.OIDC["client_id"]


def _fetched(address: str, form: dict[str, str] | None = None) -> dict[str, Any]:
    """The provider's answer. Only over TLS, except on this very machine, where nobody listens in between."""
    parts = urlsplit(address)
    here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
    if parts.scheme != "https" and not here:
        raise Refused(UNBELIEVED, status=403)
    request = Request(address, data=urlencode(form).encode() if form else None, headers=_headers(form))  # noqa: S310
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            said = json.loads(answer.read(LARGEST))
    except (OSError, ValueError) as error:
        logger.warning("provider not reached: %s", type(getattr(error, "reason", error)).__name__)
        raise Refused(UNREACHABLE, status=503) from error
    if not isinstance(said, dict):
        raise Refused(UNBELIEVED, status=403)
    return said


def _headers(form: dict[str, str] | None) -> dict[str, str]:
    if form is None:
        return {"Accept": "application/json"}
    pair = f"{quote_plus(settings.OIDC['client_id'])}:{quote_plus(settings.OIDC['client_secret'])}"
    return {"Accept": "application/json", "Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
