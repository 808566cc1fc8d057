"""Key pairs for backups, written as the `age` tool writes them, so that its owner needs nothing of ours to open one.

Format: https://age-encryption.org/v1, X25519 recipients; bech32 as in BIP 173.
"""

from collections.abc import Iterable

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
PUBLIC, PRIVATE = "age", "age-secret-key-"
CHECKSUM = 6


class NotAKey(ValueError):
    """The text is not a key of this kind."""


def public_key(text: str) -> X25519PublicKey:
    """From `age1…`."""
    return X25519PublicKey.from_public_bytes(_decoded(text, PUBLIC))


def private_key(text: str) -> X25519PrivateKey:
    """From `AGE-SECRET-KEY-1…`."""
    return X25519PrivateKey.from_private_bytes(_decoded(text, PRIVATE))


def written_public(key: X25519PublicKey) -> str:
    """As `age1…`."""
    return _encoded(key.public_bytes_raw(), PUBLIC)


def written_private(key: X25519PrivateKey) -> str:
    """As `AGE-SECRET-KEY-1…`."""
    return _encoded(key.private_bytes_raw(), PRIVATE).upper()


def identity_in(text: str) -> X25519PrivateKey:
    """The first private key of an identity file, which may carry comments."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        raise NotAKey("no key in this file")
    return private_key(lines[0])


def _encoded(payload: bytes, kind: str) -> str:
    values = _regrouped(payload, 8, 5)
    check = _polymod([*_expanded(kind), *values, *[0] * CHECKSUM]) ^ 1
    sums = [check >> 5 * (CHECKSUM - 1 - at) & 31 for at in range(CHECKSUM)]
    return f"{kind}1{''.join(LETTERS[value] for value in [*values, *sums])}"


def _decoded(text: str, kind: str) -> bytes:
    text = text.strip()
    if text not in (text.lower(), text.upper()):
        raise NotAKey("mixed case")
    found, _, letters = text.lower().rpartition("1")
    if found != kind or not letters or set(letters) - set(LETTERS):
        raise NotAKey(f"not {kind}1…")
    values = [LETTERS.index(letter) for letter in letters]
    if _polymod([*_expanded(kind), *values]) != 1:
        raise NotAKey("mistyped")
    payload = bytes(_regrouped(values[:-CHECKSUM], 5, 8))[:32]
    if len(payload) != 32:
        raise NotAKey("too short")
    return payload


def _expanded(kind: str) -> list[int]:
    return [*[ord(letter) >> 5 for letter in kind], 0, *[ord(letter) & 31 for letter in kind]]


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate(GENERATOR):
            check ^= generator if top >> at & 1 else 0
    return check


def _regrouped(values: Iterable[int], width: int, wanted: int) -> list[int]:
    """The same bits in groups of another width, the last filled with zeros."""
    bits = "".join(f"{value:0{width}b}" for value in values)
    groups = [bits[at : at + wanted] for at in range(0, len(bits), wanted)]
    if wanted > width:
        groups = [group for group in groups if len(group) == wanted]
    return [int(group.ljust(wanted, "0"), 2) for group in groups]
