"""Anchors: the head of the chain as it stood on a day, signed, kept where the owner of this machine cannot reach it.

A chain of keyed digests proves nothing against who can put back last week's copy, cut its end or has the key. What the
auditor already holds does.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Sum
from django.utils.translation import gettext as _

from danvan.audit.models import Seal
from danvan.audit.sealing import seal
from danvan.core import clock
from danvan.core.formats import moment, table_date
from danvan.core.secrets import key_for

# A transaction that ended later than the sealer looks back each minute is found before the day is anchored.
LOOK_BACK = timedelta(days=2)


@dataclass(frozen=True)
class Anchor:
    """The chain's end at a moment: which seal, its head, and how many entries were sealed up to it."""

    site: str
    at: str
    seal: int
    head: str
    entries: int
    last_entry: int

    def signed(self) -> str:
        """The anchor as it is filed: its facts and the signature over them."""
        return json.dumps({**asdict(self), "signature": _key().sign(_bytes(asdict(self))).hex()}, indent=1)


class NotOurs(Exception):
    """A file that is no anchor, or that this house did not sign."""


def take_anchor() -> Anchor | None:
    """The chain as it stands now; None while nothing was ever sealed."""
    last = Seal.objects.newest()
    if last is None:
        return None
    entries = Seal.objects.aggregate(entries=Sum("count"))["entries"]
    at = clock.machine_now().isoformat(timespec="seconds")
    return Anchor(settings.SITE_ADDRESS, at, last.number, last.head, entries, last.last_entry)


def send_anchor() -> None:
    """Seals, and sends the day's anchor out of the machine: into the folder, to the auditor's mailbox, or both."""
    seal(look_back=LOOK_BACK)
    anchor = take_anchor()
    if anchor is None:
        return
    if settings.ANCHORS_DIR:
        _file(anchor, Path(settings.ANCHORS_DIR))
    if settings.AUDITORS:
        _mail(anchor)


def read_anchors(folder: Path) -> Iterator[tuple[Path, Anchor | None]]:
    """Every anchor of a folder, the oldest seal first; None beside a file that this house did not sign."""
    read = [(path, _read(path)) for path in sorted(folder.glob("*.json"))]
    return iter(sorted(read, key=lambda pair: pair[1].seal if pair[1] else 0))


def public_key() -> str:
    """The key with which anybody may check the signature of an anchor."""
    return _key().public_key().public_bytes_raw().hex()


def verified(text: str) -> Anchor:
    """The anchor of a filed text; `NotOurs` when it is none or its signature does not fit."""
    try:
        facts: dict[str, Any] = json.loads(text)
        signature = bytes.fromhex(facts.pop("signature"))
        _key().public_key().verify(signature, _bytes(facts))
        return Anchor(**facts)
    except (ValueError, KeyError, TypeError, AttributeError, InvalidSignature) as error:
        raise NotOurs from error


def _read(path: Path) -> Anchor | None:
    try:
        return verified(path.read_text(encoding="utf-8"))
    except (NotOurs, OSError, UnicodeDecodeError):
        return None


def _file(anchor: Anchor, folder: Path) -> None:
    """Written once and never over another: the folder may be one to which nothing is written twice."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{anchor.at[:10]}-{anchor.seal:09}.json"
    if path.exists():
        return
    draft = path.with_suffix(".part")
    draft.write_text(anchor.signed(), encoding="utf-8")
    os.chmod(draft, 0o444)
    draft.replace(path)


def _mail(anchor: Anchor) -> None:
    day = table_date(clock.machine_now().date())
    letter = EmailMessage(
        subject=_("Mốc nhật ký ngày %(day)s: niêm phong số %(number)d") % {"day": day, "number": anchor.seal},
        body=_("Đề nghị lưu tệp kèm theo; khi kiểm tra nhật ký sẽ cần đến. Lập lúc %(moment)s.")
        % {"moment": moment(clock.machine_now())},
        to=settings.AUDITORS,
    )
    letter.attach(f"{anchor.at[:10]}-{anchor.seal:09}.json", anchor.signed(), "application/json")
    letter.send()


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(key_for("audit anchor", settings.SEAL_KEY))


def _bytes(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()
