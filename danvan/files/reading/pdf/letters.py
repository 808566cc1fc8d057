"""The letters of a page with their places, gathered into pieces: stretches on one line without a wide gap."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from danvan.core.legacy import Encoding
from danvan.files.reading import fonts

# In heights of a letter: a wider gap may be the space between two columns.
WIDE_GAP = 0.8
FONT_NAME = 128


@dataclass
class Piece:
    """Some words of one line and the box they fill, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Letter:
    letter: str
    encoding: Encoding | None
    left: float
    right: float
    bottom: float
    top: float


def pieces(text_page: object) -> list[Piece]:
    """The pieces of a page in the order the file draws them."""
    found: list[Piece] = []
    run: list[Letter] = []
    for letter in _letters(text_page):
        if run and _breaks(run[-1], letter):
            found.append(_piece(run))
            run = []
        run.append(letter)
    if run:
        found.append(_piece(run))
    return [piece for piece in found if piece.text.strip()]


def _letters(text_page: object) -> Iterator[Letter]:
    box, name, flags = pdfium.FS_RECTF(), ctypes.create_string_buffer(FONT_NAME), ctypes.c_int()
    for at in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, at)
        # Spaces and line ends that the library makes up have no place on the page; gaps are judged here.
        if code in (0, 10, 13) or not pdfium.FPDFText_GetLooseCharBox(text_page, at, box):
            continue
        pdfium.FPDFText_GetFontInfo(text_page, at, name, FONT_NAME, flags)
        font = name.value.decode("utf-8", "replace").rpartition("+")[2]
        yield Letter(chr(code), fonts.encoding_of(font), box.left, box.right, box.bottom, box.top)


def _breaks(before: Letter, letter: Letter) -> bool:
    height = max(before.top - before.bottom, 1.0)
    apart = abs((before.top + before.bottom) - (letter.top + letter.bottom)) / 2
    gap = letter.left - before.right
    return apart > height / 2 or gap > WIDE_GAP * height or gap < -2 * height


def _piece(run: list[Letter]) -> Piece:
    return Piece(
        _words(run),
        min(letter.left for letter in run),
        max(letter.right for letter in run),
        min(letter.bottom for letter in run),
        max(letter.top for letter in run),
    )


def _words(run: list[Letter]) -> str:
    """The letters as words: a gap without a space is a space, in most typefaces wider than a fifth of the height."""
    words, stretch, encoding, before = "", "", run[0].encoding, run[0]
    for letter in run:
        gap = letter.left - before.right
        space = gap > 0.2 * max(before.top - before.bottom, 1.0) and not before.letter.isspace()
        if letter.encoding != encoding:
            words, stretch, encoding = words + fonts.decode(stretch, encoding), "", letter.encoding
        stretch += (" " if space and not letter.letter.isspace() else "") + letter.letter
        before = letter
    return words + fonts.decode(stretch, encoding)
