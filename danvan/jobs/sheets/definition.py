"""What an app says of a sheet it takes in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from danvan.core.acting import Acting
from danvan.jobs.sheets.columns import Cell, Column


@dataclass(frozen=True)
class Row:
    """One row: its number as Excel shows it, its values by key (None: empty or unreadable), and its cells as sent."""

    number: int
    values: dict[str, Any]
    cells: tuple[Cell, ...]

    def __getitem__(self, key: str) -> Any:
        return self.values[key]


@dataclass(frozen=True)
class RowError:
    """What is wrong with a row: the sentence says what and what to do; `key` names the column to blame, if one is."""

    row: int
    sentence: Any
    key: str = ""


class Write(Protocol):
    """Writes all rows in the action around it, set-based, and says in a sentence what was done."""

    def __call__(self, rows: Sequence[Row], *, by: Acting, progress: Callable[[int, int], None]) -> Any: ...


@dataclass(frozen=True)
class Sheet:
    """`allowed` is asked when a workbook is sent, when it is checked and when it is written.

    A row of which `says_nothing` is true (a unit with nobody beside it) is passed over. `check` sees all other rows at
    once, so that lookups are loaded once and rows compared; a cell that could not be read is None there. `summary` says
    in a few lines what writing will do; `apply` does it; `address` is where it can be seen. What `gives_rights` is
    written only for who was confirmed shortly before, as for each role by itself.
    """

    name: str
    title: Any
    columns: Sequence[Column]
    allowed: Callable[[Acting], bool]
    check: Callable[[Sequence[Row], Acting], Iterable[RowError]]
    apply: Write
    summary: Callable[[Sequence[Row], Acting], Sequence[str]]
    most_rows: int = 100_000
    address: Callable[[], str] | None = None
    says_nothing: Callable[[Row], bool] = lambda row: False
    gives_rights: bool = False

    def column(self, key: str) -> Column | None:
        """The column of a key."""
        return next((column for column in self.columns if column.key == key), None)


_sheets: dict[str, Sheet] = {}


def register_sheet(sheet: Sheet) -> None:
    """Says at start-up that workbooks of this kind are taken."""
    _sheets[sheet.name] = sheet


def sheet_named(name: str) -> Sheet | None:
    """The sheet of that name, if the house takes it."""
    return _sheets.get(name)
