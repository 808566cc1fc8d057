"""Figures of many units in one table: a row a unit, a cell a number. Note and reason are said once a row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from danvan.measures.actions.figures import Said
from danvan.measures.asked import Asked
from danvan.measures.forms.figures import FigureForm
from danvan.measures.forms.units import old_version
from danvan.measures.models import Figure, Measure
from danvan.units.models import Unit

ONCE_A_ROW = ("note", "reason")


class CellForm(FigureForm):
    """One measure of one row. The row's note goes with what is new; where nobody touched it, each figure keeps its own."""

    def __init__(self, data: Mapping[str, Any] | None, *, asked: Asked, row_prefix: str, row_note: str) -> None:
        self.row_prefix, self.row_note = row_prefix, row_note
        super().__init__(data, asked=asked, prefix=f"{row_prefix}-m{asked.measure.pk}")
        self.initial["note"] = row_note
        self.old_version = old_version

    def add_prefix(self, field_name: str) -> str:
        """Note and reason belong to the row."""
        return f"{self.row_prefix}-{field_name}" if field_name in ONCE_A_ROW else super().add_prefix(field_name)

    def clean_note(self) -> str:
        """The note for this figure."""
        note: str = self.cleaned_data["note"]
        return self.asked.figure.note if self.asked.figure and note == self.row_note else note

    def _left_blank(self, whole: int | None, note: str) -> None:
        super()._left_blank(whole, "")


@dataclass(frozen=True)
class Column:
    """One measure of the table, with or without its whole."""

    measure: Measure
    asks_whole: bool

    @property
    def width(self) -> int:
        return 2 if self.asks_whole else 1


@dataclass(frozen=True)
class Cell:
    """What stands where a row and a column meet: a form, a figure that can no longer be said, or nothing that is asked."""

    column: Column
    asked: Asked | None
    form: CellForm | None


class RowForm:
    """What is typed for one unit."""

    def __init__(
        self, unit: Unit, asked: Sequence[Asked], columns: Sequence[Column], data: Mapping[str, Any] | None
    ) -> None:
        self.unit, self.prefix, self.refusal = unit, f"u{unit.pk}", ""
        by_measure = {each.measure.pk: each for each in asked}
        notes = {each.figure.note for each in asked if each.figure}
        self.note0 = notes.pop() if len(notes) == 1 else ""
        self.cells = [self._cell(column, by_measure.get(column.measure.pk), data) for column in columns]

    def _cell(self, column: Column, asked: Asked | None, data: Mapping[str, Any] | None) -> Cell:
        if asked is None or not asked.is_open:
            return Cell(column, asked, None)
        return Cell(column, asked, CellForm(data, asked=asked, row_prefix=self.prefix, row_note=self.note0))

    @property
    def forms(self) -> list[CellForm]:
        return [cell.form for cell in self.cells if cell.form is not None]

    @property
    def is_fine(self) -> bool:
        """Whether nothing in the row has to be looked at again."""
        return not self.refusal and all(not form.is_bound or form.is_valid() for form in self.forms)

    @property
    def is_stale(self) -> bool:
        return any(not form.is_valid() and form.stale for form in self.forms)

    @property
    def only_asks(self) -> bool:
        """Whether the row waits for nothing but an answer."""
        wrong = {name for form in self.forms for name in form.errors}
        return not self.refusal and wrong == {"confirmed"}

    @property
    def said(self) -> list[Said]:
        """What is new in the row."""
        return [form.said for form in self.forms if form.is_valid() and form.said]

    @property
    def wants_reason(self) -> bool:
        return any(form.wants_reason for form in self.forms)

    @property
    def faults(self) -> list[str]:
        """What is wrong with the row as a whole: its reason, its note, or that it was refused."""
        found = [str(error) for form in self.forms for name in ONCE_A_ROW for error in form.errors.get(name, [])]
        return list(dict.fromkeys([*([self.refusal] if self.refusal else []), *found]))

    @property
    def shared(self) -> CellForm | None:
        """The form that shows the row's note and reason."""
        return self.forms[0] if self.forms else None

    @property
    def latest(self) -> Figure | None:
        """What was said last, for who typed it and from what."""
        figures = [cell.asked.current for cell in self.cells if cell.asked and cell.asked.current]
        return max(figures, key=lambda figure: figure.at, default=None)

    @property
    def is_said(self) -> bool:
        """Whether nothing is missing."""
        return all(cell.asked is None or cell.asked.figure is not None for cell in self.cells)


def columns_of(asked: Iterable[Asked]) -> list[Column]:
    """The measures that any of the units is asked, in the order of the targets."""
    found: dict[int, Column] = {}
    for each in asked:
        before = found.get(each.measure.pk)
        found[each.measure.pk] = Column(each.measure, each.asks_whole or bool(before and before.asks_whole))
    return list(found.values())


def rows_for(
    units: Iterable[Unit], asked: Iterable[Asked], data: Mapping[str, Any] | None = None, only: set[int] | None = None
) -> tuple[list[Column], list[RowForm]]:
    """The table of these units; `data` is read for `only` some of them, where that is said."""
    asked = list(asked)
    columns = columns_of(asked)
    by_unit: dict[int, list[Asked]] = {}
    for each in asked:
        by_unit.setdefault(each.unit.pk, []).append(each)
    rows = [
        RowForm(unit, by_unit.get(unit.pk, ()), columns, data if only is None or unit.pk in only else None)
        for unit in units
    ]
    return columns, rows


def saved_words(count: int) -> str:
    """How many rows were saved."""
    return _("Đã lưu %(count)s đơn vị.") % {"count": count}
