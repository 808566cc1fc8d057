"""Plain text: UTF-8 or UTF-16 as it says itself, else the Vietnamese code pages of before Unicode."""

import re
from typing import Any

from danvan.core import legacy
from danvan.files.reading.faults import Fault
from danvan.files.reading.kinds import claim
from danvan.files.reading.pages import Reading, tidy

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# The commonest words of any office document; whichever code page yields most of them was meant.
COMMON = re.compile(
    r"\b(?:của|và|các|là|có|được|cho|theo|về|với|những|trong|tại|người|đơn vị|công tác|thực hiện|kế hoạch)\b",
    re.IGNORECASE,
)


def read(payload: bytes, name: str) -> dict[str, Any]:
    """The text of a .txt."""
    claim(payload, name)
    return Reading(tidy(decode(payload))).answer()


def decode(payload: bytes) -> str:
    """The letters behind the bytes; raises when no code page gives Vietnamese words or plain ASCII."""
    for mark, encoding in MARKS:
        if payload.startswith(mark):
            return _strict(payload, encoding)
    if payload.isascii():
        return payload.decode("ascii")
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if not _is_latin(text):
        return text
    # Old letters that once passed through a Latin-1 editor are good UTF-8, and still not Vietnamese.
    latin = text or payload.decode("latin-1")
    readings = [text or payload.decode("cp1258", "replace"), legacy.from_tcvn3(latin), legacy.from_vni(latin)]
    best = max(readings, key=_vietnamese_words)
    if not _vietnamese_words(best):
        raise Fault("encoding")
    return best


def _strict(payload: bytes, encoding: str) -> str:
    try:
        return payload.decode(encoding)
    except UnicodeDecodeError as error:
        raise Fault("encoding") from error


def _is_latin(text: str) -> bool:
    return all(ord(letter) < 0x100 for letter in text)


def _vietnamese_words(text: str) -> int:
    return len(COMMON.findall(tidy(text[:200_000])))
