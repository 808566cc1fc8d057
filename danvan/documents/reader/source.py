"""The text as the patterns see it, with the way back to the text as it was given.

`low` and `plain` are one character for one character: small letters, NFC, the tone where today's spelling puts it, one kind
of space, dash and bullet. Whatever is found in them is shown in the original through `original()`.
"""

import re
import unicodedata
from bisect import bisect_right

from .reading import Span

_BLANKS = "\r*#_\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u25cf\u25aa\u25a0\u2023\u00b7\uf02d\uf0b7\uf0a7\uff0d"
_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_ALIKE = {
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    "Ð": "Đ",
    "Ɖ": "Đ",
    "ð": "đ",
    "ɖ": "đ",
    "\uff1a": ":",
    "\u2502": "|",
    "İ": "I",  # the only letter whose small form is longer than itself
}
# What takes no place on the page, and letters whose marks stand apart (at most eight: a heap of them costs its square).
_UNLIKE = re.compile(
    r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+|\\(?=[-.()+*#_|])|[^\W\d_][\u0300-\u036f]{1,8}"
)
_SUSPECT = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\\\u0300-\u036f]")
# A star before a word is a bullet; elsewhere it is an ornament, or a page's mark of bold letters.
_STAR = re.compile(r"^([ \t|]*)\*(?=[ \t]+[^\s*|])", re.MULTILINE)
_OLD_TONE = re.compile(r"[ou][àáảãạèéẻẽẹýỳỷỹỵ](?!\w)(?<!qu.)")
_OLD = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ"
_NEW = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy"
_MODERN = {_OLD[at : at + 2]: _NEW[at : at + 2] for at in range(0, len(_OLD), 2)}


class Source:
    """One document's text in its two forms."""

    def __init__(self, text: str):
        self.text = text
        self._places: list[int] = [0]
        self._shifts: list[int] = [0]
        self.plain = _alike(self._one_for_one(text))
        self.low = _OLD_TONE.sub(lambda found: _MODERN.get(found[0], found[0]), self.plain.lower())

    def original(self, start: int, end: int) -> Span:
        """The same place in the text as it was given, without blanks at its ends."""
        while start < end and self.plain[start].isspace():
            start += 1
        while end > start and self.plain[end - 1].isspace():
            end -= 1
        return Span(start + self._shift(start), end + self._shift(end))

    def words(self, start: int, end: int) -> str:
        """What stands there, on one line."""
        return " ".join(self.plain[start:end].replace("|", " ").split())

    def _shift(self, place: int) -> int:
        return self._shifts[bisect_right(self._places, place) - 1]

    def _one_for_one(self, text: str) -> str:
        if "\n" not in text:
            text = text.replace("\r", "\n")
        if not _SUSPECT.search(text):
            return text
        pieces, at, length = [], 0, 0
        for found in _UNLIKE.finditer(text):
            letter = _composed(found[0])
            pieces += [text[at : found.start()], letter]
            length += found.start() - at + len(letter)
            at = found.end()
            self._places.append(length)
            self._shifts.append(at - length)
        return "".join([*pieces, text[at:]])


def _alike(text: str) -> str:
    if "*" in text:
        text = _STAR.sub(r"\1-", text)
    # `str.translate` with a mapping takes ten times as long on Vietnamese text.
    for letter, plain in _ALIKE.items():
        if letter in text:
            text = text.replace(letter, plain)
    return text


def _composed(found: str) -> str:
    return unicodedata.normalize("NFC", found) if found[0].isalpha() else ""
