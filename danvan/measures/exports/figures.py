"""The workbook of a table: what each unit is asked and what it said, to be filled in and sent back."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from danvan.core.formats import number
from danvan.jobs.sheets.books import template_of
from danvan.measures.asked import Asked
from danvan.measures.imports.figures import FIGURES
from danvan.measures.models import Figure, Measure


def figures_workbook(asked: Iterable[Asked]) -> bytes:
    """One line a figure; numbers as numbers, text as text."""
    return template_of(FIGURES, [_line(each) for each in asked])


def _line(each: Asked) -> dict[str, Any]:
    measure, figure = each.measure, each.figure
    unit = f" ({measure.unit_of_measure})" if measure.unit_of_measure else ""
    return {
        "period": str(each.period),
        "unit": each.unit.code,
        "unit_name": each.unit.name,
        "measure": measure.pk,
        "words": f"{measure.words}{unit}",
        "last": _shown(each.last, measure),
        "part": _cell(figure.part if figure else None, measure),
        "whole": _cell(figure.whole if figure else None, measure),
        "note": figure.note if figure else "",
        "version": each.version,
    }


def _cell(scaled: int | None, measure: Measure) -> int | Decimal | None:
    if scaled is None:
        return None
    return measure.amount(scaled) if measure.decimals else scaled


def _shown(figure: Figure | None, measure: Measure) -> str:
    if figure is None or figure.part is None:
        return ""
    return "/".join(number(measure.amount(each)) for each in (figure.part, figure.whole) if each is not None)
