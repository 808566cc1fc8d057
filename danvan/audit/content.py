"""What of an entry is sealed, byte for byte, and the keyed digests over it.

Every field is written with its length before it, so that no two contents give the same bytes. Words that may have to be
erased one day go in as keyed digests of their own.
"""

import hmac
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from danvan.audit.models import Entry, Seal
from danvan.core.secrets import key_for

KEPT = (
    "id",
    "at",
    "actor_id",
    "actor_name",
    "holding_id",
    "holding",
    "in_place_of",
    "source",
    "verb",
    "object_type",
    "object_id",
    "unit_id",
)
ERASABLE: dict[str, Any] = {"object_label": "", "reason": "", "changes": {}}


def digest_of(entry: Entry, erased: Mapping[str, str] | None = None) -> str:
    """An entry's keyed digest; for one whose words were erased, from the digests kept of them."""
    words = erased or digests_of_words(entry)
    parts = [getattr(entry, field) for field in KEPT] + [words.get(field) for field in ERASABLE]
    return _digest("entry", parts)[:32]


def digests_of_words(entry: Entry) -> dict[str, str]:
    """The keyed digests of the words that may have to be erased, each bound to its entry and its field."""
    return {field: _digest("words", [entry.pk, field, getattr(entry, field)]) for field in ERASABLE}


def head_of(seal: Seal, before: str) -> str:
    """The head of the chain at this seal, given the head before it."""
    return _digest("seal", [seal.number, seal.at, seal.first_entry, seal.last_entry, seal.count, seal.leaves, before])


def _digest(use: str, parts: Iterable[Any]) -> str:
    key = key_for(f"audit {use}", settings.SEAL_KEY)
    return hmac.digest(key, b"".join(map(_measured, parts)), "sha256").hex()


def _measured(value: Any) -> bytes:
    """A value with its kind and length before it; nothing is not the same as no words."""
    if value is None:
        return b"-"
    content = _written(value).encode()
    return b"%d:%s" % (len(content), content)


def _written(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return str(value)
