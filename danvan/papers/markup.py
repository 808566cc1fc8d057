"""The few pieces of WordprocessingML that papers are made of. Words get into it through `words` and `said` alone."""

from collections.abc import Iterable

from markupsafe import escape

from danvan.core.text import plain_text
from danvan.papers.measuring import Lines, even_lines
from danvan.papers.paper import Form
from danvan.papers.rules import SHORT_RULE, twips
from danvan.papers.styles import STYLES

# So that a renderer whose letters are a hair wider still breaks where we did.
SLACK = 1.5


def words(text: str) -> str:
    """Text as a file can hold it, escaped."""
    return str(escape(text))


def said(text: str) -> list[str]:
    """The lines of a text that people wrote, without what no paper can show; empty ones left out."""
    return [line.strip() for line in plain_text(str(text)).split("\n") if line.strip()]


def paragraph(style: str, text: str, properties: str = "", letters: str = "") -> str:
    """A paragraph in a style; `properties` (what stands behind the style, in the schema's order) are the exception."""
    run = f'<w:r>{letters}<w:t xml:space="preserve">{words(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>'


def centred(form: Form, style: str, text: str, room: float, spare: float = 0) -> str:
    """A title in the middle of a room (mm), indented on both sides so that its lines come out even; at least `spare` mm
    of the room stay free.
    """
    return "".join(paragraph(style, line, _beside(_set(form, style, line, room - spare), room)) for line in said(text))


def rule(form: Form, style: str, text: str, room: float, spare: float = 0, share: float = SHORT_RULE) -> str:
    """A drawn rule in the middle of a room, as long as a share of the last line of a text set as by `centred`."""
    lines = said(text)
    if not lines:
        return ""
    beside = twips((room - _set(form, style, lines[-1], room - spare).last * share) / 2)
    edge = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    return paragraph("Rule", "", f'{edge}<w:ind w:left="{beside}" w:right="{beside}"/>')


def layout(columns: tuple[float, ...], rows: Iterable[Iterable[str]]) -> str:
    """A table without lines that holds blocks beside each other at fixed widths (mm); no row of it is parted."""
    widths = [twips(column) for column in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    set_rows = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(cell(width, held) for width, held in zip(widths, row, strict=True))
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{set_rows}</w:tbl>"
    )


def cell(width: int, held: str, properties: str = "") -> str:
    """A cell, which always holds a paragraph."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{held or paragraph("Gap", "")}</w:tc>'
    )


def _set(form: Form, style: str, text: str, room: float) -> Lines:
    looks = STYLES[form][style]
    return even_lines(text, looks.size, room, looks.face)


def _beside(lines: Lines, room: float) -> str:
    beside = twips(max(room - lines.widest - SLACK, 0) / 2)
    return f'<w:ind w:left="{beside}" w:right="{beside}"/>' if lines.many > 1 and beside else ""
