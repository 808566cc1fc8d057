"""Pictures in a paper: the drawing that shows one, and the part of the file that holds it."""

import hashlib
from collections.abc import Iterable, Sequence

from danvan.papers.markup import words
from danvan.papers.paper import Annex, Block, Paper, Picture, Pictures

# English metric units, in which drawings are measured.
PER_MM = 36_000
BETWEEN = 6
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_INLINE = f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'


def row(held: Pictures, across: float) -> str:
    """The pictures beside each other in the middle of a room (mm), all as high as their block says, or lower."""
    if not held.pictures:
        return ""
    wide = sum(each.wide / each.high for each in held.pictures)
    high = min(held.high, (across - BETWEEN * (len(held.pictures) - 1)) / wide)
    gap = '<w:r><w:t xml:space="preserve">  </w:t></w:r>'
    drawn = gap.join(_drawing(each, high, place) for place, each in enumerate(held.pictures, start=1))
    properties = '<w:pStyle w:val="Body"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{drawn}</w:p>"


def _drawing(picture: Picture, high: float, place: int) -> str:
    wide = high * picture.wide / picture.high
    size = f'cx="{round(wide * PER_MM)}" cy="{round(high * PER_MM)}"'
    number = int(key(picture)[1:8], 16) + place
    return (
        f'<w:r><w:drawing><wp:inline {_INLINE} distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="{key(picture)}" descr="{words(picture.says)}"/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{key(picture)}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def key(picture: Picture) -> str:
    """The name of a picture within its file, by what it shows."""
    return f"p{hashlib.sha256(picture.content).hexdigest()[:16]}"


def pictures_of(paper: Paper) -> dict[str, bytes]:
    """All pictures of a paper by their names, each once."""
    held: Iterable[Sequence[Block]] = [paper.blocks, *(_blocks(annex) for annex in paper.annexes)]
    return {
        key(picture): picture.content
        for blocks in held
        for block in blocks
        if isinstance(block, Pictures)
        for picture in block.pictures
    }


def _blocks(annex: Annex) -> Sequence[Block]:
    return annex.blocks


def measured(content: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG that our own hand drew, in points; None for anything else."""
    at = 2 if content.startswith(b"\xff\xd8") else len(content)
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xC2:
            high, wide = int.from_bytes(content[at + 5 : at + 7]), int.from_bytes(content[at + 7 : at + 9])
            return (wide, high) if wide and high else None
        at += 2 + length
    return None
