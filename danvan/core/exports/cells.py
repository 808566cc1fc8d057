"""One value in one cell. All that is written to a sheet goes through here."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from danvan.core.clock import VIETNAM

LONGEST_TEXT = 32_767
TEXT, FORMULA_LIKE, NUMBER, DAY, MOMENT = "text", "formula-like", "number", "day", "moment"
FORMATS = {DAY: "dd/mm/yyyy", MOMENT: "hh:mm dd/mm/yyyy"}

# What a spreadsheet may take for a formula, also in full width, after spaces, or behind quotes put there before.
_FORMULA = re.compile(r"'*[\s\u200b\u2060\ufeff]*[=+\-@\t\r＝＋－＠]")
# Excel reads _x0041_ in a file as the letter A.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class Formula:
    """A formula of the house's own over cells of its own sheet: a total, a share of totals. Never made of anyone's text."""

    text: str


def write(cell: Any, value: Any) -> str:
    """Puts a value into a cell as what it is, and says what that is: text, formula-like, number, day or moment.

    Text never becomes a formula. How the cell looks is the sheet's part.
    """
    if isinstance(value, Formula):
        cell.value, cell.data_type = f"={value.text}", "f"
        return NUMBER
    value = str(value) if isinstance(value, Promise) else value
    if value is None or value == "":
        return TEXT
    if isinstance(value, str):
        return _write_text(cell, value)
    kind = kind_of(value)
    cell.value = value.astimezone(VIETNAM).replace(tzinfo=None) if kind == MOMENT else value
    return kind


def kind_of(value: Any) -> str:
    """What a value other than text is on a sheet; what is none raises, since writing its name would hide the mistake."""
    if isinstance(value, datetime):
        return MOMENT
    if isinstance(value, date):
        return DAY
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return NUMBER
    raise TypeError(f"{type(value).__name__} is no value of a cell.")


def plain_text(value: str) -> str:
    """Text without what a sheet cannot hold: control characters, and what goes beyond a cell's 32.767 letters."""
    return ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_TEXT]


def protected(value: str) -> str:
    """A CSV field that no spreadsheet runs: what could begin a formula gets a quote before it."""
    return f"'{value}" if _FORMULA.match(value) else value


def unprotected(value: str) -> str:
    """The field as it was before `protected`; anything else stays."""
    return value[1:] if value.startswith("'") and _FORMULA.match(value[1:]) else value


def _write_text(cell: Any, value: str) -> str:
    text = plain_text(value)
    # Straight into the cell, as the text it is: openpyxl would look once more whether it could be something else.
    cell._value = _ESCAPE.sub("_x005F_", text) if "_x" in text else text
    cell.data_type = "s"
    return FORMULA_LIKE if _FORMULA.match(text) else TEXT
