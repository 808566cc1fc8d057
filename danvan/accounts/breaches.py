"""Passwords that were stolen elsewhere and stand in lists by now, which is where guessing begins.

The list is a file of the office's (`DANVAN_BREACHED`): a SHA-1 in capitals, a colon and a count on each line, in order, as
haveibeenpwned's downloader writes it. It may have a thousand million lines; about forty are looked at. Nobody is asked
outside the house.
"""

import hashlib
import mmap
from pathlib import Path

DIGITS = 40


def is_breached(password: str, stolen: Path) -> bool:
    """Whether the list holds this password."""
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with stolen.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
        return _stands_in(lines, wanted)


def _stands_in(lines: mmap.mmap, wanted: bytes) -> bool:
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start, end = lines.rfind(b"\n", low, middle) + 1 or low, lines.find(b"\n", middle)
        found = lines[start : start + DIGITS]
        if found == wanted:
            return True
        if found < wanted:
            low = end + 1 if end >= 0 else high
        else:
            high = start
    return False
