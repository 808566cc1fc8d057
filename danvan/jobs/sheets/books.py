"""The workbooks that go out: the template to fill in, and the rows to mend, newly built from their values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from danvan.core import exports
from danvan.jobs.sheets.columns import Cell, Column
from danvan.jobs.sheets.definition import RowError, Sheet
from danvan.jobs.sheets.table import ADDED, Table

ADDED_WIDTHS = (10, 60)


def template_of(sheet: Sheet, filled: Iterable[Mapping[str, Any]] | None = None) -> bytes:
    """A workbook with the head and one example, or the rows already `filled` in by key, and on a second sheet what each
    column means.
    """
    lines = [{column.key: column.example for column in sheet.columns}] if filled is None else filled
    rows = ([line.get(column.key, "") for column in sheet.columns] for line in lines)
    explained = [[column.header, _must(column), column.help, column.example] for column in sheet.columns]
    heads = [(_("Cột"), 24), (_("Bắt buộc"), 10), (_("Cách điền"), 60), (_("Ví dụ"), 24)]
    return exports.workbook(
        exports.Sheet(sheet.title, _heads(sheet, filled=filled is not None), rows),
        exports.Sheet(_("Hướng dẫn"), [exports.Column(label, width) for label, width in heads], explained),
    )


def rows_to_mend(sheet: Sheet, table: Table) -> bytes:
    """Only the faulty rows, as sent, with what to mend in a last column; once mended it can be sent as it is."""
    added = [exports.Column(label, width) for label, width in zip(ADDED, ADDED_WIDTHS, strict=True)]
    return exports.workbook(exports.Sheet(sheet.title, [*_heads(sheet), *added], _faulty(sheet, table)))


def said(sheet: Sheet, errors: Sequence[RowError]) -> str:
    """All faults of one row in a line, each with the column it lies in."""
    return "; ".join(_fault(sheet, error) for error in errors)


def _faulty(sheet: Sheet, table: Table) -> Iterator[list[Any]]:
    cells, blank = {row.number: row.cells for row in table.rows}, (None,) * len(sheet.columns)
    for number, errors in groupby(table.errors, key=lambda error: error.row):
        yield [*map(_as_sent, cells.get(number, blank)), number, said(sheet, list(errors))]


def _fault(sheet: Sheet, error: RowError) -> str:
    column = sheet.column(error.key)
    return f"{column.header}: {error.sentence}" if column else str(error.sentence)


def _heads(sheet: Sheet, *, filled: bool = False) -> list[exports.Column]:
    """The columns; what identifies rows that come filled in cannot be typed over."""
    return [
        exports.Column(column.header, column.width, locked=filled and column.locked, choices=tuple(column.choices))
        for column in sheet.columns
    ]


def _must(column: Column) -> str:
    return _("có") if column.required else ""


def _as_sent(cell: Cell) -> Any:
    """A tick box of Excel goes back as a word; everything else as it came."""
    if isinstance(cell, bool):
        return _("có") if cell else _("không")
    return cell
