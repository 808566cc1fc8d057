"""What a paragraph or run inherits: its font, its capitals, the list it belongs to."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from danvan.files.reading.markup import attribute, child, local

DEEPEST = 20
OFF = {"0", "false", "off"}


@dataclass(frozen=True)
class Look:
    """A run's typeface and whether its letters are shown as capitals, or not at all; None = as inherited."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, other: "Look") -> "Look":
        """This look where it says something, the other where it does not."""
        return Look(
            self.font if self.font is not None else other.font,
            self.capitals if self.capitals is not None else other.capitals,
            self.hidden if self.hidden is not None else other.hidden,
        )


PLAIN = Look("", False, False)


class Styles:
    """The styles of a document by their ids, with what they are based on already taken in."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {attribute(each, "styleId"): each for each in root or () if local(each) == "style"}
        self._looks: dict[str, Look] = {}
        self._default = look_of(child(root, "docDefaults", "rPrDefault", "rPr")).over(PLAIN)
        self._normal = next((name for name, each in self._styles.items() if _is_default_paragraph(each)), "Normal")

    def look(self, style: str) -> Look:
        """The look of a paragraph of this style; of an ordinary paragraph where none is named."""
        name = style or self._normal
        if name not in self._looks:
            self._looks[name] = self._inherited(name)
        return self._looks[name].over(self._default)

    def character(self, style: str) -> Look:
        """What a character style adds."""
        return self._inherited(style) if style else Look()

    def list_of(self, style: str) -> tuple[str, int]:
        """The list and level a style puts its paragraphs in; ("", 0) for none."""
        for each in self._line(style):
            properties = child(each, "pPr", "numPr")
            if number := attribute(child(properties, "numId"), "val"):
                return number, whole(attribute(child(properties, "ilvl"), "val"))
        return "", 0

    def _inherited(self, name: str) -> Look:
        look = Look()
        for each in self._line(name):
            look = look.over(look_of(child(each, "rPr")))
        return look

    def _line(self, name: str) -> list[Element]:
        """A style and those it is based on, nearest first; a circle is followed no further than a sane line."""
        line: list[Element] = []
        while name in self._styles and len(line) < DEEPEST:
            line.append(self._styles[name])
            name = attribute(child(self._styles[name], "basedOn"), "val")
        return line


def look_of(properties: Element | None) -> Look:
    """What a run's own properties say."""
    fonts = child(properties, "rFonts")
    font = attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or attribute(fonts, "cs")
    return Look(font or None, _switch(properties, "caps"), _switch(properties, "vanish"))


def whole(text: str, default: int = 0) -> int:
    """A small whole number as the file writes it, or the default."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else default


def _switch(properties: Element | None, name: str) -> bool | None:
    found = child(properties, name)
    return None if found is None else attribute(found, "val", "1") not in OFF


def _is_default_paragraph(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")
