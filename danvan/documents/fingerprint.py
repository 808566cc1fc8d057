"""Which reader this house has: a mark of the reader's own text, so that a changed one is noticed without being told."""

import hashlib
from functools import cache
from pathlib import Path

from danvan.documents import reader


@cache
def reader_mark() -> str:
    """The same for the same reader, on every machine."""
    folder = Path(reader.__file__).parent
    parts = [path.read_bytes() for path in sorted(folder.glob("*.py"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]
