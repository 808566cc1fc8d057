"""The numbers Word writes by itself before a paragraph: "I.", "1.2.", "a)", "-". They are nowhere in the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from danvan.files.reading.fonts import is_pictograph
from danvan.files.reading.markup import attribute, child, local
from danvan.files.reading.word.styles import whole

LEVELS = 9
ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
)
ROMAN += ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LARGEST_ROMAN = 4_999


@dataclass(frozen=True)
class Level:
    """One level of a list: how it counts and what it writes around the number."""

    start: int
    form: str
    pattern: str


BULLET = Level(1, "bullet", "-")


class Numbering:
    """Counts through a document's lists as its paragraphs come by."""

    def __init__(self, root: Element | None) -> None:
        abstract = {attribute(each, "abstractNumId"): each for each in root or () if local(each) == "abstractNum"}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        for each in root or ():
            if local(each) == "num":
                self._take(each, abstract)

    def label(self, number: str, depth: int) -> str:
        """What stands before the next paragraph of this list at this level."""
        if number not in self._lists or depth >= LEVELS:
            return ""
        family, levels = self._lists[number]
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(family, {})
        restart = self._restarts.pop((number, depth), None)
        counts[depth] = restart if restart is not None else counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return _written(level, levels, counts)

    def _take(self, element: Element, abstract: dict[str, Element]) -> None:
        number, family = attribute(element, "numId"), attribute(child(element, "abstractNumId"), "val")
        levels = dict(_levels(abstract.get(family, ())))
        for override in element:
            if local(override) == "lvlOverride":
                depth = whole(attribute(override, "ilvl"))
                levels |= dict(_levels(override))
                if (start := child(override, "startOverride")) is not None:
                    self._restarts[number, depth] = whole(attribute(start, "val"), 1)
        self._lists[number] = (family, levels)


def _levels(parent: Iterable[Element]) -> Iterable[tuple[int, Level]]:
    for each in parent:
        if local(each) == "lvl":
            yield whole(attribute(each, "ilvl")), _level(each)


def _level(element: Element) -> Level:
    form = attribute(child(element, "numFmt"), "val", "decimal")
    pattern = attribute(child(element, "lvlText"), "val")
    start = whole(attribute(child(element, "start"), "val"), 1)
    if form != "bullet":
        return Level(start, form, pattern)
    font = attribute(child(element, "rPr", "rFonts"), "ascii")
    is_picture = is_pictograph(font) or any(0xE000 <= ord(letter) <= 0xF8FF for letter in pattern)
    return BULLET if is_picture else Level(start, form, pattern)


def _written(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if level.form in ("bullet", "none"):
        return level.pattern
    text = level.pattern
    for depth in range(LEVELS):
        if f"%{depth + 1}" in text:
            at = levels.get(depth, level)
            text = text.replace(f"%{depth + 1}", numeral(counts.get(depth, at.start), at.form))
    return text


def numeral(number: int, form: str) -> str:
    """A number in one of the ways lists count."""
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 4 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("upperRoman", "lowerRoman") and 0 < number <= LARGEST_ROMAN:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
