"""Workbooks and CSV files as an office prints them: titles, a head that stays and repeats, A4, numbered pages."""

import contextlib
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from danvan.core.exports.cells import (
    DAY,
    FORMATS,
    FORMULA_LIKE,
    MOMENT,
    NUMBER,
    Formula,
    kind_of,
    plain_text,
    protected,
    write,
)
from danvan.core.formats import moment, number, table_date

FONT = "Times New Roman"
TITLE = Font(name=FONT, size=14, bold=True)
NOTE = Font(name=FONT, size=11, italic=True)
HEAD = Font(name=FONT, size=11, bold=True)
BODY = Font(name=FONT, size=11)
_thin = Side(style="thin", color="999999")
LINES = Border(left=_thin, right=_thin, top=_thin, bottom=_thin)
SHADE = PatternFill("solid", fgColor="F1F0EC")
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
TOP = Alignment(vertical="top", wrap_text=True)
TOP_RIGHT = Alignment(horizontal="right", vertical="top")
A4 = 9
PORTRAIT_WIDTH = 95
LONGEST_NAME = 31


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in letters, and how its numbers look (`#,##0` follows the reader's own Excel).

    Where some columns are `locked`, only the others can be typed into, without a password in the way of whoever knows
    better; `choices` are offered as a list.
    """

    label: Any
    width: int = 18
    number_format: str = ""
    locked: bool = False
    choices: Sequence[Any] = ()


@dataclass(frozen=True)
class Sheet:
    """One sheet: lines above the table, columns, rows of plain values (text, numbers, days, moments, None).

    `totals` gives the last row out of the numbers of the first and last line of the table, as formulas over them.
    """

    name: Any
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    title: Any = ""
    notes: Sequence[Any] = field(default_factory=tuple)
    totals: Callable[[int, int], Sequence[Any]] | None = None

    @property
    def is_locked(self) -> bool:
        """Whether some of its columns cannot be typed over."""
        return any(column.locked for column in self.columns)


def workbook(*sheets: Sheet) -> bytes:
    """The .xlsx of these sheets, written row by row so that sixty thousand rows need no more memory than ten."""
    book, names = Workbook(write_only=True), set[str]()
    for sheet in sheets:
        page = book.create_sheet(_sheet_name(str(sheet.name), names))
        # Given cells, openpyxl makes another of each, fails to put the one into the other, and words the error at length.
        page._values_to_row = _placed
        with contextlib.closing(page):
            _fill(page, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_file(columns: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    """The .csv of a table, with the mark by which Excel knows UTF-8 and no field that it would run."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_field(label) for label in columns])
    writer.writerows([_field(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _fill(page: Any, sheet: Sheet) -> None:
    above = [text for text in (sheet.title, *sheet.notes) if text]
    head_row = len(above) + (2 if above else 1)
    _set_up(page, sheet, head_row)
    styles = Styles(page, typed_into=sheet.is_locked)
    for line, text in enumerate(above):
        page.append([_cell(page, text, styles.note if line or not sheet.title else styles.title)])
    if above:
        page.append([])
    page.append([_cell(page, column.label, styles.head) for column in sheet.columns])
    written = 0
    for row in sheet.rows:
        written += 1
        page.append([_body(page, styles, column, value) for column, value in zip(sheet.columns, row, strict=True)])
    if sheet.totals and written:
        page.append([_total(page, styles, value) for value in sheet.totals(head_row + 1, head_row + written)])
    _offer(page, sheet, head_row + 1, head_row + written)


def _placed(cells: Iterable[Any], row: int) -> Iterator[Any]:
    """The cells of a row, told where they stand."""
    for column, cell in enumerate(cells, start=1):
        cell.row, cell.column = row, column
        yield cell


def _set_up(page: Any, sheet: Sheet, head_row: int) -> None:
    for index, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(index)].width = column.width
    page.freeze_panes = f"A{head_row + 1}"
    page.print_title_rows = f"{head_row}:{head_row}"
    wide = sum(column.width for column in sheet.columns) > PORTRAIT_WIDTH
    page.page_setup.orientation, page.page_setup.paperSize = ("landscape" if wide else "portrait"), A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.center.text = "&P/&N"
    margins = page.page_margins
    # Nghị định 30/2020/NĐ-CP: 2 cm above and below, 3 cm left, 1.5 cm right; in inches here.
    margins.top, margins.bottom, margins.left, margins.right = 0.79, 0.79, 1.18, 0.59


def _offer(page: Any, sheet: Sheet, first: int, last: int) -> None:
    """What may be typed where: locked columns not at all, and in those with choices one of them."""
    if sheet.is_locked:
        page.protection.sheet = True
        page.protection.formatColumns = page.protection.formatRows = page.protection.autoFilter = False
    for index, column in enumerate(sheet.columns, start=1):
        if column.choices and first <= last:
            letter, words = get_column_letter(index), ",".join(str(choice) for choice in column.choices)
            offered = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
            offered.add(f"{letter}{first}:{letter}{last}")
            page.data_validations.append(offered)


class Styles:
    """How cells of a page look, each made once: setting four properties on each of a million cells takes minutes."""

    def __init__(self, page: Any, *, typed_into: bool = False) -> None:
        self.page, self.typed_into = page, typed_into
        self.title, self.note = self._made(font=TITLE), self._made(font=NOTE)
        self.head = self._made(font=HEAD, alignment=MIDDLE, fill=SHADE, border=LINES)
        self.total = self._made(font=HEAD, border=LINES, number_format="#,##0.####")
        self.share = self._made(font=HEAD, border=LINES, number_format="0.0%")
        self._bodies: dict[tuple[str, str, bool], Any] = {}

    def body(self, kind: str, number_format: str, *, locked: bool = True) -> Any:
        """The style of a value of this kind in a column of this format."""
        if (kind, number_format, locked) not in self._bodies:
            alignment = TOP_RIGHT if kind == NUMBER else TOP
            shown = number_format if kind == NUMBER and number_format else FORMATS.get(kind, "General")
            self._bodies[kind, number_format, locked] = self._made(
                # Without the quote a text like "=1+1" turns into a formula once somebody edits its cell.
                font=BODY,
                alignment=alignment,
                border=LINES,
                number_format=shown,
                quotePrefix=kind == FORMULA_LIKE,
                protection=Protection(locked=locked),
            )
        return self._bodies[kind, number_format, locked]

    def _made(self, **look: Any) -> Any:
        cell = WriteOnlyCell(self.page)
        for name, value in look.items():
            setattr(cell, name, value)
        return cell._style


def _cell(page: Any, value: Any, style: Any) -> Any:
    cell = WriteOnlyCell(page)
    write(cell, value)
    cell._style = style
    return cell


def _body(page: Any, styles: Styles, column: Column, value: Any) -> Any:
    cell = WriteOnlyCell(page)
    cell._style = styles.body(write(cell, value), column.number_format, locked=column.locked or not styles.typed_into)
    return cell


def _total(page: Any, styles: Styles, value: Any) -> Any:
    """A cell of the last row; a share of totals is kept as a fraction and read as a percentage."""
    cell = _cell(page, value, styles.total)
    if isinstance(value, Formula) and "/" in value.text:
        cell._style = styles.share
    return cell


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A name Excel opens: up to 31 letters, none of []:*?/\\, no quote at its ends, said once whatever the case."""
    plain = re.sub(r"[\[\]:*?/\\]+", " ", plain_text(wanted)).strip(" '")[:LONGEST_NAME].strip(" '") or "Trang"
    plain = f"{plain} 1"[:LONGEST_NAME] if plain.lower() == "history" else plain
    name, count = plain, 1
    while name.lower() in taken:
        count += 1
        name = f"{plain[: LONGEST_NAME - len(str(count)) - 1]} {count}"
    taken.add(name.lower())
    return name


def _field(value: Any) -> str:
    value = str(value) if isinstance(value, Promise) else value
    if value is None or isinstance(value, str):
        return protected(plain_text(value or ""))
    kind = kind_of(value)
    if kind == MOMENT:
        return moment(value)
    # Through its shortest writing: 0.1 as a float is 0.1000000000000000055.
    return table_date(value) if kind == DAY else number(Decimal(str(value)))
