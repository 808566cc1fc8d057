"""Marks and votes in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from danvan.appraisals.arithmetic import Tally
from danvan.appraisals.models import Mark, Sheet
from danvan.core.points import points_words


def mark_words(said: int | bool | None) -> str:
    """What a sheet says to a criterion."""
    if said is None:
        return ""
    if isinstance(said, bool):
        return _("đạt") if said else _("chưa đạt")
    return points_words(said)


def marks_of(sheet: Sheet) -> dict[int, int | bool]:
    """The marks of a sheet by criterion."""
    return said_by(sheet.marks.all()) if sheet.pk else {}


def said_by(marks: Iterable[Mark]) -> dict[int, int | bool]:
    """What marks say, by criterion."""
    said = {mark.criterion_id: mark.points if mark.passes is None else mark.passes for mark in marks}
    return {criterion: value for criterion, value in said.items() if value is not None}


def sheet_sum(said: dict[int, int | bool]) -> str:
    """A sheet in one word: its points, or how many criteria are met."""
    if any(isinstance(value, bool) for value in said.values()):
        return _("%(met)d/%(all)d tiêu chí đạt") % {"met": sum(map(bool, said.values())), "all": len(said)}
    return points_words(sum(said.values())) if said else ""


def tally_words(tally: Tally) -> str:
    """Votes in a line: 5 đồng ý, 1 không đồng ý."""
    parts = [
        (tally.agreed, _("đồng ý")),
        (tally.against, _("không đồng ý")),
        (tally.other, _("ý kiến khác")),
        (tally.invalid, _("phiếu không hợp lệ")),
    ]
    return ", ".join(f"{count} {word}" for count, word in parts if count) or _("chưa có ý kiến")
