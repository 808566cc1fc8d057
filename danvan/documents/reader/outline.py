"""The outline: each paragraph's place under the headings and items that hold it, kept on one stack."""

import re
from collections.abc import Iterator

from .lines import HEADINGS, KINDS
from .paragraphs import Body, Paragraph
from .reading import Place, Section

_DEPTH = {kind: depth * 10 for depth, kind in enumerate(KINDS)}
_EDGES = " .):(-/"
_ORDINALS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "nhất": 1,
}  # fmt: skip
_TITLE_END = re.compile(r"[:;]|\.(?:\s|$)")
_LONGEST_TITLE = 220


class Outline:
    """Gives every paragraph its place and keeps the sections in order."""

    def __init__(self, body: Body):
        self.body = body
        self.sections: list[Section] = []
        self._stack: list[tuple[int, Paragraph, str]] = []
        self._intros: dict[int, Paragraph] = {}  # by the depth they stand at: "…, cụ thể như sau:"
        self._counts = {"dash": 0, "plus": 0}
        for paragraph in body.paragraphs:
            self._place(paragraph)

    def _place(self, paragraph: Paragraph) -> None:
        if paragraph.mark and not paragraph.cell:
            self._enter(paragraph)
        elif paragraph.cell:
            self._stack = [held for held in self._stack if held[1].mark in HEADINGS]
        paragraph.over = tuple(self._over(paragraph))
        paragraph.place = self._here()
        if paragraph.mark in HEADINGS and not paragraph.cell:
            self.sections.append(self._section(paragraph))

    def _over(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """Headings and items, each followed by the words that introduce what stands under it."""
        for depth, held, _ in self._stack:
            if held is not paragraph:
                yield held
            if depth in self._intros:
                yield self._intros[depth]
        if self._stack and not paragraph.mark and not paragraph.cell and self.body.flat[paragraph.end - 1] == ":":
            self._intros[self._stack[-1][0]] = paragraph

    def _enter(self, paragraph: Paragraph) -> None:
        number = self._number(paragraph)
        depth = _DEPTH[paragraph.mark] + (number.count(".") if paragraph.mark == "number" else 0)
        while self._stack and self._stack[-1][0] >= depth:
            self._intros.pop(self._stack.pop()[0], None)
        self._count(paragraph.mark)
        self._stack.append((depth, paragraph, number))

    def _count(self, mark: str) -> None:
        if mark == "plus":
            self._counts["plus"] += 1
        elif mark == "dash":
            self._counts = {"dash": self._counts["dash"] + 1, "plus": 0}
        else:
            self._counts = {"dash": 0, "plus": 0}

    def _number(self, paragraph: Paragraph) -> str:
        printed = self.body.source.plain[paragraph.start : paragraph.body].strip().strip(_EDGES)
        if paragraph.mark == "ordinal":
            return next((str(n) for word, n in _ORDINALS.items() if word in printed.lower().split()), printed)
        if paragraph.mark in ("article", "part", "chapter", "annex"):
            return " ".join(printed.split())
        return "".join(printed.split())

    def _here(self) -> Place:
        """Path "II.2.1": a number that already says what it hangs under ("2.1" under "2") is not said twice."""
        path: list[str] = []
        dash = plus = 0
        for _, held, number in self._stack:
            if held.mark == "dash":
                dash, plus = self._counts["dash"], 0
            elif held.mark == "plus":
                plus = self._counts["plus"]
            else:
                while path and number.startswith(path[-1] + "."):
                    path.pop()
                path.append(number)
        return Place(".".join(path), dash, plus)

    def _section(self, paragraph: Paragraph) -> Section:
        number = self._stack[-1][2]
        title = title_of(self.body, paragraph)
        span = self.body.source.original(paragraph.start, paragraph.end)
        return Section(paragraph.place.path, number, title, len(self._stack), span)


def title_of(body: Body, paragraph: Paragraph) -> str:
    """The heading's words: all of a short one, else up to its first stop."""
    words = body.source.words(paragraph.body, min(paragraph.end, paragraph.body + 4 * _LONGEST_TITLE)).strip(" .:")
    stop = _TITLE_END.search(words) if len(words) > _LONGEST_TITLE else None
    if stop:
        words = words[: stop.start()]
    return words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
