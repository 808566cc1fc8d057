"""Changing one line of an outline: put in, written over, taken out, moved. A line is known by its number, name or code; a
criterion also by its group.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core.errors import Refused
from danvan.scoring.outline import Band, Criterion, Fact, Group, Outline

Row = Any
Name = Callable[[Row], str]
NAMES: dict[str, Name] = {
    "group": lambda row: row.number,
    "criterion": lambda row: row.number,
    "band": lambda row: row.name,
    "fact": lambda row: row.code,
}
GONE = gettext_lazy("Dòng này không còn trong bộ tiêu chí: người khác vừa sửa. Mời tải lại trang.")


def found(outline: Outline, what: str, name: str) -> Row | None:
    """The line of this name."""
    rows: dict[str, Sequence[Row]] = {
        "group": outline.groups,
        "criterion": list(outline.criteria()),
        "band": outline.bands,
        "fact": outline.facts,
    }
    return next((row for row in rows[what] if NAMES[what](row) == name), None)


def put(outline: Outline, what: str, row: Row, *, was: str = "", under: str = "") -> Outline:
    """Writes a line in the place of the one that was called so, or at the end; a criterion ends its group `under`. Refused
    where another line has the name.
    """
    name = NAMES[what](row)
    if name != was and found(outline, what, name) is not None:
        raise Refused(_("“%(name)s” đã có trong bộ tiêu chí. Mời ghi khác.") % {"name": name})
    if was and found(outline, what, was) is None:
        raise Refused(GONE)
    if what == "group":
        return replace(outline, groups=_put(outline.groups, NAMES[what], _with_criteria(outline, row, was), was))
    if what == "criterion":
        return replace(outline, groups=tuple(_put_under(group, row, was, under) for group in outline.groups))
    if what == "band":
        return _put_band(outline, row, was)
    return replace(outline, facts=_put(outline.facts, NAMES[what], row, was))


def taken_out(outline: Outline, what: str, name: str) -> Outline:
    """Without a line; a group goes with its criteria."""
    if found(outline, what, name) is None:
        raise Refused(GONE)
    if what == "criterion":
        groups = tuple(replace(group, criteria=_without(group.criteria, what, name)) for group in outline.groups)
        return replace(outline, groups=groups)
    field = {"group": "groups", "band": "bands", "fact": "facts"}[what]
    changed: dict[str, Any] = {field: _without(getattr(outline, field), what, name)}
    return replace(outline, **changed)


def moved(outline: Outline, what: str, name: str, by: int) -> Outline:
    """A line one place up (-1) or down (1) among its own; bands stand by their points and do not move."""
    if what == "criterion":
        groups = tuple(replace(group, criteria=_moved(group.criteria, what, name, by)) for group in outline.groups)
        return replace(outline, groups=groups)
    field = {"group": "groups", "fact": "facts"}[what]
    changed: dict[str, Any] = {field: _moved(getattr(outline, field), what, name, by)}
    return replace(outline, **changed)


def _with_criteria(outline: Outline, group: Group, was: str) -> Group:
    before = found(outline, "group", was) if was else None
    return replace(group, criteria=before.criteria) if before else group


def _put_under(group: Group, row: Criterion, was: str, under: str) -> Group:
    if was and any(each.number == was for each in group.criteria):
        return replace(group, criteria=_put(group.criteria, NAMES["criterion"], row, was))
    if not was and group.number == under:
        return replace(group, criteria=(*group.criteria, row))
    return group


def _put_band(outline: Outline, band: Band, was: str) -> Outline:
    """Bands stand by their points; what named the band by its old name names it by the new one."""
    bands = sorted(_put(outline.bands, NAMES["band"], band, was), key=lambda each: -each.least)
    renamed = [replace(each, falls_to=band.name) if was and each.falls_to == was else each for each in bands]
    facts: list[Fact] = [replace(each, band=band.name) if was and each.band == was else each for each in outline.facts]
    return replace(outline, bands=tuple(renamed), facts=tuple(facts))


def _put(rows: Sequence[Row], name: Name, row: Row, was: str) -> tuple[Row, ...]:
    if not was:
        return (*rows, row)
    return tuple(row if name(each) == was else each for each in rows)


def _without(rows: Sequence[Row], what: str, name: str) -> tuple[Row, ...]:
    return tuple(each for each in rows if NAMES[what](each) != name)


def _moved(rows: Sequence[Row], what: str, name: str, by: int) -> tuple[Row, ...]:
    order = list(rows)
    at = next((place for place, each in enumerate(order) if NAMES[what](each) == name), None)
    if at is None or not 0 <= at + by < len(order):
        return tuple(order)
    order[at], order[at + by] = order[at + by], order[at]
    return tuple(order)
