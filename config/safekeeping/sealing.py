"""Encrypts and decrypts a stream for holders of private keys, in the format of the `age` tool.

Written in pieces of 64 KiB, each authenticated with its place and whether it is the last: a copy cut short is noticed.
"""

import hmac
import io
import re
import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = b"age-encryption.org/v1"
WRAPPING = VERSION + b"/X25519"
CHUNK, TAG, NONCE = 64 * 1024, 16, 16
STANZA = re.compile(rb"-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n")
LONGEST_LINE = 4096


class NotReadable(Exception):
    """Not for this key, not of this format, or changed on the way."""


def derived(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    """A key of 32 bytes for one purpose."""
    return HKDF(algorithm=SHA256(), length=32, salt=salt or None, info=purpose).derive(secret)


class Sealing(io.RawIOBase):
    """What is written here reaches `target` encrypted; closing writes the last piece, without which nobody accepts it."""

    def __init__(self, target: BinaryIO, readers: Sequence[X25519PublicKey]) -> None:
        self.target, self.waiting, self.count = target, bytearray(), 0
        key, nonce = secrets.token_bytes(16), secrets.token_bytes(NONCE)
        header = VERSION + b"\n" + b"".join(_stanza(key, reader) for reader in readers) + b"---"
        target.write(header + b" " + _text(_mac(key, header)) + b"\n" + nonce)
        self.cipher = ChaCha20Poly1305(derived(key, nonce, b"payload"))

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.waiting += data
        while len(self.waiting) > CHUNK:
            self._send(bytes(self.waiting[:CHUNK]), last=False)
            del self.waiting[:CHUNK]
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._send(bytes(self.waiting), last=True)
        super().close()

    def _send(self, piece: bytes, *, last: bool) -> None:
        self.target.write(self.cipher.encrypt(_nonce(self.count, last), piece, None))
        self.count += 1


class Opening(io.RawIOBase):
    """Reads what `Sealing` wrote, as it comes; raises NotReadable at the first piece that was changed or is missing."""

    def __init__(self, source: BinaryIO, key: X25519PrivateKey) -> None:
        self.source = source
        file_key = _file_key(source, key)
        self.cipher = ChaCha20Poly1305(derived(file_key, source.read(NONCE), b"payload"))
        self.ahead, self.ready, self.count = source.read(CHUNK + TAG), b"", 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self.ready and self.ahead:
            self.ready = self._next()
        taken = self.ready[: len(buffer)]
        buffer[: len(taken)] = taken
        self.ready = self.ready[len(taken) :]
        return len(taken)

    def _next(self) -> bytes:
        piece, self.ahead = self.ahead, self.source.read(CHUNK + TAG)
        try:
            plain = self.cipher.decrypt(_nonce(self.count, last=not self.ahead), piece, None)
        except InvalidTag as error:
            raise NotReadable("changed or cut short") from error
        self.count += 1
        return plain


def _stanza(key: bytes, reader: X25519PublicKey) -> bytes:
    """The file's key, wrapped for one reader."""
    passing = X25519PrivateKey.generate()
    share = passing.public_key().public_bytes_raw()
    wrapping = derived(passing.exchange(reader), share + reader.public_bytes_raw(), WRAPPING)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    return b"-> X25519 " + _text(share) + b"\n" + _text(wrapped) + b"\n"


def _file_key(source: BinaryIO, key: X25519PrivateKey) -> bytes:
    """The file's key, from whichever stanza this private key opens, once the header proves to be whole."""
    header, mac = _header(source)
    for share, wrapped in STANZA.findall(header):
        found = _unwrapped(_bytes(share), _bytes(wrapped), key)
        if found is not None:
            if not hmac.compare_digest(_mac(found, header), mac):
                raise NotReadable("header changed")
            return found
    raise NotReadable("not for this key")


def _header(source: BinaryIO) -> tuple[bytes, bytes]:
    """Everything up to and with the three dashes, and the code that protects it."""
    line = source.readline(LONGEST_LINE)
    if line != VERSION + b"\n":
        raise NotReadable("another format")
    lines = [line]
    while not (line := source.readline(LONGEST_LINE)).startswith(b"--- "):
        if not line.endswith(b"\n"):
            raise NotReadable("cut short")
        lines.append(line)
    return b"".join(lines) + b"---", _bytes(line[4:].strip())


def _unwrapped(share: bytes, wrapped: bytes, key: X25519PrivateKey) -> bytes | None:
    public = key.public_key().public_bytes_raw()
    wrapping = derived(key.exchange(X25519PublicKey.from_public_bytes(share)), share + public, WRAPPING)
    try:
        return ChaCha20Poly1305(wrapping).decrypt(bytes(12), wrapped, None)
    except InvalidTag:
        return None


def _mac(key: bytes, header: bytes) -> bytes:
    return hmac.digest(derived(key, b"", b"header"), header, "sha256")


def _nonce(count: int, last: bool) -> bytes:
    return count.to_bytes(11, "big") + bytes([last])


def _text(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    return b64decode(text + b"=" * (-len(text) % 4))
