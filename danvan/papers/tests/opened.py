"""A written paper, opened: its parts, its paragraphs by style, what a style says in the units people use."""

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A_MM = 1440 / 25.4


@dataclass
class Opened:
    """The file's parts and what stands in them."""

    content: bytes
    parts: dict[str, bytes] = field(init=False)

    def __post_init__(self):
        with zipfile.ZipFile(io.BytesIO(self.content)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}

    def part(self, name):
        return etree.fromstring(self.parts[name])

    @property
    def body(self):
        return self.part("word/document.xml")[0]

    def lines(self, *styles):
        """The texts of the paragraphs in these styles (in all, when none is named), in order."""
        found = [(style_of(each), text_of(each)) for each in self.body.iter(f"{W}p")]
        return [text for style, text in found if text and (not styles or style in styles)]

    def styles(self):
        """The styles of the paragraphs that hold text, in order."""
        return [style_of(each) for each in self.body.iter(f"{W}p") if text_of(each)]

    def paragraph(self, text):
        return next(each for each in self.body.iter(f"{W}p") if text_of(each) == text)

    def rules(self):
        """The lengths of the drawn rules within their rooms: what their indents leave free on both sides, in mm."""
        drawn = [each for each in self.body.iter(f"{W}p") if each.find(f"{W}pPr/{W}pBdr") is not None]
        return [(mm(each, "ind", "left"), mm(each, "ind", "right")) for each in drawn]

    def sections(self):
        return list(self.body.iter(f"{W}sectPr"))

    def tables(self):
        return list(self.body.iter(f"{W}tbl"))

    def style(self, key):
        """What a style says: points for letters and spaces, mm for indents."""
        style = self.part("word/styles.xml").find(f"{W}style[@{W}styleId='{key}']")
        looks, letters = style.find(f"{W}pPr"), style.find(f"{W}rPr")
        return {
            "size": int(letters.find(f"{W}sz").get(f"{W}val")) / 2,
            "bold": letters.find(f"{W}b") is not None,
            "italic": letters.find(f"{W}i") is not None,
            "align": looks.find(f"{W}jc").get(f"{W}val"),
        }


def style_of(paragraph):
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def text_of(paragraph):
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


def mm(held, name, attribute):
    """A measure of a paragraph's or a section's property, in mm."""
    found = next(held.iter(f"{W}{name}"), None)
    value = None if found is None else found.get(f"{W}{attribute}")
    return None if value is None else round(int(value) / A_MM, 1)


def kept_with_next(paragraph):
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None


def looks(size, *marks, align="left"):
    return {"size": size, "bold": "bold" in marks, "italic": "italic" in marks, "align": align}
