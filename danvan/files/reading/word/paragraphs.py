"""One paragraph's words: its runs in order, each in the letters of its font, with the boxes anchored in it."""

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from danvan.core.legacy import Encoding
from danvan.files.reading import fonts
from danvan.files.reading.faults import Fault
from danvan.files.reading.markup import attribute, child, local
from danvan.files.reading.word.styles import Look, Styles, look_of

Piece = tuple[str, Encoding | None, bool]
LEFT_OUT = {"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "object", "sdtPr", "sdtEndPr", "proofErr"}
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
DRAWN = {"drawing", "pict"}
DEEPEST = 60


class Paragraphs:
    """Turns paragraphs into lines; what stands in text boxes is handed to `on_box`, an element with paragraphs."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles

    def text(self, paragraph: Element) -> str:
        """The words of one paragraph, without its boxes."""
        look = self.styles.look(attribute(child(paragraph, "pPr", "pStyle"), "val"))
        return join(self._pieces(paragraph, look, 0))

    def boxes(self, paragraph: Element) -> list[Element]:
        """The text boxes anchored in a paragraph, each once: Word writes every box in two ways."""
        return list(_boxes(paragraph, 0))

    def _pieces(self, element: Element, look: Look, depth: int) -> Iterator[Piece]:
        if depth > DEEPEST:
            raise Fault("damaged")
        for each in element:
            name = local(each)
            if name == "r":
                yield from self._run(each, look, depth)
            elif name == "AlternateContent":
                yield from self._pieces(_chosen(each), look, depth + 1)
            elif name not in LEFT_OUT and name not in DRAWN:
                yield from self._pieces(each, look, depth + 1)

    def _run(self, run: Element, inherited: Look, depth: int) -> Iterator[Piece]:
        properties = child(run, "rPr")
        own = look_of(properties).over(self.styles.character(attribute(child(properties, "rStyle"), "val")))
        look = own.over(inherited)
        if look.hidden:
            return
        encoding, capitals = fonts.encoding_of(look.font or ""), bool(look.capitals)
        for each in run:
            name = local(each)
            if name == "t":
                yield each.text or "", encoding, capitals
            elif name in MARKS:
                yield MARKS[name], None, False
            elif name == "sym":
                yield _symbol(each), fonts.encoding_of(attribute(each, "font")), capitals
            elif name == "AlternateContent":
                yield from self._pieces(_chosen(each), look, depth + 1)


def join(pieces: Iterator[Piece]) -> str:
    """Neighbouring runs of one encoding are read together: a VNI letter and its mark may lie in two runs."""
    read = ""
    for (encoding, capitals), group in groupby(pieces, key=lambda piece: piece[1:]):
        text = fonts.decode("".join(piece[0] for piece in group), encoding)
        read += text.upper() if capitals else text
    return read


def refuse_dde(root: Element) -> None:
    """Refuses a document with a field that calls another program; its words may be spread over several runs."""
    instructions = ""
    for each in root.iter():
        name = local(each)
        if name == "instrText":
            instructions += each.text or ""
        elif name == "fldSimple":
            instructions += f" {attribute(each, 'instr')} "
        elif name == "fldChar" and attribute(each, "fldCharType") == "begin":
            instructions += "\n"
    if any(line.split()[0].upper() in ("DDE", "DDEAUTO") for line in instructions.split("\n") if line.strip()):
        raise Fault("dde")


def _symbol(element: Element) -> str:
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    if fonts.is_pictograph(attribute(element, "font")):
        return "-"
    return chr(code - 0xF000 if 0xF020 <= code <= 0xF0FF else code) if 0x20 <= code < 0xD800 or code >= 0xE000 else ""


def _boxes(element: Element, depth: int) -> Iterator[Element]:
    if depth > DEEPEST:
        raise Fault("damaged")
    for each in element:
        name = local(each)
        if name == "txbxContent":
            yield each
        elif name == "AlternateContent":
            yield from _boxes(_chosen(each), depth + 1)
        elif name not in ("del", "moveFrom"):
            yield from _boxes(each, depth + 1)


def _chosen(alternate: Element) -> Element:
    """Of the ways a thing is written, the first that has words or boxes in it."""
    ways = [each for each in alternate if local(each) in ("Choice", "Fallback")]
    return next(
        (way for way in ways if any(local(each) in ("t", "txbxContent") for each in way.iter())), Element("none")
    )
