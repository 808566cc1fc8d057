"""Finding a sentence again in its text, however its lines were broken."""

import re

LONGEST = 2000


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Where the text says these words, whatever stands between them by way of blanks and line ends; the first time."""
    parts = words.split()
    if not parts or len(words) > LONGEST:
        return None
    found = re.search(r"\s+".join(map(re.escape, parts)), text)
    return (found.start(), found.end()) if found else None
