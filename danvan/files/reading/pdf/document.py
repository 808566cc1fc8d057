"""The whole document, page by page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from danvan.files.reading.faults import Fault
from danvan.files.reading.kinds import claim
from danvan.files.reading.pages import Reading, tidy
from danvan.files.reading.pdf.grids import Grid, grids_of, joined
from danvan.files.reading.pdf.letters import Piece, pieces
from danvan.files.reading.pdf.lines import in_reading_order, lines_of

MOST_PAGES = 500
PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*")
# Fewer letters a page than a letterhead has: what is to be seen there is a picture.
FEW_LETTERS = 20
LARGEST_SHARE_UNKNOWN = 0.2


@dataclass
class Part:
    """A stretch of lines, or a ruled table, in its place on a page."""

    page: int
    lines: list[str]
    grid: Grid | None = None


def read(payload: bytes, name: str) -> dict[str, Any]:
    """The text of a .pdf; one that is only pictures of pages is refused as a scan."""
    claim(payload, name)
    document = _open(payload)
    parts = [part for at in range(len(document)) for part in _parts(document[at], at)]
    text, starts = _put_together(parts)
    _refuse_unreadable(text, document)
    return Reading(text, page_starts=starts).answer()


def _open(payload: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(payload)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise Fault("password") from error
        raise Fault("damaged") from error
    if not len(document):
        raise Fault("damaged")
    if len(document) > MOST_PAGES:
        raise Fault("too_large_inside")
    return document


def _parts(page: pdfium.PdfPage, at: int) -> Iterator[Part]:
    """The page from the top down: text, then a table, then the text below it."""
    # The library frees a page of text with the last name for it, whoever still holds its address.
    words = page.get_textpage()
    rest, grids = pieces(words.raw), grids_of(page.raw)
    for grid in grids:
        grid.pieces = [piece for piece in rest if grid.box.holds(piece)]
        rest = [piece for piece in rest if not grid.box.holds(piece)]
    rest = _without_page_number(rest)
    for grid in grids:
        above = [piece for piece in rest if piece.middle > grid.box.top]
        rest = [piece for piece in rest if piece.middle <= grid.box.top]
        yield from _words(at, above)
        if grid.pieces:
            yield Part(at, [], grid)
    yield from _words(at, rest)


def _words(at: int, held: list[Piece]) -> Iterator[Part]:
    if held:
        yield Part(at, in_reading_order(lines_of(held)))


def _without_page_number(held: list[Piece]) -> list[Piece]:
    """Without the number alone at the top or the bottom of a page, which would cut a sentence in two."""
    lines = lines_of(held)
    for edge in (0, -1):
        if lines and PAGE_NUMBER.fullmatch(lines[edge].text):
            lines.pop(edge)
    return [piece for line in lines for piece in line.pieces]


def _put_together(parts: list[Part]) -> tuple[str, list[int]]:
    """The text, and where in it each page starts; a table goes on where the last page broke it off."""
    starts: list[int] = []
    text, at = "", 0
    while at < len(parts):
        starts += [len(text)] * (parts[at].page + 1 - len(starts))
        end = at + 1
        grid = parts[at].grid
        while grid and end < len(parts) and _goes_on(grid, parts[end - 1], parts[end]):
            end += 1
        lines = joined([part.grid.cells() for part in parts[at:end] if part.grid]) if grid else parts[at].lines
        text += tidy("\n".join(lines)) + "\n"
        at = end
    return text, starts


def _goes_on(grid: Grid, before: Part, part: Part) -> bool:
    return part.grid is not None and part.page == before.page + 1 and grid.is_like(part.grid)


def _refuse_unreadable(text: str, document: pdfium.PdfDocument) -> None:
    """Pages without letters are a scan; letters drawn that nobody can name are something else."""
    seen = [letter for letter in text if not letter.isspace() and letter != "|"]
    looked_at = range(min(len(document), 5))
    few = FEW_LETTERS * len(looked_at)
    if sum(map(str.isalnum, seen)) < few:
        drawn = sum(document[at].get_textpage().count_chars() for at in looked_at)
        raise Fault("garbled" if drawn >= few else "scan")
    unknown = sum(letter == "\ufffd" or 0xE000 <= ord(letter) <= 0xF8FF for letter in seen)
    if unknown > LARGEST_SHARE_UNKNOWN * len(seen):
        raise Fault("garbled")
