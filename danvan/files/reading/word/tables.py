"""A table as lines. A letterhead or a signature is a table too: few cells, each a block of lines."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from danvan.files.reading.markup import attribute, child, local
from danvan.files.reading.pages import BLOCK, row

Lines = list[str]
Rows = list[list[Lines]]
BLOCK_COLUMNS, BLOCK_ROWS = 3, 3


def rows_of(table: Element, lines_in: Callable[[Element], Lines]) -> Rows:
    """Rows of cells of lines; a cell merged with the one above it is empty."""
    return [
        [_cell(cell, lines_in) for cell in _inside(line, "tc")]
        for line in _inside(table, "tr")
        if not _is_deleted(line)
    ]


def is_block(rows: Rows) -> bool:
    """Whether this table only puts blocks side by side: two or three across, with several lines in some cell."""
    widest = max((len(cells) for cells in rows), default=0)
    several = any(len(lines) > 1 for cells in rows for lines in cells)
    return widest == 1 or (widest <= BLOCK_COLUMNS and len(rows) <= BLOCK_ROWS and several)


def as_lines(rows: Rows) -> Lines:
    """The table's lines in reading order."""
    if is_block(rows):
        return BLOCK.join("\n".join(lines) for cells in rows for lines in cells if lines).split("\n")
    return [row([" ".join(lines) for lines in cells]) for cells in rows]


def continues(rows: Rows, before: Rows) -> bool:
    """Whether this table is the next part of the one before it: as wide, and neither is a block."""
    return bool(rows and before) and len(rows[0]) == len(before[0]) and not is_block(rows) and not is_block(before)


def without_repeated_head(rows: Rows, before: Rows) -> Rows:
    """The next part of a split table without the heading that it repeats."""
    return rows[1:] if rows[0] == before[0] else rows


def _cell(cell: Element, lines_in: Callable[[Element], Lines]) -> Lines:
    merged = child(cell, "tcPr", "vMerge")
    if merged is not None and attribute(merged, "val", "continue") == "continue":
        return []
    return [line for line in lines_in(cell) if line.strip()]


def _inside(element: Element, name: str) -> list[Element]:
    """Rows or cells, also those wrapped in a content control or marked as inserted."""
    found: list[Element] = []
    for each in element:
        if local(each) == name:
            found.append(each)
        elif local(each) in ("sdt", "sdtContent", "customXml", "ins"):
            found += _inside(each, name)
    return found


def _is_deleted(line: Element) -> bool:
    return child(line, "trPr", "del") is not None
