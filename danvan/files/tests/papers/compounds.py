"""Old compound files, which are only a header, a table of sectors and a directory of names here."""

import struct

from danvan.files.reading.kinds import COMPOUND

SECTOR, END, FREE, TABLE = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(*names: str) -> bytes:
    entries = [_entry(name) for name in ("Root Entry", *names)]
    entries += [bytes(128)] * (-len(entries) % 4)
    sectors = len(entries) // 4
    chain = [*range(2, sectors + 1), END]
    table = [TABLE, *chain, *[FREE] * (SECTOR // 4 - 1 - len(chain))]
    header = COMPOUND + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    return header + struct.pack(f"<{SECTOR // 4}I", *table) + b"".join(entries)


def _entry(name: str) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return written.ljust(64, b"\0") + struct.pack("<H", len(written)) + bytes(62)
