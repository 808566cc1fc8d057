"""What a file is: by its first bytes, which must agree with its name."""

from danvan.files.reading.faults import Fault

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "doc": "application/msword",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
ALIASES = {"jpeg": "jpg", "jfif": "jpg"}
PICTURES = frozenset({"jpg", "png", "webp"})

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPENINGS = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (COMPOUND, "compound"),
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"{\\rtf", "rtf"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"GIF8", "other"),
    (b"BM", "other"),
    (b"II*\x00", "other"),
    (b"MM\x00*", "other"),
    (b"Rar!", "other"),
    (b"7z\xbc\xaf", "other"),
    (b"\x1f\x8b", "other"),
)
MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<mht")
WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")


def extension(name: str) -> str:
    """The kind a file's name claims; raises when the name claims nothing or nothing we take."""
    stem, dot, ending = name.rpartition(".")
    ending = ending.strip().lower()
    if not dot or not stem or not ending:
        raise Fault("no_extension")
    kind = ALIASES.get(ending, ending)
    if kind not in MEDIA_TYPES:
        raise Fault("unsupported", extension="".join(filter(str.isalnum, ending))[:10] or "?")
    return kind


def opening(payload: bytes) -> str:
    """What the first bytes say; "txt" when they look like text of some encoding, "other" when like nothing we know."""
    if not payload.strip(b"\x00 \t\r\n"):
        raise Fault("empty")
    head = payload[:4096]
    # Readers skip what stands before these marks, so a disguise may too.
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    for mark, kind in OPENINGS:
        if bare.startswith(mark) and not (mark in (b"MZ", b"BM", b"#!") and _is_text(head)):
            return kind
    if bare.lower().startswith(MARKUP):
        return "html"
    return "txt" if head.startswith(WIDE_TEXT) or _is_text(head) else "other"


def claim(payload: bytes, name: str) -> str:
    """The kind both the name and the first bytes say; what is inside a zip is for `office` to say."""
    kind, found = extension(name), opening(payload)
    agrees = found == kind or (found == "zip" and kind in ("docx", "xlsx"))
    # A compound file is an old .doc, or an encrypted .docx or .xlsx.
    agrees = agrees or (found == "compound" and kind in ("doc", "docx", "xlsx"))
    if not agrees:
        found = "doc" if found == "compound" else found
        raise Fault("disguised", extension=kind, found=found)
    return kind


def _is_text(head: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    return controls == 0
