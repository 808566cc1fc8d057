"""Rows of a .xlsx, as values: text, numbers, days, never formulas."""

import datetime
import io
import json
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from danvan.files.reading import compound, kinds
from danvan.files.reading.archive import MIB, Limits
from danvan.files.reading.faults import Fault
from danvan.files.reading.office import open_office
from danvan.files.reading.pages import LONGEST, Reading, row, tidy

LIMITS = Limits(total=300 * MIB, part=160 * MIB)
ROWS, COLUMNS = 200_000, 200
SHEETS = 50
LONGEST_CELL = 32_767
ROWS_A_LINE = 1_000

Cell = str | int | float | bool | None


def rows(
    payload: bytes, name: str, sheet: str | None, most_rows: int, most_columns: int
) -> tuple[dict[str, Any], list[bytes]]:
    """One sheet's rows from Excel's row 1 on, a thousand to a line of JSON. Days are written 2026-05-24."""
    workbook = _open(payload, name)
    if sheet is not None and sheet not in workbook.sheet_names:
        raise Fault("no_sheet", sheet=sheet)
    chosen = workbook.get_sheet_by_name(sheet or workbook.sheet_names[0])
    _refuse_too_large(chosen, most_rows, most_columns)
    written = json.JSONEncoder(ensure_ascii=False).encode
    values = ([value(each) for each in cells] for cells in chosen.iter_rows())
    lines = []
    while some := list(islice(values, ROWS_A_LINE)):
        lines.append(written(some))
    about = {"sheet": chosen.name, "sheets": list(workbook.sheet_names)}
    return about, ["\n".join(lines).encode()]


def read(payload: bytes, name: str) -> dict[str, Any]:
    """All sheets' words, a line a row: for search, and to see whether a list of persons is among them."""
    workbook = _open(payload, name)
    lines: list[str] = []
    length = 0
    for title in workbook.sheet_names[:SHEETS]:
        sheet = workbook.get_sheet_by_name(title)
        _refuse_too_large(sheet, ROWS, COLUMNS)
        lines.append(title)
        for cells in sheet.iter_rows():
            lines.append(row([_word(each) for each in cells]))
            length += len(lines[-1])
            if length > LONGEST:
                raise Fault("sheet_too_large")
    return Reading(tidy("\n".join(lines))).answer()


def value(cell: Any) -> Cell:
    """A cell as JSON can say it; Excel knows no whole numbers, people do."""
    if isinstance(cell, str):
        return tidy(cell[:LONGEST_CELL]) if cell else None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ", "minutes")
    return cell if isinstance(cell, int | bool) else str(cell)


def _word(cell: Any) -> str:
    kept = value(cell)
    return "" if kept is None else str(kept)


def _open(payload: bytes, name: str) -> CalamineWorkbook:
    if kinds.claim(payload, name) == "xlsx" and payload.startswith(kinds.COMPOUND):
        compound.refuse(payload, "xlsx")
    open_office(payload, "xlsx", LIMITS).close()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(payload))
    except CalamineError as error:
        raise Fault("damaged") from error
    if not workbook.sheet_names:
        raise Fault("damaged")
    return workbook


def _refuse_too_large(sheet: Any, most_rows: int, most_columns: int) -> None:
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= most_rows or last_column >= most_columns:
        raise Fault("sheet_too_large")
