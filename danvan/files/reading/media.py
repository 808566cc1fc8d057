"""Pictures inside a document drawn anew: what a camera wrote beside their pixels would leave with the document.

Each part of the package is known by its first bytes, whatever its name says and wherever it lies. A picture keeps its
format, its place on the page and how it lies; a drawing made of lines has no camera, and is refused where it holds such
marks all the same. A package that bears digital signatures stays as it was signed.
"""

import io
import re
import zipfile

from danvan.files.reading import archive, kinds
from danvan.files.reading.archive import MIB, Limits
from danvan.files.reading.faults import Fault
from danvan.files.reading.office import open_office
from danvan.files.reading.pictures import without_remarks

LIMITS = Limits(part=30 * MIB)
SIGNATURES = "_xmlsignatures/"
# Parts of the package itself: their words are read and judged elsewhere.
MARKUP = (".xml", ".rels")
LONGEST_MARK = 16
FORMATS = ((b"\xff\xd8\xff", "JPEG"), (b"\x89PNG", "PNG"), (b"GIF8", "GIF"), (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"))
# EXIF, XMP, and a photo written into a drawing in letters.
REMARKS = re.compile(rb"Exif\x00\x00|xmpmeta|ns\.adobe\.com/xap|data:image/(?:jpe?g|png|tiff|webp)", re.I)


def redraw(payload: bytes, name: str) -> tuple[int, list[bytes]]:
    """How many parts are no markup, and the document with the pictures among them drawn anew; nothing without any."""
    with open_office(payload, kinds.claim(payload, name), LIMITS) as opened:
        entries = opened.infolist()
        found = {entry.filename: form for entry in entries if (form := _form_of(opened, entry))}
        if not found or any(entry.filename.startswith(SIGNATURES) for entry in entries):
            return 0, []
        return len(found), [_rewritten(opened, found)]


def _form_of(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    """Which format of picture a part is, "other" for what else is no markup, nothing for markup."""
    if entry.is_dir() or entry.filename.lower().endswith(MARKUP):
        return ""
    head = archive.start_of(opened, entry, LONGEST_MARK)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    return next((form for mark, form in FORMATS if head.startswith(mark)), "other")


def _rewritten(opened: zipfile.ZipFile, found: dict[str, str]) -> bytes:
    """The package with its parts in their order; of a part's own entry only name and content stay."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in opened.infolist():
            content = archive.read(opened, entry.filename, LIMITS)
            if form := found.get(entry.filename):
                content = _plain(content, form)
            made.writestr(zipfile.ZipInfo(entry.filename), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _plain(content: bytes, form: str) -> bytes:
    if form != "other":
        return without_remarks(content, form)
    if REMARKS.search(content):
        raise Fault("picture_remarks")
    return content
