"""The old container (OLE compound file) of .doc, and of every encrypted .docx or .xlsx: judged by the names in its
directory, which are plain UTF-16 wherever they lie.
"""

import struct

from danvan.files.reading.faults import Fault

ENTRY = 128
LARGEST_DIRECTORY = 4_096


def names(payload: bytes) -> set[str]:
    """The names of all streams and storages; raises when the directory cannot be followed."""
    try:
        return set(_names(payload))
    except (struct.error, IndexError, ValueError) as error:
        raise Fault("damaged") from error


def refuse(payload: bytes, kind: str) -> None:
    """Refuses an encrypted file, and an old .doc that carries macros or objects or is no .doc at all."""
    found = names(payload)
    if found & {"EncryptedPackage", "EncryptionInfo"}:
        raise Fault("password")
    if "WordDocument" not in found or kind != "doc":
        raise Fault("disguised", extension=kind, found="doc" if "WordDocument" in found else "other")
    if found & {"VBA", "_VBA_PROJECT", "Macros"}:
        raise Fault("macro")
    if "ObjectPool" in found:
        raise Fault("embedded")


def _names(payload: bytes) -> list[str]:
    size = 1 << struct.unpack_from("<H", payload, 30)[0]
    if size not in (512, 4096):
        raise ValueError("sector size")
    table = _allocation(payload, size)
    sector, found, seen = struct.unpack_from("<I", payload, 48)[0], [], 0
    while sector < 0xFFFFFFFA and seen < LARGEST_DIRECTORY:
        start = (sector + 1) * size
        found += [_name(payload, start + at) for at in range(0, size, ENTRY)]
        sector, seen = table[sector], seen + 1
    return [name for name in found if name]


def _allocation(payload: bytes, size: int) -> list[int]:
    """The chain of sectors, from the 109 places its map has in the header; more only files over 7 MB need."""
    table: list[int] = []
    for place in struct.unpack_from("<109I", payload, 76):
        if place < 0xFFFFFFFA:
            table += struct.unpack_from(f"<{size // 4}I", payload, (place + 1) * size)
    return table


def _name(payload: bytes, at: int) -> str:
    length = struct.unpack_from("<H", payload, at + 64)[0]
    return payload[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le")
