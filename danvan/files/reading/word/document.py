"""The whole document: its body in order, its headers and footers, its text boxes."""

import re
import zipfile
from typing import Any
from xml.etree.ElementTree import Element

from danvan.files.reading import compound, kinds, markup
from danvan.files.reading.archive import Limits
from danvan.files.reading.faults import Fault
from danvan.files.reading.markup import attribute, child, local
from danvan.files.reading.office import open_office
from danvan.files.reading.pages import Reading, tidy
from danvan.files.reading.word import tables
from danvan.files.reading.word.numbering import Numbering
from danvan.files.reading.word.paragraphs import Paragraphs, refuse_dde
from danvan.files.reading.word.styles import Styles, whole

LIMITS = Limits()
MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
DEEPEST = 40


def read(payload: bytes, name: str) -> dict[str, Any]:
    """The text of a .docx."""
    if kinds.claim(payload, name) == "docx" and payload.startswith(kinds.COMPOUND):
        compound.refuse(payload, "docx")
    return read_archive(open_office(payload, "docx", LIMITS)).answer()


def read_archive(archive: zipfile.ZipFile) -> Reading:
    """The reading of an opened document."""
    root = markup.part(archive, "word/document.xml", LIMITS)
    body = child(root, "body")
    if root is None or body is None:
        raise Fault("damaged")
    refuse_dde(root)
    styles = Styles(markup.part(archive, "word/styles.xml", LIMITS))
    story = Story(styles, Numbering(markup.part(archive, "word/numbering.xml", LIMITS)))
    text = "\n".join(story.lines(body))
    return Reading(tidy(text), _margins(archive, styles), [tidy(box) for box in story.boxes])


def _margins(archive: zipfile.ZipFile, styles: Styles) -> list[str]:
    margins = []
    for name in sorted(filter(MARGIN.fullmatch, archive.namelist())):
        story = Story(styles, Numbering(None))
        root = markup.part(archive, name, LIMITS)
        margins.append(tidy("\n".join(story.lines(root)))) if root is not None else None
        margins += [tidy(box) for box in story.boxes]
    return [margin for margin in margins if margin.strip()]


class Story:
    """One run of text: the body, a header, a box. Counts its lists and gathers its boxes as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles, self.numbering = styles, numbering
        self.paragraphs = Paragraphs(styles)
        self.boxes: list[str] = []

    def lines(self, parent: Element, depth: int = 0) -> list[str]:
        """The lines of everything in `parent`, tables joined again that a page break had split."""
        if depth > DEEPEST:
            raise Fault("damaged")
        lines: list[str] = []
        before: tables.Rows = []
        for each in self._flat(parent, depth):
            if local(each) == "tbl":
                rows = tables.rows_of(each, lambda cell: self.lines(cell, depth + 1))
                if tables.continues(rows, before):
                    lines = _without_trailing_blanks(lines)
                    lines += tables.as_lines(tables.without_repeated_head(rows, before))
                else:
                    lines += tables.as_lines(rows)
                before = rows or before
            else:
                said = self._paragraph(each, depth)
                lines += said
                before = [] if any(line.strip() for line in said) else before
        return lines

    def _flat(self, parent: Element, depth: int) -> list[Element]:
        if depth > DEEPEST:
            raise Fault("damaged")
        found: list[Element] = []
        for each in parent:
            if local(each) in ("p", "tbl"):
                found.append(each)
            elif local(each) in WRAPPERS:
                found += self._flat(each, depth + 1)
        return found

    def _paragraph(self, paragraph: Element, depth: int) -> list[str]:
        lines = (self._label(paragraph) + self.paragraphs.text(paragraph)).split("\n")
        for box in self.paragraphs.boxes(paragraph):
            inside = Story(self.styles, self.numbering)
            said = inside.lines(box, depth + 1)
            self.boxes += ["\n".join(said), *inside.boxes]
            lines += said
        return lines

    def _label(self, paragraph: Element) -> str:
        properties = child(paragraph, "pPr")
        own = child(properties, "numPr")
        number = attribute(child(own, "numId"), "val")
        depth = whole(attribute(child(own, "ilvl"), "val"))
        if not number:
            number, inherited = self.styles.list_of(attribute(child(properties, "pStyle"), "val"))
            depth = depth or inherited
        label = self.numbering.label(number, depth) if number not in ("", "0") else ""
        return f"{label} " if label else ""


def _without_trailing_blanks(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    return lines
