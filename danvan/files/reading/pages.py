"""What reading a document yields: the text in reading order, and apart from it what stands in margins and boxes."""

import unicodedata
from dataclasses import asdict, dataclass, field
from typing import Any

from danvan.files.reading.faults import Fault

LONGEST = 4_000_000
# A table's row is one line; a cell that is a block of lines (a letterhead, a signature) stands between two bars.
CELL, BLOCK = " | ", "\n|\n"


@dataclass
class Reading:
    """A document's words: `text`; `margins` = headers and footers; `boxes` = text boxes, which stamps often are."""

    text: str
    margins: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)

    def answer(self) -> dict[str, Any]:
        """As JSON, in composed letters; a document without any letter is refused."""
        if not any(map(str.isalnum, self.text)) and not any(map(str.isalnum, "".join(self.boxes))):
            raise Fault("no_text")
        if len(self.text) > LONGEST:
            raise Fault("too_large_inside")
        return asdict(self)


def tidy(text: str) -> str:
    """Composed letters, plain spaces and line ends, no invisible characters."""
    if text.isprintable():
        # Most cells of a workbook: nothing in them could need more, and there are a million of them.
        return unicodedata.normalize("NFC", text)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.translate(INVISIBLE)


INVISIBLE = {
    **dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F], None),
    **dict.fromkeys(
        [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], None
    ),
    **dict.fromkeys([0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F], " "),
    **dict.fromkeys([0x0B, 0x0C, 0x2028, 0x2029, 0x85], "\n"),
}


def row(cells: list[str]) -> str:
    """One row of a table as one line; empty cells keep their place."""
    return CELL.join(" ".join(cell.split()) for cell in cells).rstrip()
