"""Archives, sound and unsound."""

import io
import struct
import zipfile
import zlib

Parts = dict[str, bytes | str]


def archive(parts: Parts, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, content in parts.items():
            # Always of the same day, so that the same parts are the same bytes.
            made.writestr(zipfile.ZipInfo(name, (2026, 5, 22, 15, 0, 0)), content, compression)
    return file.getvalue()


def with_zeros(parts: Parts, name: str, size: int) -> bytes:
    """An archive with one more part of so many zeros, which a thousandth of the space holds."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for each, content in parts.items():
            made.writestr(each, content)
        with made.open(name, "w") as part:
            for _ in range(size // 2**20):
                part.write(bytes(2**20))
    return file.getvalue()


def with_flag(content: bytes, flag: int) -> bytes:
    """Every entry marked in both its places, as encrypted ones are."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            changed[at + offset] |= flag
            at = content.find(mark, at + 4)
    return bytes(changed)


def lying_about_size(content: bytes, name: str, size: int) -> bytes:
    """The list of contents says `size` bytes for one part, whatever comes out of it."""
    changed = bytearray(content)
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", content, at + 28)[0]
        if content[at + 46 : at + 46 + length] == name.encode():
            struct.pack_into("<I", changed, at + 24, size)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def damaged_within(content: bytes, name: str) -> bytes:
    """One part's bytes no longer give its checksum."""
    at = content.find(name.encode()) + len(name) + 20
    return content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 8]) + content[at + 8 :]


def overlapping(parts: Parts, copies: int) -> bytes:
    """Many names in the list of contents for the same bytes: small here, large once unpacked."""
    base = archive(parts)
    start = base.find(b"PK\x01\x02")
    packed = zlib.compress(bytes(2**20), 9)[2:-4]
    shared, local = len(base[:start]), _local(b"word/shared.xml", packed)
    entries = b"".join(_listed(f"word/shared{at}.xml".encode(), packed, shared) for at in range(copies))
    listed = base[start : base.find(b"PK\x05\x06")] + entries
    count = len(parts) + copies
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(listed), shared + len(local), 0)
    return base[:start] + local + listed + end


def _local(name: bytes, packed: bytes) -> bytes:
    crc = zlib.crc32(bytes(2**20))
    head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), 2**20, len(name), 0)
    return head + name + packed


def _listed(name: bytes, packed: bytes, at: int) -> bytes:
    crc = zlib.crc32(bytes(2**20))
    head = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(packed), 2**20, len(name), 0, 0, 0, 0, 0, at
    )
    return head + name
