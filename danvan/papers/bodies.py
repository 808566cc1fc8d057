"""What a paper says: bases, paragraphs, headings."""

from collections.abc import Sequence
from dataclasses import replace

from danvan.papers.markup import paragraph, said
from danvan.papers.paper import Block, Heading, Pictures, Size, Table, Text
from danvan.papers.pictures import row
from danvan.papers.rules import Rules, room, twips
from danvan.papers.styles import HEADINGS
from danvan.papers.tables import table

KEPT = "<w:keepNext/>"
UNINDENTED = '<w:ind w:firstLine="0"/>'


def bases(texts: Sequence[str], rules: Rules) -> str:
    """The căn cứ in order, each closed by a semicolon and the last by a full stop."""
    lines = [" ".join(said(text)).rstrip(".;,: ") for text in texts if said(text)]
    marks = [*(";" for _line in lines[1:]), "."]
    dashed = [line if line.startswith("- ") else rules.basis_dash + line for line in lines]
    return "".join(paragraph("Basis", line + mark) for line, mark in zip(dashed, marks, strict=False))


def blocks(held: Sequence[Block], *, page: Size = "A4", landscape: bool = False, keep_last: bool = False) -> str:
    """The blocks in order; with `keep_last` the last stays on the page of what follows it."""
    set_blocks, across = [], twips(room(page, landscape=landscape))
    for place, block in enumerate(held, start=1):
        kept = keep_last and place == len(held)
        if isinstance(block, Table):
            follows = place < len(held) and isinstance(held[place], Table)
            set_blocks.append(
                table(block, across, KEPT * kept) + (paragraph("Gap", "", KEPT * kept) * (kept or follows))
            )
        elif isinstance(block, Pictures):
            set_blocks.append(row(block, room(page, landscape=landscape)))
        else:
            set_blocks.append(_lines(block, kept))
    return "".join(set_blocks)


def ended(held: Sequence[Block], rules: Rules) -> list[Block]:
    """The body with its end mark: "./." closes what a state body says."""
    said_before = list(held)
    if not rules.end_mark or not said_before:
        return said_before
    last = said_before[-1]
    if not isinstance(last, Text) or not said(last.text):
        return [*said_before, Text(rules.end_mark, indent=False)]
    return [*said_before[:-1], replace(last, text=last.text.rstrip(" \n\t./;,") + rules.end_mark)]


def _lines(block: Text | Heading, kept: bool) -> str:
    lines, style, properties, letters = said(block.text), "Body", "", ""
    if isinstance(block, Heading):
        style = HEADINGS[block.level]
    else:
        properties = "" if block.indent else UNINDENTED
        marks = ("<w:b/><w:bCs/>" if block.bold else "") + ("<w:i/><w:iCs/>" if block.italic else "")
        letters = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    before = [paragraph(style, line, properties, letters) for line in lines[:-1]]
    return "".join(before) + "".join(paragraph(style, line, KEPT * kept + properties, letters) for line in lines[-1:])
