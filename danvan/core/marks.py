"""A document's text cut along its marks, for showing: who may read the text may read the marks."""

import heapq
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A span [start, end) of the text; `kind` is its class on the page: target, task, deadline, basis."""

    start: int
    end: int
    kind: str
    id: str


@dataclass(frozen=True)
class Piece:
    """A run of text under one mark, or under none (`kind` is ""). Only a mark's first piece carries its `id`."""

    text: str
    kind: str = ""
    id: str = ""
    of: str = ""


def marked(text: str, marks: Iterable[Mark]) -> list[list[Piece]]:
    """The paragraphs of the text, each in pieces. Where marks overlap the innermost shows: what begins last, then what
    ends first. Marks that reach beyond the text are cut to it; n log n in their number.
    """
    spans = [(max(mark.start, 0), min(mark.end, len(text)), mark) for mark in marks]
    spans = sorted((span for span in spans if span[0] < span[1]), key=lambda span: span[0])
    paragraphs: list[list[Piece]] = [[]]
    begun: set[str] = set()
    for start, end, mark in _runs(len(text), spans):
        for number, line in enumerate(text[start:end].split("\n")):
            if number:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(_piece(line, mark, begun))
    return [pieces for pieces in paragraphs if pieces]


def _piece(line: str, mark: Mark | None, begun: set[str]) -> Piece:
    if mark is None:
        return Piece(line)
    first = mark.id not in begun
    begun.add(mark.id)
    return Piece(line, mark.kind, mark.id if first else "", mark.id)


def _runs(length: int, spans: Sequence[tuple[int, int, Mark]]) -> Iterable[tuple[int, int, Mark | None]]:
    """The text from edge to edge, each run with the innermost mark over it."""
    edges = sorted({0, length, *(edge for start, end, _mark in spans for edge in (start, end))})
    over: list[tuple[int, int, int]] = []
    coming = 0
    for edge, following in itertools.pairwise(edges):
        while coming < len(spans) and spans[coming][0] == edge:
            heapq.heappush(over, (-edge, spans[coming][1], coming))
            coming += 1
        while over and over[0][1] <= edge:
            heapq.heappop(over)
        yield edge, following, spans[over[0][2]][2] if over else None
