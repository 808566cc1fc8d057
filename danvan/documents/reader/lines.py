"""The text line by line: one anchored pattern says how each line begins, and so where it may stand in the outline."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .source import Source

# In the order in which one may hold the next.
KINDS = (
    "part", "annex", "chapter", "capital", "roman", "article", "ordinal", "number", "letter", "bracket", "dash", "plus",
)  # fmt: skip
HEADINGS = frozenset(KINDS[: KINDS.index("dash")])

_MARK = re.compile(
    r"""
    (?P<dash>-(?![-\d]|\s*[-|]|\s*$)|-(?=\d{1,3}(?:[.,]\d+)?\s?%))
    |(?P<plus>\+(?!\s*$)|o\s+(?=[A-ZĐ]))
    |(?P<number>[IVX]{1,4}(?:\.\d{1,2}){1,4}[-.):]?\s+(?=\D)
        |\d{1,2}(?:\s?\.\s?\d{1,2}){1,4}(?:\s?[-.):/]\s*(?=["“‘(\w])|\s+(?=["“(A-ZĐÂÊÔƠƯĂ])|[.)]?\s*$)
        |\d{1,2}\s?(?:[-.):/](?:\s*(?=["“‘(]|[^\W\d])|\s*$)|[.)]\s+(?=\d{1,3}(?:[.,]\d+)?\s?%|\d{1,3}\s[^\W\d]))
            (?![A-ZĐ]{1,5}[A-Za-zĐđ]{0,8}\s?[/-]))
    |(?P<roman>[IVX]{1,6}\s?(?:[-.):]|/(?=\s))(?!\w{1,3}[./-]))
    |(?P<letter>[a-zđ]\s?[).](?=\s)|[a-zđ]\)|[ivx]{2,4}\))
    |(?P<bracket>\(\s?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\s?\)(?=\s))
    |(?P<article>Điều\s+\d{1,3}\s?[.:])
    |(?P<part>(?:PHẦN|Phần)\s+(?:(?:THỨ|thứ|Thứ)\s+\w{2,5}|[IVX]{1,5}|[A-D]|\d)\b)
    |(?P<chapter>(?:CHƯƠNG|Chương)(?:\s+(?:[IVX]{1,5}|\d{1,2})\b|\s*$)|(?:MỤC|Mục)\s+(?:[IVX]{1,5}|\d{1,2})\s?[.:])
    |(?P<annex>PHỤ\ LỤC\b|Phụ\ lục\s*(?:[IVX]{1,5}|\d{1,2})?\s*[.:]?\s*$)
    |(?P<capital>[A-HĐ]\s?[.)-](?=\s+[A-ZĐÂÊÔƠƯĂÁÀẢÃẠÝ"“]))
    |(?P<ordinal>(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\ là\b|Thứ\ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám)\b\s?[,:.-])
    """,
    re.VERBOSE,
)
_SHELL = re.compile(r"[\s|]*")
_RULE = re.compile(r"[\s|=~.…-]*")
_LONE_NUMBER = re.compile(r"[\s-]*(\d{1,3})[\s-]*")
_LONGEST_CELL = 40  # lines
_SEGMENT = re.compile(r"[^|]+")


class Line(NamedTuple):
    """One line, or one cell of a line that is a row of a table."""

    start: int
    end: int
    mark: str  # how it begins: one of KINDS, or empty
    body: int  # where its words begin, after the mark
    cell: bool = False
    wall: bool = False  # nothing joins what stands before it to what stands after


class Lines:
    """All lines of a stretch of the text, blank ones and rules included as walls and gaps."""

    def __init__(self, source: Source, start: int, end: int):
        self.source = source
        self.all = _with_cells(list(_lines(source.plain, start, end)))

    def text(self, line: Line) -> str:
        return self.source.plain[line.start : line.end]


def _lines(plain: str, start: int, end: int) -> Iterator[Line]:
    """Page numbers that count up are left out; a line of pipes is a wall; a row of a table gives a line for each cell."""
    at, page = start, 0
    for words in plain[start:end].split("\n"):
        stop = at + len(words)
        if "|" in words:
            yield from _cells(plain, at, stop)
        elif _RULE.fullmatch(words):
            yield Line(stop, stop, "", stop, wall=bool(words.strip()))
        elif (lone := _LONE_NUMBER.fullmatch(words)) and int(lone[1]) in (page + 1, 2 if not page else 0):
            page = int(lone[1])
        else:
            yield _line(plain, at, stop)
        at = stop + 1


def _with_cells(lines: list[Line]) -> list[Line]:
    """Lines between two lone pipes are a cell; where a blank line parts them they are text after a table."""
    since: int | None = None  # the line after the last pipe, while nothing blank has come
    for at, line in enumerate(lines):
        if line.wall and line.cell:
            for inner in range(since, at) if since is not None and at - since <= _LONGEST_CELL else ():
                lines[inner] = lines[inner]._replace(cell=True)
            since = at + 1
        elif line.start == line.end:
            since = None
    return lines


def _line(plain: str, start: int, end: int, cell: bool = False) -> Line:
    first = _SHELL.match(plain, start, end).end()  # type: ignore[union-attr]
    mark = _MARK.match(plain, first, end)
    last = end
    while last > first and plain[last - 1].isspace():
        last -= 1
    if not mark:
        return Line(first, last, "", first, cell)
    return Line(first, last, mark.lastgroup or "", min(mark.end(), last), cell)


def _cells(plain: str, start: int, end: int) -> Iterator[Line]:
    yield Line(start, start, "", start, wall=True, cell=True)
    for segment in _SEGMENT.finditer(plain, start, end):
        if not _RULE.fullmatch(segment[0]):
            yield _line(plain, segment.start(), segment.end(), cell=True)
            yield Line(segment.end(), segment.end(), "", segment.end(), wall=True, cell=True)
