"""The years or months the document plans for, from its title; else from the words that issue it."""

import re

from .reading import Found
from .source import Source

_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)\s*-\s*(?P<last>(?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"năm (?P<first>(?:19|20)\d\d)(?!\d)(?! của)")
_NOT_ITS_OWN = re.compile(r"(?:nhiệm kỳ|khóa|đại hội)[^,;\d]{0,40}$")


def read(source: Source, title: Found | None, body: int) -> Found | None:
    """ "2026-2030", "2025"; None where neither title nor issuing clause has a year."""
    stretches = [(title.span.start, title.span.end)] if title and title.span else []
    issued = re.search(
        r"(?:ban hành|xây dựng)\s+(?:kế hoạch|chương trình|hướng dẫn)[^.:]{0,400}", source.low[body : body + 5000]
    )
    if issued:
        stretches.append((body + issued.start(), body + issued.end()))
    for start, end in stretches:
        for shape in (_YEARS, _YEAR):
            for found in shape.finditer(source.low, start, end):
                if not _NOT_ITS_OWN.search(source.low[start : found.start()]):
                    value = "-".join(filter(None, found.groupdict().values()))
                    return Found(value, source.original(*found.span()))
    return None
