"""The key under which two spellings of a document's number and symbol are the same."""

import re

from danvan.core.text import nfc

_DASHES = re.compile(r"[‐‑‒–—−]")
_NOT_PART = re.compile(r"[\s\u00ad\u200b-\u200d\ufeff]+|^\s*số\s*:?", re.IGNORECASE)


def symbol_key(symbol: str) -> str:
    """`1878- QĐ/TU` and `Số 1878-qđ/tu` give one key, and so do 05/KH-UBND and 5/KH-UBND; đ and d stay two letters."""
    plain = _NOT_PART.sub("", _DASHES.sub("-", nfc(symbol)))
    return plain.casefold().lstrip("0")
