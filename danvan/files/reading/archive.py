"""A zip from outside is opened only after its own list of contents has been believed in nothing."""

import io
import zipfile
from dataclasses import dataclass

from danvan.files.reading.faults import Fault

MIB = 2**20
HEADER = 30
PLAIN, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
ENCRYPTED = 0x1


@dataclass(frozen=True)
class Limits:
    """How much may come out of one file: parts, bytes of all parts, bytes of one part of XML."""

    parts: int = 3_000
    total: int = 200 * MIB
    part: int = 16 * MIB


def open_archive(payload: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive, when its list of contents is sound; what it says of sizes is held against it when it is read."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(payload))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Fault("damaged") from error
    entries = archive.infolist()
    if len(entries) > limits.parts:
        raise Fault("too_many_parts")
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Fault("password")
    if sum(entry.file_size for entry in entries) > limits.total:
        raise Fault("too_large_inside")
    if not _is_sound(entries, len(payload)):
        raise Fault("damaged")
    return archive


def read(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    """One part's bytes, never more than it announced and never more than a part may have."""
    if archive.getinfo(name).file_size > limits.part:
        raise Fault("too_large_inside")
    try:
        content = archive.read(name)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as error:
        raise Fault("damaged") from error
    if len(content) != archive.getinfo(name).file_size:
        raise Fault("damaged")
    return content


def start_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, length: int) -> bytes:
    """A part's first bytes."""
    try:
        with archive.open(entry) as part:
            return part.read(length)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as error:
        raise Fault("damaged") from error


def _is_sound(entries: list[zipfile.ZipInfo], length: int) -> bool:
    names = [entry.filename for entry in entries]
    return (
        bool(entries)
        and len({name.lower() for name in names}) == len(names)
        and all(_is_plain(name) for name in names)
        and all(entry.compress_type in (PLAIN, DEFLATED) for entry in entries)
        and _lie_apart(entries, length)
    )


def _is_plain(name: str) -> bool:
    return not (name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"))


def _lie_apart(entries: list[zipfile.ZipInfo], length: int) -> bool:
    """Whether no two parts share bytes: overlapping parts make gigabytes of a small file."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    starts = [entry.header_offset for entry in ordered[1:]] + [length]
    return all(
        entry.header_offset + HEADER + entry.compress_size <= start
        for entry, start in zip(ordered, starts, strict=True)
    )
