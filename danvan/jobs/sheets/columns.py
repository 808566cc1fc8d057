"""A column of a sheet, and how its cells are read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from danvan.core.errors import Refused
from danvan.core.formats import read_count, read_date
from danvan.core.text import fold, one_line

Cell = str | int | float | bool | None
Parser = Callable[[Cell], Any]

YES, NO = {"co", "x", "1", "dung"}, {"khong", "0", "sai"}


def text(longest: int) -> Parser:
    """One line of text, not longer than this."""

    def read(cell: Cell) -> str:
        value = one_line(str(cell))
        if len(value) > longest:
            raise Refused(_("dài quá %(longest)d ký tự") % {"longest": longest})
        return value

    return read


def code(width: int = 0) -> Parser:
    """A code: Excel takes the zeros from "079", so a number is filled up again to `width` digits."""

    def read(cell: Cell) -> str:
        value = one_line(str(cell))
        return value.zfill(width) if value.isascii() and value.isdigit() else value

    return read


def whole_number(least: int = 0) -> Parser:
    """A whole number, typed as one or as text with dots between the thousands."""

    def read(cell: Cell) -> int:
        value = read_count(str(cell)) if isinstance(cell, str) else cell
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise Refused(_("cần số nguyên từ %(least)d trở lên") % {"least": least})
        return value

    return read


def day(cell: Cell) -> date:
    """A day: 24/5/2026, or a date cell of Excel."""
    return read_date(str(cell))


def yes_or_no(cell: Cell) -> bool:
    """Có or không, also as x, 1 and 0."""
    said = "1" if cell is True else "0" if cell is False else fold(str(cell))
    if said not in YES | NO:
        raise Refused(_("cần “có” hoặc “không”"))
    return said in YES


def email(cell: Cell) -> str:
    """A work e-mail address."""
    value = one_line(str(cell)).lower()
    try:
        validate_email(value)
    except ValidationError as error:
        raise Refused(_("không phải địa chỉ thư điện tử")) from error
    return value


def one_of(words: Mapping[str, Any]) -> Parser:
    """One of the words offered, {words people write: value}; marks and case do not matter."""
    values = {fold(str(word)): value for word, value in words.items()}
    offered = ", ".join(f"“{word}”" for word in words)

    def read(cell: Cell) -> Any:
        said = fold(str(cell))
        if said not in values:
            raise Refused(_("cần một trong: %(offered)s") % {"offered": offered})
        return values[said]

    return read


@dataclass(frozen=True)
class Column:
    """`header` is what people see, `key` what the code reads; `help` and `example` go into the template. In a workbook that
    comes filled in, `locked` columns only say what a row is about, and `choices` are offered as a list.
    """

    header: Any
    key: str
    parse: Parser
    required: bool = False
    help: Any = ""
    example: str = ""
    width: int = 24
    locked: bool = False
    choices: Iterable[Any] = ()

    def read(self, cell: Cell) -> Any:
        """The value of a cell; None where it is empty. Refused with what the cell needs."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            if self.required:
                raise Refused(_("chưa điền"))
            return None
        return self.parse(cell)
