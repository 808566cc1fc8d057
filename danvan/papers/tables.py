"""Tables of text with lines around the cells, which fill the width of the page."""

from collections.abc import Sequence
from itertools import pairwise

from danvan.papers.markup import cell, paragraph, said
from danvan.papers.paper import Table

# A row with more than this in one cell may be parted between pages: kept whole it would leave a hole as large as itself.
LONG_CELL = 600
_MIDDLE = '<w:vAlign w:val="center"/>'


def table(said_in: Table, across: int, kept: str = "") -> str:
    """The table, `across` wide (in twentieths of a point); `kept` goes to its last row."""
    widths = _widths(said_in, across)
    styles = [_style(said_in, column) for column in range(len(widths))]
    last = len(said_in.rows) - 1
    rows = (_row(row, widths, styles, kept if place == last else "") for place, row in enumerate(said_in.rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{across}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{''.join(map(_column, widths))}</w:tblGrid>{_head(said_in, widths)}{''.join(rows)}</w:tbl>"
    )


def _head(said_in: Table, widths: Sequence[int]) -> str:
    repeated = "<w:tblHeader/>" if said_in.repeat_head else ""
    cells = (cell(wide, _held(text, "CellHead"), _MIDDLE) for wide, text in zip(widths, said_in.heads, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _row(row: Sequence[str], widths: Sequence[int], styles: Sequence[str], kept: str) -> str:
    texts = [str(text) for text in row]
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if max(map(len, texts)) <= LONG_CELL else ""
    columns = zip(widths, texts, styles, strict=True)
    cells = (cell(wide, _held(text, style, kept), _MIDDLE) for wide, text, style in columns)
    return f"<w:tr>{whole}{''.join(cells)}</w:tr>"


def _held(text: str, style: str, kept: str = "") -> str:
    return "".join(paragraph(style, line, kept) for line in said(text) or [""])


def _column(width: int) -> str:
    return f'<w:gridCol w:w="{width}"/>'


def _style(said_in: Table, column: int) -> str:
    if column in said_in.numeric:
        return "CellRight"
    return "CellMiddle" if column in said_in.centred else "Cell"


def _widths(said_in: Table, across: int) -> list[int]:
    """The columns' widths, which add up to the page's."""
    shares = list(said_in.widths) or [1.0] * len(said_in.heads)
    edges = [round(across * sum(shares[:place]) / sum(shares)) for place in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]
