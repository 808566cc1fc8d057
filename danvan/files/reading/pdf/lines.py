"""Pieces put in the order a person reads them: line by line, and where two columns stand side by side, the left first."""

from dataclasses import dataclass, field

from danvan.files.reading.pages import BLOCK
from danvan.files.reading.pdf.letters import Piece

# Points that must stay free between two columns, and lines that must show both.
GUTTER, SPLIT_LINES = 6.0, 2
# In heights of a line: what follows further below no longer belongs to the columns.
FAR_BELOW = 3.0


@dataclass
class Line:
    """Pieces side by side, from left to right."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(piece.text.strip() for piece in self.pieces)

    @property
    def middle(self) -> float:
        return self.pieces[0].middle

    @property
    def height(self) -> float:
        return max(piece.height for piece in self.pieces)


def lines_of(pieces: list[Piece]) -> list[Line]:
    """The visual lines from the top down."""
    lines: list[Line] = []
    for piece in sorted(pieces, key=lambda each: -each.middle):
        if lines and _beside(lines[-1].pieces[0], piece):
            lines[-1].pieces.append(piece)
        else:
            lines.append(Line([piece]))
    for line in lines:
        line.pieces.sort(key=lambda each: each.left)
    return lines


def _beside(one: Piece, other: Piece) -> bool:
    """Whether two pieces share half the height of the lower one: a raised number stands beside its word."""
    return min(one.top, other.top) - max(one.bottom, other.bottom) >= min(one.height, other.height) / 2


def in_reading_order(lines: list[Line]) -> list[str]:
    """The lines' words; a stretch of two columns as the left one, a bar, the right one."""
    read: list[str] = []
    at = 0
    while at < len(lines):
        end, gutter = _columns(lines, at)
        if end > at:
            read += _side_by_side(lines[at:end], gutter)
            at = end
        else:
            read.append(lines[at].text)
            at += 1
    return read


def _columns(lines: list[Line], start: int) -> tuple[int, float]:
    """Where the two columns that begin at this line end, and a place between them; `start` where none begin."""
    for left, right in _gaps(lines[start]):
        low, high, end, split = left, right, start, 0
        while end < len(lines) and not (end > start and _is_far(lines[end - 1], lines[end])):
            free = _free(lines[end], (low + high) / 2)
            if min(high, free[1]) - max(low, free[0]) < GUTTER:
                break
            low, high = max(low, free[0]), min(high, free[1])
            split += len(_gaps(lines[end])) > 0
            end += 1
        if split >= SPLIT_LINES:
            return end, (low + high) / 2
    return start, 0.0


def _gaps(line: Line) -> list[tuple[float, float]]:
    pairs = zip(line.pieces, line.pieces[1:], strict=False)
    return [(one.right, other.left) for one, other in pairs if other.left - one.right >= GUTTER]


def _free(line: Line, place: float) -> tuple[float, float]:
    """The empty stretch of a line around a place; nothing where a word lies across it."""
    low, high = float("-inf"), float("inf")
    for piece in line.pieces:
        if piece.left < place < piece.right:
            return place, place
        if piece.right <= place:
            low = max(low, piece.right)
        else:
            high = min(high, piece.left)
    return low, high


def _is_far(above: Line, below: Line) -> bool:
    return above.middle - below.middle > FAR_BELOW * max(above.height, below.height)


def _side_by_side(lines: list[Line], gutter: float) -> list[str]:
    sides: tuple[list[str], list[str]] = ([], [])
    for line in lines:
        for is_right in (False, True):
            said = Line([piece for piece in line.pieces if (piece.left >= gutter) is is_right])
            if said.pieces:
                sides[is_right].append(said.text)
    return BLOCK.join("\n".join(side) for side in sides).split("\n")
