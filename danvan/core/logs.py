"""The log: one line for each thing, when and where it happened, who was at work, and never what somebody typed.

`tell` says that something happened which guards watch for: a proof at the door, a file or an import turned away. What
was refused over HTTP (403, 404, 409, 422, 429) Django says by itself; `Line` adds the same facts to its words.
"""

import json
import logging
import re
import secrets
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from danvan.core.origin import address_of

SECRET_PART = re.compile(r"/[A-Za-z0-9_-]{28,}(?=[/?\s\"']|$)")
# A line of the log begins with its moment. Lines that go on (where a work failed) are indented; any other break would
# let somebody write a line of their own through what they typed.
CONTROL = re.compile(r"(?!\n[ ]|\n\Z)[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# As nginx numbers requests; whatever else stands in the header was not written by it.
NUMBER = re.compile(r"[0-9a-f]{32}")

guards = logging.getLogger("danvan.security")
request_at_work: ContextVar[HttpRequest | None] = ContextVar("request_at_work", default=None)


def tell(event: str, **facts: str | int | bool | None) -> None:
    """Writes that something happened which guards watch for. `facts` are codes, numbers and ids, never typed words."""
    said = " ".join([event, *(f"{name}={value}" for name, value in facts.items())])
    guards.info("%s", said, extra={"event": event, "facts": facts})


def number_of(request: HttpRequest) -> str:
    """The number under which the log tells of a request: the proxy's own, or one made when first asked for."""
    number = getattr(request, "number", "")
    if not number:
        told = request.headers.get("X-Request-ID", "") if settings.PROXIES else ""
        number = told if NUMBER.fullmatch(told) else secrets.token_hex(16)
        request.number = number  # type: ignore[attr-defined]
    return number


def shown_number(request: HttpRequest) -> str:
    """As much of it as somebody reads out over the telephone."""
    return number_of(request)[:8]


class WithoutTokens(logging.Filter):
    """Cuts the secret part out of addresses, so that who reads the log cannot accept another's invitation; and writes
    control characters out, so that nobody forges a line.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = CONTROL.sub(_written_out, without_secrets(record.getMessage())), ()
        return True


class Line(logging.Formatter):
    """An entry as one line of JSON, in ASCII, its moment in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "said": _said(record),
            **self._request(record),
            **self._event(record),
        }
        if record.exc_info and record.exc_info[1] is not None:
            told["failed"] = where_it_failed(record.exc_info[1])
        return json.dumps(told, default=str)

    def _event(self, record: logging.LogRecord) -> dict[str, Any]:
        event = getattr(record, "event", None)
        return {"event": event, **getattr(record, "facts", {})} if event else {}

    def _request(self, record: logging.LogRecord) -> dict[str, Any]:
        request = getattr(record, "request", None) or request_at_work.get()
        status = getattr(record, "status_code", None)
        about = _about(request) if isinstance(request, HttpRequest) else {}
        return about | ({"status": status} if status else {})


def where_it_failed(error: BaseException) -> list[str]:
    """The lines of code and the kinds of error, the first cause first; never their messages, which hold typed words."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    return [*(where_it_failed(before) if before else []), *frames, type(error).__qualname__]


def _said(record: logging.LogRecord) -> str:
    """What Django calls suspicious it quotes, and of a form from elsewhere it tells the whole address, behind a dash."""
    if not record.name.startswith("django.security"):
        return record.getMessage()
    return record.name if record.exc_info else record.getMessage().partition(" - ")[0]


def without_secrets(text: str) -> str:
    """Addresses without the part that opens a one-use link."""
    return SECRET_PART.sub("/…", text)


def _about(request: HttpRequest) -> dict[str, Any]:
    """Who asked for what from where. Asks no database: what was not looked up while answering is not known here."""
    acting = getattr(request, "acting", None)
    # `request.user` would look the person up; this is where Django keeps whom it has looked up.
    person = getattr(request, "_cached_user", None)
    match = request.resolver_match
    return {
        "request": number_of(request),
        "who": getattr(person, "pk", None),
        "holding": getattr(acting, "holding_id", None),
        "address": address_of(request),
        "method": request.method,
        "path": without_secrets(request.path),
        "route": match.view_name if match else None,
    }


def _written_out(found: "re.Match[str]") -> str:
    return found.group().encode("unicode_escape").decode("ascii")
