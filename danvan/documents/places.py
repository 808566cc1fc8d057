"""Places in a text: finding a sentence again however its lines were broken, and showing broken lines as they were meant."""

import re

LONGEST = 2000
# A line this long was ended by the page's edge, not by its writer.
FULL = 55
_BEGINS = re.compile(r"[ \t]*(?:[-+*•–—·|]|\(?[0-9a-zđ]{1,3}[.)/]|[IVXLC]{1,6}[.)/]|\d+(?:\.\d+)+)")
_ENDED = (".", ";", ":", "!", "?", "|", "/.", "…")


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Where the text says these words, whatever stands between them by way of blanks and line ends; the first time."""
    parts = words.split()
    if not parts or len(words) > LONGEST:
        return None
    found = re.search(r"\s+".join(map(re.escape, parts)), text)
    return (found.start(), found.end()) if found else None


def flowing(text: str) -> str:
    """The text with lines joined that only the page had broken; every letter stays at its place."""
    lines = text.split("\n")
    joints = [" " if _goes_on(line, after) else "\n" for line, after in zip(lines, lines[1:], strict=False)]
    return "".join(part for pair in zip(lines, [*joints, ""], strict=True) for part in pair)


def _goes_on(line: str, after: str) -> bool:
    said, follows = line.strip(), after.lstrip()
    if not said or not follows or _BEGINS.match(after):
        return False
    if follows[0].islower():
        return True
    return len(said) >= FULL and not said.endswith(_ENDED) and not follows.isupper()
