"""Lists page by key: the next page begins after the last row shown, so the deepest page costs what the first costs, and
rows that come or go in between neither repeat nor skip any. Counts stop at a cap.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Field, Q, QuerySet
from django.http import QueryDict

from danvan.core.formats import capped

SIZE = 50
CAP = 1000
AFTER, BEFORE = "sau", "truoc"
LONGEST_KEY = 1000


@dataclass(frozen=True)
class Key:
    """One column of an ordering. Rows without a value stand last, in either direction."""

    name: str
    descending: bool
    nullable: bool
    field: "Field[Any, Any]"

    def order(self, backward: bool) -> Any:
        """How the database sorts by it; plain where there are no gaps, so that a plain index serves."""
        column, down = F(self.name), self.descending != backward
        gaps = {} if not self.nullable else {"nulls_first": True} if backward else {"nulls_last": True}
        return column.desc(**gaps) if down else column.asc(**gaps)

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def beyond(self, value: Any, backward: bool) -> Iterator[Q]:
        """The rows beyond a value as ranges of an index, nearest first."""
        gap = Q(**{f"{self.name}__isnull": True})
        if value is not None:
            yield Q(**{f"{self.name}__{'lt' if self.descending != backward else 'gt'}": value})
            if self.nullable and not backward:
                yield gap
        elif backward:
            yield ~gap

    def value_of(self, row: Any) -> Any:
        """The row's value, through relations the list has fetched."""
        if isinstance(row, Mapping):
            return row[self.name]
        for step in self.name.split("__"):
            row = None if row is None else getattr(row, step)
        return row


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the addresses of its neighbours ("" where there is none)."""

    rows: list[Any]
    newer: str
    older: str
    total: int | None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def count_words(self, noun: Any = "") -> str:
        """12 kế hoạch, hơn 1.000 kế hoạch; nothing where nobody counted."""
        return "" if self.total is None else f"{capped(self.total, CAP)} {noun}".strip()


class Sorting:
    """Which of a list's orderings the reader asks for: `ways` names them, `?xep=-han` asks for one, reversed."""

    def __init__(self, params: QueryDict, ways: Mapping[str, Sequence[str]], default: str) -> None:
        asked = params.get("xep", default)
        self.params, self.ways = params, ways
        self.asked = asked if asked.removeprefix("-") in ways else default

    @property
    def order(self) -> list[str]:
        """The ordering, as `paged` takes it."""
        names = list(self.ways[self.asked.removeprefix("-")])
        return [_reversed(name) for name in names] if self.asked.startswith("-") else names

    def by(self, key: str) -> str:
        """The value of aria-sort on a column's head; empty where the list is sorted by another."""
        if self.asked.removeprefix("-") != key:
            return ""
        return "descending" if self.asked.startswith("-") else "ascending"

    def address(self, key: str) -> str:
        """Sorts by this column, from its first page; a second press turns it round."""
        turned = f"-{key}" if self.asked == key else key
        return _address(self.params, {"xep": turned})


def paged(
    rows: QuerySet[Any], params: QueryDict, order: Sequence[str], *, size: int = SIZE, counted: bool = True
) -> Page:
    """One page of `rows` in `order` (its last key is always the primary one), at the place the address names."""
    keys = keys_of(rows, order)
    total = capped_count(rows) if counted else None
    if (place := _read(params.get(BEFORE, ""), keys)) is not None:
        page = _take(rows, keys, place, size, backward=True)
        if len(page) > size:
            return _page(page[-size:], keys, params, total, newer=True, older=True)
        place = None
    else:
        place = _read(params.get(AFTER, ""), keys)
    page = _take(rows, keys, place, size, backward=False)
    return _page(page[:size], keys, params, total, newer=place is not None, older=len(page) > size)


def capped_count(rows: QuerySet[Any], cap: int = CAP) -> int:
    """How many rows there are, counted up to one over the cap."""
    return rows.order_by()[: cap + 1].count()


def keys_of(rows: QuerySet[Any], order: Sequence[str]) -> list[Key]:
    """The columns of an ordering such as ("-due_on", "unit__sort_key"); the primary key ends it."""
    keys = [_key(rows, name) for name in order]
    if keys and keys[-1].name == "pk":
        return keys
    return [*keys, _key(rows, "-pk" if keys and keys[-1].descending else "pk")]


def _key(rows: QuerySet[Any], written: str) -> Key:
    name = written.removeprefix("-")
    if name in rows.query.annotations:
        return Key(name, written.startswith("-"), True, rows.query.annotations[name].output_field)
    nullable, model, field = False, rows.model, rows.model._meta.pk
    for step in name.split("__"):
        field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        if not isinstance(field, Field):
            raise FieldDoesNotExist(f"{written}: an ordering follows single values only.")
        nullable, model = nullable or field.null, field.related_model or model
    return Key(name, written.startswith("-"), nullable, field)


def _take(rows: QuerySet[Any], keys: list[Key], place: list[Any] | None, size: int, *, backward: bool) -> list[Any]:
    """One row more than a page, in the order of the list."""
    ordered = rows.order_by(*(key.order(backward) for key in keys))
    if place is None:
        return list(ordered[: size + 1])
    found: list[Any] = []
    for part in _parts(keys, place, backward):
        found += ordered.filter(part)[: size + 1 - len(found)]
        if len(found) > size:
            break
    return found[::-1] if backward else found


def _parts(keys: list[Key], place: list[Any], backward: bool) -> Iterator[Q]:
    """Everything beyond a row, as ranges in the order of the list: first its ties, then what differs earlier."""
    for index in range(len(keys) - 1, -1, -1):
        ties = Q()
        for key, value in zip(keys[:index], place[:index], strict=True):
            ties &= key.same(value)
        for beyond in keys[index].beyond(place[index], backward):
            yield ties & beyond


def _page(rows: list[Any], keys: list[Key], params: QueryDict, total: int | None, *, newer: bool, older: bool) -> Page:
    back = _address(params, {BEFORE: _written(rows[0], keys)}) if newer and rows else ""
    on = _address(params, {AFTER: _written(rows[-1], keys)}) if older and rows else ""
    return Page(rows, back or (_address(params, {}) if newer else ""), on, total)


def _written(row: Any, keys: list[Key]) -> str:
    values = json.dumps([key.value_of(row) for key in keys], cls=Exact, separators=(",", ":"))
    return base64.urlsafe_b64encode(values.encode()).decode().rstrip("=")


class Exact(DjangoJSONEncoder):
    """Moments to the microsecond: a key rounded to the millisecond would skip or repeat its row."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def _read(written: str, keys: list[Key]) -> list[Any] | None:
    """The row an address names; None for none and for what nobody could have been given."""
    if not written or len(written) > LONGEST_KEY:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(written + "=" * (-len(written) % 4)))
        if not isinstance(values, list) or len(values) != len(keys) or "\x00" in "".join(map(str, values)):
            return None
        return [key.field.to_python(value) for key, value in zip(keys, values, strict=True)]
    except (binascii.Error, ValueError, TypeError, ValidationError, RecursionError, OverflowError, ArithmeticError):
        return None


def _address(params: QueryDict, change: Mapping[str, str]) -> str:
    kept = params.copy()
    for name in (AFTER, BEFORE):
        kept.pop(name, None)
    for name, value in change.items():
        kept[name] = value
    return f"?{kept.urlencode()}"


def _reversed(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"
