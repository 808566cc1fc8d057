"""Small charts as shapes for SVG, each with its words. Colours are classes (ok, warn, late, info, off): the page's policy
allows no style on an element, and words, not colours, carry the meaning.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.formats import number

Value = Decimal | int | None

BAR_WIDTH, STRIP_WIDTH, LEAST = 150, 600, 3
COLUMN, GAP, HEIGHT = 10, 4, 32
LAYER, BOX, ROW, LONGEST_LABEL = 200, 184, 34, 24


@dataclass(frozen=True)
class Bar:
    """A value as a length, with a tick where it should reach; `width` is None where there is no figure."""

    width: Decimal | None
    tick: Decimal | None
    tone: str
    words: str


@dataclass(frozen=True)
class Part:
    """One part of a strip: where it begins, how long it is, and what it says."""

    x: Decimal
    width: Decimal
    tone: str
    label: str
    count: int
    address: str


@dataclass(frozen=True)
class Strip:
    """Parts of a whole, side by side."""

    parts: list[Part]
    words: str


@dataclass(frozen=True)
class Column:
    """One period's value: a rectangle standing on the axis, or a gap."""

    x: int
    y: Decimal
    height: Decimal
    label: str
    value: Value


@dataclass(frozen=True)
class Columns:
    """Values over periods; `line` holds the same as runs of points, broken where there is no figure."""

    columns: list[Column]
    lines: list[str]
    width: int
    words: str


@dataclass(frozen=True)
class Node:
    """One box of a graph: where it stands, what it says, where it leads, and the line that comes to it from the left."""

    x: int
    y: int
    label: str
    address: str
    line: str


@dataclass(frozen=True)
class Graph:
    """Boxes in layers, the first on the left; `words` say what a table beside it says in full."""

    nodes: list[Node]
    width: int
    height: int
    words: str


def bar(
    value: Value, *, threshold: Value = None, top: Value = 100, tone: str = "info", unit: str = "%", about: Any = ""
) -> Bar:
    """A value against its threshold, on a scale that reaches the largest of `top`, threshold and value."""
    scale = max(Decimal(each) for each in (top, threshold, value, 1) if each is not None)
    width = None if value is None else _length(max(Decimal(value), Decimal(0)), scale, BAR_WIDTH)
    # A tick at the very end stands half its own thickness inside, else half of it is cut off.
    tick = None if threshold is None else min(_length(threshold, scale, BAR_WIDTH), Decimal("149.2"))
    return Bar(width, tick, tone, _bar_words(value, threshold, unit, about))


def strip(parts: Iterable[tuple[Any, int, str] | tuple[Any, int, str, str]]) -> Strip:
    """Parts as (words, count, tone[, address]); none that counts anything is thinner than can be seen."""
    given = [(str(part[0]), part[1], part[2], part[3] if len(part) > 3 else "") for part in parts]
    widths = _shares([count for _label, count, _tone, _address in given])
    placed, x = [], Decimal(0)
    for (label, count, tone, address), width in zip(given, widths, strict=True):
        placed.append(Part(x, width, tone, label, count, address))
        x += width
    return Strip(placed, ", ".join(f"{part.label} {number(part.count)}" for part in placed))


def columns(values: Sequence[tuple[Any, Value]], *, top: Value = None, unit: str = "") -> Columns:
    """Values as (period in words, figure or None), oldest first."""
    known = [Decimal(value) for _label, value in values if value is not None]
    scale = max([*known, Decimal(top or 0)], default=Decimal(0)) or Decimal(1)
    placed = [_column(index, str(label), value, scale) for index, (label, value) in enumerate(values)]
    said = "; ".join(f"{each.label} {_said(each.value, unit)}" for each in placed)
    return Columns(placed, _lines(placed), max(len(placed) * (COLUMN + GAP) - GAP, COLUMN), said)


def graph(rows: Sequence[tuple[Any, Any, str, str]], words: str) -> Graph:
    """Rows of (key, key of what it comes from or None, label, address), parents first, as layers: each at its generation,
    children under one another beside their parent.
    """
    children: dict[Any, list[Any]] = {}
    for key, parent, _label, _address in rows:
        children.setdefault(parent, []).append(key)
    places: dict[Any, tuple[int, int]] = {}
    line, waiting = 0, [(key, 0) for key in reversed(children.get(None, []))]
    while waiting:
        key, depth = waiting.pop()
        places[key] = depth * LAYER, line * ROW
        own = children.get(key, [])
        # The first child stands on its parent's own line.
        line += 0 if own else 1
        waiting += [(child, depth + 1) for child in reversed(own)]
    nodes = [
        Node(*places[key], _short(label), address, _elbow(places.get(parent), places[key]))
        for key, parent, label, address in rows
    ]
    width = max((x for x, _y in places.values()), default=0) + LAYER
    return Graph(nodes, width, max(line, 1) * ROW, words)


def _elbow(start: tuple[int, int] | None, end: tuple[int, int]) -> str:
    """Out of the right of a box, down, and into the left of the next."""
    if start is None:
        return ""
    (left, top), (x, y) = start, end
    turn = x - 8
    return f"{left + BOX},{top + 12} {turn},{top + 12} {turn},{y + 12} {x},{y + 12}"


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"


def _column(index: int, label: str, value: Value, scale: Decimal) -> Column:
    height = Decimal(0) if value is None else _length(max(Decimal(value), Decimal(0)), scale, HEIGHT)
    return Column(index * (COLUMN + GAP), HEIGHT - height, height, label, value)


def _lines(placed: list[Column]) -> list[str]:
    runs: list[list[str]] = [[]]
    for column in placed:
        if column.value is None:
            runs.append([])
        else:
            runs[-1].append(f"{column.x + COLUMN // 2},{column.y}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _length(value: Value, scale: Decimal, full: int) -> Decimal:
    share = Decimal(value or 0) * full / scale
    return max(min(share, Decimal(full)), Decimal(0)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _shares(counts: list[int]) -> list[Decimal]:
    """Lengths that add up to the strip: each part that counts anything gets what can be seen, the rest is shared."""
    whole, seen = sum(counts), sum(1 for count in counts if count)
    if not whole:
        return [Decimal(0)] * len(counts)
    least = min(Decimal(LEAST), Decimal(STRIP_WIDTH) / seen)
    left = Decimal(STRIP_WIDTH) - least * seen
    ends = [Decimal(0)]
    for count in counts:
        ends.append(ends[-1] + (least + left * count / whole if count else 0))
    edges = [end.quantize(Decimal("0.1"), ROUND_HALF_UP) for end in ends]
    return [after - before for before, after in itertools.pairwise(edges)]


def _bar_words(value: Value, threshold: Value, unit: str, about: Any) -> str:
    said = _said(value, unit)
    if threshold is not None:
        said = _("%(value)s, chỉ tiêu %(threshold)s") % {"value": said, "threshold": _said(threshold, unit)}
    return f"{about}: {said}" if about else said


def _said(value: Value, unit: str) -> str:
    if value is None:
        return _("chưa có số liệu")
    return f"{number(value)}{unit}" if unit in ("", "%") else f"{number(value)} {unit}"
