"""Sentences inside a paragraph, found once and asked for often."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from .paragraphs import Body, Paragraph

_STOP = re.compile(r"[.;!?…](?<!\b[a-zđ]\.)(?<!\btp\.)(?<!\btt\.)(?<!\bvp\.)[”\")]?\s+")
_LONGEST = 1500  # no clause is longer; what does not end is cut, so that looking at each figure in it stays cheap


class Sentences:
    """The stretches between full stops and semicolons."""

    def __init__(self, body: Body):
        self.body = body
        self._starts: dict[int, list[int]] = {}

    def around(self, paragraph: Paragraph, at: int) -> tuple[int, int]:
        """The sentence of the paragraph that holds the place."""
        starts = self._of(paragraph)
        number = max(bisect_right(starts, at), 1)
        return starts[number - 1], starts[number] if number < len(starts) else paragraph.end

    def _of(self, paragraph: Paragraph) -> list[int]:
        if paragraph.start not in self._starts:
            stops = _STOP.finditer(self.body.flat, paragraph.body, paragraph.end)
            starts = [paragraph.body, *(stop.end() for stop in stops), paragraph.end]
            self._starts[paragraph.start] = [at for start, end in pairwise(starts) for at in self._cut(start, end)]
        return self._starts[paragraph.start]

    def _cut(self, start: int, end: int) -> Iterator[int]:
        yield start
        while end - start > _LONGEST:
            start = self.body.flat.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
            yield start
