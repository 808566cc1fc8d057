"""What one version of a set says otherwise than another: lines that came, went, or read differently, in the order of the
later one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.core.points import points_words
from danvan.scoring.models.bands import EFFECTS, BandRow, FactRow
from danvan.scoring.models.lines import GROUPS, SCORERS, CriterionRow, GroupRow
from danvan.scoring.models.sets import WAIVED
from danvan.scoring.outline import Outline

POINTS = {"most", "step", "least", "base"}
CHOICES: dict[str, Mapping[str, Any]] = {
    "kind": dict(GROUPS),
    "scorer": dict(SCORERS),
    "effect": dict(EFFECTS),
    "waived": dict(WAIVED),
}
WHOLE = {
    "base": _("thang điểm"),
    "above_base": _("điểm thưởng được vượt thang điểm"),
    "waived": _("điểm của tiêu chí không áp dụng"),
}
YES, NO = _("có"), _("không")
GRADES = _("mức điểm")


@dataclass(frozen=True)
class Change:
    """One line of a set that differs: `fields` are (name, before, after); none where the line came or went whole."""

    what: Any
    label: str
    how: Any
    fields: tuple[tuple[Any, str, str], ...] = ()


CAME, WENT, OTHERWISE = _("mới"), _("bỏ"), _("sửa")


def differences(before: Outline, after: Outline) -> list[Change]:
    """All that differs."""
    return [
        *_whole(before, after),
        *_rows(_("Nhóm"), before.groups, after.groups, lambda each: each.number, GroupRow),
        *_rows(_("Tiêu chí"), list(before.criteria()), list(after.criteria()), lambda each: each.number, CriterionRow),
        *_rows(_("Mức"), before.bands, after.bands, lambda each: each.name, BandRow),
        *_rows(_("Sự việc"), before.facts, after.facts, lambda each: each.code, FactRow),
    ]


def _whole(before: Outline, after: Outline) -> Iterator[Change]:
    changed = [
        (label, said(name, getattr(before, name)), said(name, getattr(after, name)))
        for name, label in WHOLE.items()
        if getattr(before, name) != getattr(after, name)
    ]
    if changed:
        yield Change(_("Bộ tiêu chí"), "", OTHERWISE, tuple(changed))


def _rows(
    what: Any, before: Sequence[Any], after: Sequence[Any], name: Callable[[Any], str], model: Any
) -> Iterator[Change]:
    old = {name(each): each for each in before}
    for each in after:
        known = old.pop(name(each), None)
        if known is None:
            yield Change(what, _label(each, name), CAME)
        elif changed := tuple(_fields(known, each, model)):
            yield Change(what, _label(each, name), OTHERWISE, changed)
    for each in old.values():
        yield Change(what, _label(each, name), WENT)


def _label(row: Any, name: Callable[[Any], str]) -> str:
    words = getattr(row, "words", "")
    return f"{name(row)}. {words}" if words else name(row)


def _fields(before: Any, after: Any, model: Any) -> Iterator[tuple[Any, str, str]]:
    for each in fields(after):
        old, new = getattr(before, each.name), getattr(after, each.name)
        if old == new or each.name == "criteria":
            continue
        label = GRADES if each.name == "grades" else model._meta.get_field(each.name).verbose_name
        yield label, said(each.name, old), said(each.name, new)


def said(name: str, value: Any) -> str:
    """A value as people read it."""
    if name in POINTS:
        return points_words(value)
    if name in CHOICES:
        return str(CHOICES[name][value])
    if name == "grades":
        return "; ".join(f"{points_words(each.points)}: {each.words}" for each in value)
    if isinstance(value, bool):
        return str(YES if value else NO)
    return str(value)
