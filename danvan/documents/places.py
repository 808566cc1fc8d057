"""Places in a text: finding a sentence again however its lines were broken, and showing broken lines as they were meant."""

import itertools
import re
from collections.abc import Iterable, Iterator

LONGEST = 2000
# A line this long was ended by the page's edge, not by its writer.
FULL = 55
_BEGINS = re.compile(
    r"[ \t]*(?:[-+*•–—·|](?![\d-])|\(?[0-9a-zđ]{1,3}(?:[.)](?!\d)|/(?=\s))|[IVXLC]{1,6}[.)/]|\d+(?:\.\d+)+[.)]?\s+[^\W\d])"
)
# What only parts the cells of a page that was copied, or underlines its heading.
_ORNAMENT = re.compile(r"[ \t]*(?:\||[-_=~*]{3,}[-_=~* ]*)[ \t]*")
_ENDED = (".", ";", ":", "!", "?", "|", "/.", "…")


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Where the text says these words, whatever stands between them by way of blanks and line ends; the first time."""
    parts = words.split()
    if not parts or len(words) > LONGEST:
        return None
    found = re.search(r"\s+".join(map(re.escape, parts)), text)
    return (found.start(), found.end()) if found else None


def flowing(text: str, spans: Iterable[tuple[int, int]] = ()) -> str:
    """The text with lines joined that only the page had broken, and without the page's rules; every letter stays at its
    place. What breaks within one of the spans of sentences was broken by the page too.
    """
    inside = {at for start, end in spans for at in _breaks(text, start, end)}
    lines = [" " * len(line) if _ORNAMENT.fullmatch(line) else line for line in text.split("\n")]
    joints, at = [], -1
    for line, after in itertools.pairwise(lines):
        at += len(line) + 1
        joints.append(" " if _goes_on(line, after, at in inside) else "\n")
    return "".join(part for pair in zip(lines, [*joints, ""], strict=True) for part in pair)


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find("\n", start, end)
    while at >= 0:
        yield at
        at = text.find("\n", at + 1, end)


def _goes_on(line: str, after: str, in_a_sentence: bool) -> bool:
    said, follows = line.strip(), after.lstrip()
    if not said or not follows or _BEGINS.match(after):
        return False
    if follows[0].islower() or said.endswith(",") or in_a_sentence:
        return True
    return len(said) >= FULL and not said.endswith(_ENDED) and not follows.isupper()
