"""Office bytes: what leaves the house as Excel or CSV. Text stays text, whatever somebody typed; formulas never come from
people; a file's name and headers let a browser do nothing but save it.
"""

from danvan.core.exports.answers import CSV, DOCX, PDF, XLSX, attachment, safe_name
from danvan.core.exports.cells import protected, unprotected, write
from danvan.core.exports.sheets import Column, Sheet, csv_file, workbook

__all__ = [
    "CSV",
    "DOCX",
    "PDF",
    "XLSX",
    "Column",
    "Sheet",
    "attachment",
    "csv_file",
    "protected",
    "safe_name",
    "unprotected",
    "workbook",
    "write",
]
