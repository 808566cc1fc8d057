"""Secrets at rest. Keys come from `settings.ENCRYPTION_KEYS`: the first writes, all read; `rotate_keys` moves the rest
over, after which the old key may go. Each use has a key of its own, derived by its name, so that what leaks in one
place opens nothing in another.
"""

import base64
import functools
import hmac
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Model, TextField, Value
from django.db.models.functions import Cast

from danvan.core.action import action

AT_ONCE = 500
NONCE = 12
# Stands before each secret and is sealed with it, so that another way of writing can come beside this one.
WRITTEN_AS = "v1."


class Unreadable(Exception):
    """Kept under a key that is not among the keys."""


@functools.lru_cache(maxsize=64)
def key_for(use: str, secret: str) -> bytes:
    """32 bytes for one use, from one configured secret."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"danvan/{use}".encode()).derive(secret.encode())


def digest(use: str, text: str) -> str:
    """A keyed digest: the same text gives the same, and without the key nobody can try texts against it."""
    return hmac.digest(key_for(use, settings.ENCRYPTION_KEYS[0]), text.encode(), "sha256").hex()


def encrypt(text: str) -> str:
    """The text, readable only with the keys."""
    nonce = os.urandom(NONCE)
    sealed = _lock(settings.ENCRYPTION_KEYS[0]).encrypt(nonce, text.encode(), WRITTEN_AS.encode())
    return WRITTEN_AS + base64.urlsafe_b64encode(nonce + sealed).decode()


def decrypt(token: str) -> str:
    """What `encrypt` was given."""
    for secret in settings.ENCRYPTION_KEYS:
        text = _opened(token, secret)
        if text is not None:
            return text
    raise Unreadable("DANVAN_ENCRYPTION_KEYS: thiếu khóa đã dùng để mã hóa dữ liệu này.")


class EncryptedText(models.TextField):
    """Text that stands encrypted in the database. It cannot be searched, sorted or compared there."""

    def get_prep_value(self, value: Any) -> Any:
        return encrypt(value) if value else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return decrypt(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


def rotate_all() -> dict[str, int]:
    """Writes every encrypted field anew under the first key; tells how many values each model had under another."""
    kept = ((model, field) for model in apps.get_models() for field in model._meta.local_concrete_fields)
    return {
        f"{model._meta.label_lower}.{field.name}": _rotate(model, field.name)
        for model, field in kept
        if isinstance(field, EncryptedText)
    }


def _rotate(model: type[Model], field: str) -> int:
    moved, last = 0, 0
    while batch := _next(model, field, last):
        moved += _rotate_batch(model, field, batch)
        last = batch[-1][0]
    return moved


def _next(model: type[Model], field: str, last: int) -> list[tuple[int, str]]:
    rows = model._default_manager.filter(pk__gt=last).order_by("pk")
    return list(rows.annotate(raw=Cast(F(field), TextField())).values_list("pk", "raw")[:AT_ONCE])


@action
def _rotate_batch(model: type[Model], field: str, batch: list[tuple[int, str]]) -> int:
    """Compares before it sets: what somebody wrote in the meantime already stands under the first key."""
    moved = 0
    for pk, raw in batch:
        if raw and _opened(raw, settings.ENCRYPTION_KEYS[0]) is None:
            anew = Value(encrypt(decrypt(raw)), output_field=TextField())
            rows = model._default_manager.filter(pk=pk).annotate(raw=Cast(F(field), TextField()))
            moved += rows.filter(raw=raw).update(**{field: anew})
    return moved


def _opened(token: str, secret: str) -> str | None:
    """The text, or nothing where it was sealed under another key or changed since."""
    try:
        sealed = base64.b64decode(token.removeprefix(WRITTEN_AS), altchars=b"-_", validate=True)
        return _lock(secret).decrypt(sealed[:NONCE], sealed[NONCE:], WRITTEN_AS.encode()).decode()
    except (InvalidTag, ValueError):
        return None


def _lock(secret: str) -> AESGCM:
    """AES-256 in GCM: nobody reads it and nobody changes it."""
    return AESGCM(key_for("encrypted text", secret))
