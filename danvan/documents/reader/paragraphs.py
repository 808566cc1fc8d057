"""Paragraphs: the lines put together again that a page or a copy has broken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .lines import HEADINGS, Line, Lines
from .reading import NOWHERE, Place
from .source import Source

_ENDS = ".;:!?"
_LONGEST_WRAP = 160  # a page holds fewer letters to a line; where lines are longer, each is a paragraph
_NEARLY_FULL = 0.6
_ENOUGH_MARKS = 5
_HEAD_CELLS = 12
_TIMES = re.compile(r".{0,20}(?:thời gian|thời hạn|tiến độ|hoàn thành)")
_TOO_LONG_FOR_A_NAME = 45
_SHORT_HEADING = 40  # letters: a line that the page did not break
# A line that says its part of the task over it, without a mark: "Đơn vị chủ trì: Sở Nội vụ".
_LABELLED = re.compile(
    r"(?:(?:cơ quan|đơn vị) )?(?:chủ trì|phối hợp|thực hiện|thời gian|thời hạn|tiến độ|địa điểm)\b[^:.;]{0,30}: "
)
_HANGING = re.compile(
    r"(?:,|\b(?:(?<!trực )thuộc|của|và|các|với|cho|do|tại|về|theo|số|là|trong|đến|từ|ngày|tháng|năm|hoặc|được"
    r"|những|để|bởi|trên))$"
)


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the body: where it stands, how it begins, and what hangs over it in the outline."""

    start: int
    end: int
    mark: str
    body: int
    cell: bool = False
    apart: bool = False  # a blank line stands before it
    timed: bool = False  # a cell of a table that has a column of times
    place: Place = NOWHERE
    over: tuple["Paragraph", ...] = ()  # the headings and items it stands under, outermost first
    appendix: bool = False


class Body:
    """The paragraphs of a stretch of text, and the same stretch with each paragraph on one line."""

    def __init__(self, source: Source, stretches: list[tuple[int, int, bool]]):
        self.source = source
        self.paragraphs: list[Paragraph] = []
        for start, end, appendix in stretches:
            for paragraph in _joined(Lines(source, start, end)):
                paragraph.appendix = appendix
                self.paragraphs.append(paragraph)
        self._mark_timed()

    def _mark_timed(self) -> None:
        """Marks the cells of each table whose head names a column of times."""
        count, timed = 0, False
        for paragraph in self.paragraphs:
            if not paragraph.cell or paragraph.apart:
                count, timed = 0, False
            count += paragraph.cell
            timed = timed or (count <= _HEAD_CELLS and bool(_TIMES.match(self.flat, paragraph.start, paragraph.end)))
            paragraph.timed = timed and paragraph.cell

    @cached_property
    def flat(self) -> str:
        """`low` with a paragraph on each line and nothing else; every letter keeps its place."""
        low, pieces, at = self.source.low, [], 0
        for paragraph in self.paragraphs:
            pieces.append("\n" * (paragraph.start - at))
            pieces.append(low[paragraph.start : paragraph.end].replace("\n", " ").replace("|", " "))
            at = paragraph.end
        return "".join(pieces)

    def words(self, paragraph: Paragraph) -> str:
        """The paragraph's words without its mark, in small letters."""
        return self.flat[paragraph.body : paragraph.end]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text is broken: the letters a line holds, and whether blank lines stand between all paragraphs."""

    width: int
    spaced: bool

    @property
    def wrapped(self) -> bool:
        return self.width <= _LONGEST_WRAP

    def nearly_full(self, line: Line, share: float = _NEARLY_FULL) -> bool:
        return self.wrapped and line.end - line.start >= share * self.width


def _layout(lines: list[Line]) -> Layout:
    lengths = sorted(line.end - line.start for line in lines if line.end > line.start)
    marked = [before.start == before.end for before, line in pairwise(lines) if line.mark and not line.cell]
    spaced = len(marked) >= _ENOUGH_MARKS and sum(marked) >= 0.9 * len(marked)
    return Layout(lengths[int(len(lengths) * 0.9)] if lengths else 0, spaced)


def _joined(lines: Lines) -> Iterator[Paragraph]:
    layout = _layout(lines.all)
    current: Paragraph | None = None
    last: Line | None = None
    gap = wall = blank = True
    for line, following in zip(lines.all, [*lines.all[1:], None], strict=True):
        if line.start == line.end or line.wall:
            gap, wall, blank = True, wall or line.wall, blank or not line.cell
            continue
        if current and last and not wall and _continues(lines, last, line, following, gap, layout, current):
            current.end = line.end
        else:
            if current:
                yield current
            current = Paragraph(line.start, line.end, line.mark, line.body, line.cell, blank)
        last, gap, wall, blank = line, False, False, False
    if current:
        yield current


def _continues(
    lines: Lines, last: Line, line: Line, following: Line | None, gap: bool, layout: Layout, current: Paragraph
) -> bool:
    """Whether the line belongs to the paragraph that the line before it stands in."""
    before, first = lines.text(last), lines.text(line)[0]
    ended = before[-1] in _ENDS
    if first.isupper() and _LABELLED.match(lines.source.low, line.start, line.end):
        return False
    if line.mark:
        return not gap and not ended and _is_broken_dash(before, line, lines)
    if gap:
        return not ended and (first.islower() or first.isdigit()) and not before.isupper()
    if (
        first.islower()
        or before.count("(") > before.count(")")
        or _HANGING.search(before[-12:].lower())
        or (before.isupper() and lines.text(line).isupper() and not ended)
    ):
        return True
    if current.mark in HEADINGS and before.isupper() and current.start == last.start:
        return False
    if layout.spaced and layout.wrapped and not line.cell:
        return True
    if ended:
        return before[-1] != ":" and layout.nearly_full(last, 0.8)
    if layout.nearly_full(last) or (first.isdigit() and layout.wrapped) or _is_mid_sentence(current, last, layout):
        return True
    if last.end - last.start < _SHORT_HEADING and lines.text(line).endswith("."):
        return False
    return layout.wrapped and _is_end_of_heading(current, last, following)


def _is_mid_sentence(current: Paragraph, last: Line, layout: Layout) -> bool:
    """A line that stops without a stop, and is no heading: the copy broke it early."""
    is_heading = current.mark in HEADINGS and current.start == last.start
    return layout.wrapped and not is_heading and last.end - last.start >= _TOO_LONG_FOR_A_NAME


def _is_broken_dash(before: str, line: Line, lines: Lines) -> bool:
    """A line broken before a dash inside a sentence: "giai đoạn 2026" / "- 2030", "chính trị" / "- xã hội"."""
    if line.mark != "dash" or not before[-1].isalnum():
        return False
    rest = lines.source.plain[line.body : line.end].lstrip()
    if (before[-4:].isdigit() and rest[:4].isdigit()) or (rest[:1].islower() and len(before) > 40):
        return True
    return before.count("“") > before.count("”")


def _is_end_of_heading(current: Paragraph, last: Line, following: Line | None) -> bool:
    """A short last line of a heading that was broken before a name."""
    alone = following is None or following.start == following.end or following.wall or bool(following.mark)
    return current.mark in HEADINGS and current.start == last.start and alone
