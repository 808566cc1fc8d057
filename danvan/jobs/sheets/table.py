"""From cells to rows: the head is found by its words, each cell is read by its column, and every fault is kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from danvan.core.errors import Refused
from danvan.core.text import fold
from danvan.jobs.sheets.columns import Cell
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
    rows: list[Row] = []
    errors: list[RowError] = []
    for number, cells in enumerate(lines[head:], start=head + 1):
        if _filled(cells):
            row, found = _read(sheet, places, number, cells)
            if not sheet.says_nothing(row):
                rows.append(row)
                errors += found
        progress(number, len(lines))
    _must_be_some(sheet, rows)
    return Table(rows, errors)


def _filled(cells: Sequence[Cell]) -> bool:
    return any(cell not in (None, "") for cell in cells)


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


def _read(sheet: Sheet, places: Places, number: int, cells: Sequence[Cell]) -> tuple[Row, list[RowError]]:
    values, errors = {}, []
    for column in sheet.columns:
        place = places.get(column.key, len(cells))
        try:
            values[column.key] = column.read(cells[place] if place < len(cells) else None)
        except Refused as refusal:
            values[column.key] = None
            errors.append(RowError(number, str(refusal), column.key))
    return Row(number, values, tuple(_in_order(sheet, places, cells))), errors


def _in_order(sheet: Sheet, places: Places, cells: Sequence[Cell]) -> Iterator[Cell]:
    for column in sheet.columns:
        place = places.get(column.key, len(cells))
        yield cells[place] if place < len(cells) else None
