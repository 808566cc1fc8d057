"""Reading a plan, against one pass of a line pattern and four extractors over its lines, which reads almost nothing."""

import re
from collections.abc import Iterator

from bench.plan import text_of
from bench.versus import Line, at_most, versus
from danvan.documents.reader import read

NEEDS_DATABASE = False
SIZE = 26_000

LINE = re.compile(
    r"^\s*(?:(?P<dash>[-–+•])|(?P<roman>[IVX]+)\.|(?P<number>\d+(?:\.\d+)*)\.?|(?P<letter>[a-zđ])\))\s+(?P<rest>.+)$"
)
DEPTHS = ("roman", "number", "letter", "dash")
EXTRACTORS = (
    re.compile(r"(\d+(?:,\d+)?)\s*%"),
    re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?"),
    re.compile(r"\d+[-/][A-ZĐ]{2,}(?:[-/][A-ZĐ]+)*"),
    re.compile(r"(?:trước|đến|chậm nhất|trong)\s+(?:ngày|tháng|quý)\s+\S+"),
)


def compare() -> Iterator[Line]:
    text, long = text_of(SIZE), text_of(10 * SIZE)
    yield versus("reading-a-plan", lambda: read(text), lambda: one_pass(text), at_most(15))
    yield versus("reading-ten-times-the-text", lambda: read(long), lambda: read(text), at_most(12))


def one_pass(text: str) -> list[tuple[str, list[str]]]:
    """Each line with its place in the outline and what the extractors find in it."""
    stack: list[str] = []
    found = []
    for line in text.splitlines():
        match = LINE.match(line)
        if match:
            kind = next(at for at, name in enumerate(DEPTHS) if match[name])
            stack = [*stack[:kind], line[:20]]
        found.append(("/".join(stack), [hit.group() for extractor in EXTRACTORS for hit in extractor.finditer(line)]))
    return found
