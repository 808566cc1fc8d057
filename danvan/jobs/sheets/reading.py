"""The lines of a sent workbook, read in a child process."""

from danvan.files.intake import read_sheet
from danvan.jobs.sheets.columns import Cell


def lines_of(payload: bytes, name: str, most_rows: int) -> list[list[Cell]]:
    """All lines of the first sheet, from Excel's row 1; refused in a sentence if it cannot be read."""
    return list(read_sheet(payload, name, most_rows=most_rows).rows())
