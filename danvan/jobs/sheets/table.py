"""From cells to rows: the head is found by its words, each cell is read by its column, and every fault is kept."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from danvan.core.errors import Refused
from danvan.core.text import fold
from danvan.jobs.sheets.columns import Cell, Column
from danvan.jobs.sheets.definition import Row, RowError, Sheet

Places = dict[str, int]
# Columns that the workbook of rows to mend carries; sent back with it, they are passed over.
ADDED = (_lazy("Dòng trong tệp gửi"), _lazy("Cần sửa"))


@dataclass(frozen=True)
class Table:
    """The rows of a sent sheet, and what is wrong with them, in their order."""

    rows: list[Row]
    errors: list[RowError]

    def joined(self, more: Iterable[RowError]) -> "Table":
        """With the errors of a later look; a cell already found unreadable is not blamed twice."""
        blamed = {(error.row, error.key) for error in self.errors if error.key}
        new = [error for error in more if (error.row, error.key) not in blamed]
        return Table(self.rows, sorted([*self.errors, *new], key=lambda error: error.row))


def read_table(sheet: Sheet, lines: Sequence[Sequence[Cell]], progress: Callable[[int, int], None]) -> Table:
    """Reads all lines of a sheet, from Excel's row 1; the first that is not empty is the head, other empty ones are
    passed over. Refused as a whole when the head does not fit or nothing follows it.
    """
    head = next((number for number, cells in enumerate(lines, start=1) if _filled(cells)), None)
    if head is None:
        raise Refused(_("Tệp không có dòng nào. Mời tải mẫu về, điền rồi gửi lại."))
    places = places_of(sheet, lines[head - 1])
    kept = [(number, cells) for number, cells in enumerate(lines[head:], start=head + 1) if _filled(cells)]
    numbers, sent = [number for number, _cells in kept], in_order(sheet, places, [cells for _number, cells in kept])
    values, faults = _read(sheet, numbers, sent, lambda part: progress(int(len(lines) * part), len(lines)))
    rows = [Row(*row) for row in zip(numbers, values, sent, strict=True)]
    silent = {row.number for row in rows if sheet.says_nothing(row)}
    rows = [row for row in rows if row.number not in silent]
    _must_be_some(sheet, rows)
    return Table(rows, [fault for fault in faults if fault.row not in silent])


def _filled(cells: Sequence[Cell]) -> bool:
    return any(cells) or any(cell not in (None, "") for cell in cells)


def places_of(sheet: Sheet, head: Sequence[Cell]) -> Places:
    """Where each column stands, in whatever order; refused for columns missing, twice, or never asked for."""
    known = {fold(str(column.header)): column.key for column in sheet.columns}
    passed_over = {fold(str(header)) for header in ADDED}
    places: Places = {}
    for place, cell in enumerate(head):
        if cell in (None, "") or fold(str(cell)) in passed_over:
            continue
        key = known.get(fold(str(cell)))
        if key is None:
            raise Refused(
                _("Cột “%(cell)s” không có trong mẫu. Mời xóa cột này rồi gửi lại.") % {"cell": str(cell)[:80]}
            )
        if key in places:
            raise Refused(_("Cột “%(cell)s” có hai lần. Mời giữ lại một cột.") % {"cell": str(cell)[:80]})
        places[key] = place
    _must_have_required(sheet, places)
    return places


def _must_have_required(sheet: Sheet, places: Places) -> None:
    missing = [f"“{column.header}”" for column in sheet.columns if column.required and column.key not in places]
    if missing:
        raise Refused(_("Thiếu cột %(missing)s ở dòng đầu. Mời dùng tệp mẫu.") % {"missing": ", ".join(missing)})


def _must_be_some(sheet: Sheet, rows: list[Row]) -> None:
    if not rows:
        raise Refused(_("Dưới dòng tiêu đề chưa có dòng nào. Mời điền rồi gửi lại."))
    if len(rows) > sheet.most_rows:
        raise Refused(_("Một tệp nhận nhiều nhất %(most)d dòng. Mời chia tệp ra.") % {"most": sheet.most_rows})


def in_order(sheet: Sheet, places: Places, lines: Iterable[Sequence[Cell]]) -> list[tuple[Cell, ...]]:
    """The cells of each line in the order of the sheet's columns; None for columns and cells that were not sent."""
    width = max(places.values(), default=-1) + 1
    wanted = [places.get(column.key, width) for column in sheet.columns]
    padded = ([*cells[:width], *[None] * (width + 1 - min(len(cells), width))] for cells in lines)
    return [tuple([cells[place] for place in wanted]) for cells in padded]


def _read(
    sheet: Sheet, numbers: Sequence[int], sent: Sequence[tuple[Cell, ...]], progress: Callable[[float], None]
) -> tuple[list[dict[str, Any]], list[RowError]]:
    """The values of each row by key, column by column, and the faults in the order of rows and columns."""
    columns: list[Sequence[Any]] = []
    errors: list[RowError] = []
    for at, (column, cells) in enumerate(zip(sheet.columns, zip(*sent, strict=True), strict=False), start=1):
        values, faults = read_cells(column, cells)
        columns.append(values)
        errors += [RowError(numbers[place], sentence, column.key) for place, sentence in faults]
        progress(at / len(sheet.columns))
    keys = [column.key for column in sheet.columns]
    rows = [dict(zip(keys, values, strict=True)) for values in zip(*columns, strict=True)]
    return rows, sorted(errors, key=lambda error: error.row)


def read_cells(column: Column, cells: Sequence[Cell]) -> tuple[list[Any], list[tuple[int, str]]]:
    """The values of a column's cells, and which of them could not be read and why. What is written many times (a kind,
    a day, a unit above) is read once; a number and a tick may equal another and are read each.
    """
    known: dict[str, tuple[Any, str]] = {}
    values, faults = [], []
    for place, cell in enumerate(cells):
        found = known.get(cell) if type(cell) is str else None
        if found is None:
            found = _attempt(column, cell)
            if type(cell) is str:
                known[cell] = found
        values.append(found[0])
        if found[1]:
            faults.append((place, found[1]))
    return values, faults


def _attempt(column: Column, cell: Cell) -> tuple[Any, str]:
    try:
        return column.read(cell), ""
    except Refused as refusal:
        return None, str(refusal)
