"""Ruled tables: the lines drawn on a page, gathered into grids, and the pieces that stand in their cells."""

import ctypes
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from danvan.files.reading.pages import row
from danvan.files.reading.pdf.letters import Piece
from danvan.files.reading.pdf.lines import lines_of

# Points: thinner is a rule, closer is the same rule.
THIN, NEAR = 3.0, 3.0
MOST_RULES = 1_500
PATH = 2


@dataclass
class Box:
    left: float
    bottom: float
    right: float
    top: float

    def touches(self, other: "Box") -> bool:
        return (
            self.left <= other.right + NEAR
            and other.left <= self.right + NEAR
            and self.bottom <= other.top + NEAR
            and other.bottom <= self.top + NEAR
        )

    def around(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def holds(self, piece: Piece) -> bool:
        middle = (piece.left + piece.right) / 2
        return self.left <= middle <= self.right and self.bottom <= piece.middle <= self.top


@dataclass
class Grid:
    """A ruled table: `columns` and `rows` are the places of its rules, `rows` from the top down."""

    box: Box
    columns: list[float]
    rows: list[float]
    pieces: list[Piece] = field(default_factory=list)

    def cells(self) -> list[list[str]]:
        """The words by row and column; rows without any word are left out."""
        held: dict[tuple[int, int], list[Piece]] = {}
        for piece in self.pieces:
            down = sum(piece.middle < place for place in self.rows[1:-1])
            across = sum((piece.left + piece.right) / 2 > place for place in self.columns[1:-1])
            held.setdefault((down, across), []).append(piece)
        width = len(self.columns) - 1
        table = [[_said(held.get((down, at), [])) for at in range(width)] for down in range(len(self.rows) - 1)]
        return [cells for cells in table if any(cells)]

    def is_like(self, other: "Grid") -> bool:
        """Whether the other table's columns stand where this one's do."""
        return len(self.columns) == len(other.columns) and all(
            abs(one - two) <= 2 * NEAR for one, two in zip(self.columns, other.columns, strict=True)
        )


def grids_of(page: object) -> list[Grid]:
    """The ruled tables of a page from the top down: at least two columns, closed above and below."""
    grids = []
    for rules in _gathered(_rules(page)):
        columns = _places(each.left for each in rules if each.right - each.left < THIN)
        rows = _places(each.bottom for each in rules if each.top - each.bottom < THIN)
        if len(columns) > 2 and len(rows) > 1:
            box = rules[0]
            for each in rules:
                box = box.around(each)
            grids.append(Grid(box, columns, rows[::-1]))
    return sorted(grids, key=lambda grid: -grid.box.top)


def joined(tables: list[list[list[str]]]) -> list[str]:
    """One table from its parts on several pages: its heading once, and a row that a page cut in two made whole."""
    rows: list[list[str]] = []
    for part in tables:
        fresh = part[1:] if rows and part and part[0] == tables[0][0] else part
        if rows and fresh and not fresh[0][0] and any(fresh[0]):
            rows[-1] = [f"{one} {two}".strip() for one, two in zip(rows[-1], fresh[0], strict=True)]
            fresh = fresh[1:]
        rows += fresh
    return [row(cells) for cells in rows]


def _rules(page: object) -> list[Box]:
    rules: list[Box] = []
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(drawn) != PATH:
            continue
        if len(rules) > MOST_RULES:
            return []
        rules += _edges(drawn)
    return rules


def _edges(drawn: object) -> list[Box]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return []
    box = Box(left.value, bottom.value, right.value, top.value)
    wide, high = box.right - box.left >= THIN, box.top - box.bottom >= THIN
    if wide != high:
        return [box]
    if not wide:
        return []
    # A box drawn in one stroke is four rules.
    return [
        Box(box.left, box.bottom, box.right, box.bottom),
        Box(box.left, box.top, box.right, box.top),
        Box(box.left, box.bottom, box.left, box.top),
        Box(box.right, box.bottom, box.right, box.top),
    ]


def _gathered(rules: list[Box]) -> list[list[Box]]:
    """Rules that touch, directly or through others."""
    groups: list[tuple[Box, list[Box]]] = []
    for rule in rules:
        touching = [group for group in groups if group[0].touches(rule)]
        groups = [group for group in groups if not group[0].touches(rule)]
        box, members = rule, [rule]
        for around, others in touching:
            box, members = box.around(around), members + others
        groups.append((box, members))
    return [members for _, members in groups]


def _places(values: object) -> list[float]:
    places: list[float] = []
    for value in sorted(values):  # type: ignore[call-overload]
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def _said(pieces: list[Piece]) -> str:
    return " ".join(line.text for line in lines_of(pieces))
