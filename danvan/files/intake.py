"""What comes in: sizes are judged before a byte is read, everything else by a child process."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Protocol

from danvan.files import persons, secrecy
from danvan.files.reading import kinds
from danvan.files.reading.faults import Fault
from danvan.files.reading.runner import in_child
from danvan.files.reading.sentences import Unreadable
from danvan.files.scanning import refuse_infected

MB = 2**20
LIMITS = {"jpg": 15 * MB, "png": 15 * MB, "webp": 15 * MB, "txt": 5 * MB}
LARGEST = 30 * MB
READERS = {
    "docx": "word.document:read",
    "pdf": "pdf.document:read",
    "txt": "plain:read",
    "xlsx": "sheets:read",
    "doc": "old_word:read",
}
HOLD_PICTURES = frozenset({"docx", "xlsx"})
ROWS, COLUMNS = 200_000, 200
DOC_MEMORY = 2 * 2**30


class Upload(Protocol):
    """What a form hands over: Django's uploaded file, or anything with its name, size and bytes."""

    name: str
    size: int

    def read(self) -> bytes: ...


@dataclass(frozen=True)
class Reading:
    """A document's words: `text`, and apart from it margins, text boxes, and where in the text each page starts."""

    kind: str
    text: str
    margins: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Picture:
    """A picture drawn anew, its thumbnail (always a JPEG), and how it looks in sixteen bytes, where it shows enough."""

    kind: str
    width: int
    height: int
    content: bytes
    thumbnail: bytes
    look: bytes | None


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, and the names of all its sheets; each of the lines holds many rows."""

    name: str
    sheets: list[str]
    lines: list[bytes]

    def rows(self) -> Iterator[list[Any]]:
        """The rows from Excel's row 1 on; an empty cell is None, a day is "2026-05-24"."""
        return chain.from_iterable(map(json.loads, self.lines))


def take(upload: Upload) -> bytes:
    """The bytes of an upload, once its name and size allow them to be read at all, and the scanner found nothing."""
    kind = kind_of(upload.name)
    limit = LIMITS.get(kind, LARGEST)
    if upload.size > limit:
        raise Unreadable("too_large", size=round(upload.size / MB), limit=limit // MB)
    if not upload.size:
        raise Unreadable("empty")
    content = upload.read()
    refuse_infected(content)
    return content


def kind_of(name: str) -> str:
    """The kind of file a name claims, among those we take."""
    try:
        return kinds.extension(name)
    except Fault as fault:
        raise Unreadable(fault.code, **fault.facts) from fault


def read_document(payload: bytes, name: str) -> Reading:
    """The words of a document; refused when it bears a mark of secrecy or holds a list of persons."""
    reading = read_words(payload, name)
    secrecy.refuse_secret(
        reading.text, margins=reading.margins, boxes=reading.boxes, page_starts=reading.page_starts, name=name
    )
    persons.refuse_person_list("\n".join([reading.text, *reading.boxes]))
    return reading


def read_words(payload: bytes, name: str) -> Reading:
    """The words of a document as they stand, for callers who ask the two questions themselves."""
    kind = kind_of(name)
    if kind not in READERS:
        raise Unreadable("scan")
    options: dict[str, Any] = {"name": name}
    if kind == "doc":
        options |= {"program": libreoffice()}
    answer = in_child(READERS[kind], payload, **options, **_room(kind))
    return Reading(kind=kind, **answer.value)


def read_sheet(
    payload: bytes, name: str, sheet: str | None = None, *, most_rows: int = ROWS, most_columns: int = COLUMNS
) -> Sheet:
    """The rows of one sheet, the first where none is named."""
    if kind_of(name) != "xlsx":
        raise Unreadable("disguised", extension=kind_of(name), found="other")
    asked: dict[str, Any] = {"name": name, "sheet": sheet, "most_rows": most_rows, "most_columns": most_columns}
    answer = in_child("sheets:rows", payload, **asked, **_room("xlsx"))
    about = answer.value
    return Sheet(about["sheet"], about["sheets"], answer.parts[0].splitlines())


def redraw(payload: bytes, name: str) -> Picture:
    """The picture of an upload without whatever the camera wrote beside its pixels; the original is not kept."""
    answer = in_child("pictures:redraw", payload, name=name)
    content, thumbnail = answer.parts
    look = bytes.fromhex(answer.value.pop("look")) or None
    return Picture(**answer.value, content=content, thumbnail=thumbnail, look=look)


def with_pictures_redrawn(payload: bytes, name: str) -> bytes:
    """A document whose pictures are drawn anew, without what a camera wrote beside their pixels; signed as it is signed."""
    if kind_of(name) not in HOLD_PICTURES:
        return payload
    parts = in_child("media:redraw", payload, name=name).parts
    return parts[0] if parts else payload


def printed(paper: bytes) -> bytes:
    """A paper that this house wrote as .docx, as a PDF; only where LibreOffice is on the machine."""
    return in_child("old_word:as_pdf", paper, program=libreoffice(), programs=True, memory=DOC_MEMORY).parts[0]


def libreoffice() -> str:
    """Where LibreOffice is on this machine; empty where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def _room(kind: str) -> dict[str, Any]:
    """LibreOffice is a program of its own and asks for more addresses than it uses; two cells far apart end calamine."""
    if kind == "xlsx":
        return {"if_killed": "sheet_too_large"}
    return {"programs": True, "memory": DOC_MEMORY} if kind == "doc" and libreoffice() else {}
