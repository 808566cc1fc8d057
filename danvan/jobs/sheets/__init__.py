"""Sheets of Excel as people send them: which columns, how a cell is read, what is wrong with a row, the template to fill
in, and the workbook of rows to mend. An app says what its sheet is (`Sheet`); everything else is the same for all.
"""

from danvan.jobs.sheets.columns import Column
from danvan.jobs.sheets.definition import Row, RowError, Sheet, register_sheet, sheet_named

__all__ = ["Column", "Row", "RowError", "Sheet", "register_sheet", "sheet_named"]
