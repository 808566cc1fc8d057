"""How wide words stand in Times New Roman, and where a name breaks so that its lines come out even.

Word and LibreOffice break lines themselves; these widths tell how long a rule under a line has to be, and how far a long
title is indented so that no single word is left over on its last line.
"""

import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

MM_TO_A_POINT = 25.4 / 72
Face = Literal["upright", "bold", "italic"]

# Widths of the characters from space to tilde, in thousandths of the size; letters with marks are as wide as without.
# Small italic letters are wider than upright ones, capitals narrower: enough to move a break.
_UPRIGHT = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 "
    "564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 "
    "611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 "
    "722 500 500 444 480 200 480 541"
)
_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 "
    "570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 "
    "667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 "
    "722 500 500 444 394 220 394 520"
)
_ITALIC = (
    "250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 "
    "675 675 675 500 920 611 611 667 722 611 611 722 722 333 444 667 556 833 667 722 611 722 611 500 556 722 611 833 "
    "611 556 556 389 278 389 422 500 333 500 500 444 500 444 278 500 500 278 278 444 278 722 500 500 500 500 389 389 "
    "278 500 444 667 444 444 389 400 275 400 541"
)
_WIDE = 722  # what the table does not hold is taken for a capital


def _table(widths: str, horned: tuple[int, int, int], striped: tuple[int, int]) -> dict[str, int]:
    table = {chr(code): int(width) for code, width in enumerate(widths.split(), start=32)}
    return table | dict(zip("ơưƯđĐ", (*horned, *striped), strict=True)) | {"\u00a0": 250, "–": 500, "…": 1000}


_WIDTHS = {
    "upright": _table(_UPRIGHT, (529, 542, 776), (500, 722)),
    "bold": _table(_BOLD, (554, 600, 796), (556, 722)),
    # LibreOffice gives each no-break space in italics a third of the size; Word a quarter, for which there is room then.
    "italic": _table(_ITALIC, (534, 545, 754), (500, 722)) | {"\u00a0": 340},
}
_HORN = "\u031b"


def width(text: str, size: float, face: Face = "upright") -> float:
    """The width of one line, in mm."""
    return sum(_letter(letter, face) for letter in text) * size / 1000 * MM_TO_A_POINT


class Lines(NamedTuple):
    """How many lines a text takes, and how wide the widest and the last of them are, in mm."""

    many: int
    widest: float
    last: float


def even_lines(text: str, size: float, room: float, face: Face = "upright") -> Lines:
    """The text in as few lines as fit into the room, these as even as they can be."""
    # No line breaks at a no-break space, so it parts no words here.
    words = [width(word, size, face) for word in text.split(" ") if word]
    space = width(" ", size, face)
    most, least = room, max(words, default=0.0)
    fewest = len(_set(words, space, most))
    # Halving the doubt twelve times leaves less than a tenth of a millimetre of it.
    for _step in range(12):
        middle = (most + least) / 2
        most, least = (middle, least) if len(_set(words, space, middle)) <= fewest else (most, middle)
    lines = _set(words, space, most)
    return Lines(len(lines), max(lines), lines[-1])


def _set(words: list[float], space: float, room: float) -> list[float]:
    lines = [0.0]
    for word in words:
        longer = lines[-1] + space + word if lines[-1] else word
        if lines[-1] and longer > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@lru_cache(maxsize=4_000)
def _letter(letter: str, face: Face) -> int:
    apart, known = unicodedata.normalize("NFD", letter), _WIDTHS[face]
    plain = unicodedata.normalize("NFC", apart[0] + _HORN) if _HORN in apart else apart[0]
    return known.get(plain, known.get(apart[0], _WIDE))
