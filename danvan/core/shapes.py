"""Questions whose condition changes its words with who asks and with what was chosen, as those of lists do: each shape
of a condition is written once, each asking only puts its own values in.

The shape of a condition is what is left of it without its numbers, texts and days. Where it holds anything whose shape
cannot be seen (a query of its own, an expression), it is asked as it stands, each time anew; `Told` lets it be seen.
"""

from collections.abc import Callable, Hashable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Q, QuerySet

from danvan.core.prepared import Place, Written, rounded

Row = TypeVar("Row")
# How many shapes of one question are kept written.
MOST_SHAPES = 256
KINDS = (int, str, date)
# What stands for a value while its question is written: nobody asks for such, and the numbers fit the smallest column.
FIRST_NUMBER, LAST_NUMBER, FIRST_DAY = 20_000, 32_000, date(9000, 1, 1)


class Unseen(Exception):
    """The shape of a condition cannot be seen."""


class Told:
    """A condition, or a value of one, that is made of plain values: `Told(named, "An")`. What is given by name belongs to
    its words.
    """

    conditional = True

    def __init__(self, made: Callable[..., Any], *values: Any, **words: Hashable) -> None:
        self.made, self.values, self.words = made, values, words

    def resolve_expression(self, *how: Any, **more: Any) -> Any:
        return self.made(*self.values, **self.words).resolve_expression(*how, **more)


class Shaped(Generic[Row]):
    """A question for all of which something is said: `query` gives the rows of a condition; `how` they are wanted belongs
    to its words.
    """

    def __init__(self, query: "Callable[..., QuerySet[Any, Row]]") -> None:
        self.query = query
        self._kept: dict[Hashable, Written[Row] | None] = {}

    def __call__(self, said: Q, *how: Hashable) -> list[Row]:
        """The rows of which this is said, read now."""
        values: list[Any] = []
        try:
            key = (shape_of(said, values), how)
            if key not in self._kept:
                self._keep(key, self._written(said, how, values))
        except Unseen:
            return list(self.query(said, *how))
        written = self._kept[key]
        return [] if written is None else written.asked(_fitted(values))

    def _keep(self, key: Hashable, written: Written[Row] | None) -> None:
        if len(self._kept) >= MOST_SHAPES:
            self._kept.clear()
        self._kept[key] = written

    def _written(self, said: Q, how: tuple[Hashable, ...], values: list[Any]) -> Written[Row] | None:
        """The words of this shape; None where nothing can be found by them."""
        if len(values) > LAST_NUMBER - FIRST_NUMBER:
            raise Unseen
        stand_ins = [_stand_in(value, number) for number, value in enumerate(values)]
        try:
            written = Written(self.query(_filled(said, iter(stand_ins)), *how))
        except EmptyResultSet:
            return None
        numbers = {value: number for number, value in enumerate(_fitted(stand_ins))}
        written.parts = [_placed(part, numbers) for part in written.parts]
        if {part.number for part in written.parts if isinstance(part, Place)} != set(range(len(values))):
            raise Unseen
        return written


def shape_of(said: Any, values: list[Any]) -> Hashable:
    """The shape of a condition; what it leaves out goes to `values`, in their order."""
    if isinstance(said, Q):
        return (said.connector, said.negated, tuple(shape_of(child, values) for child in said.children))
    if isinstance(said, tuple) and len(said) == 2 and isinstance(said[0], str):
        return (said[0], _shape_of_value(said[1], values))
    return _shape_of_value(said, values)


def _shape_of_value(value: Any, values: list[Any]) -> Hashable:
    if value is None or isinstance(value, bool):
        return value
    if _is_plain(value):
        values.append(value)
        return next(kind for kind in KINDS if isinstance(value, kind))
    if isinstance(value, list | tuple):
        return tuple(_shape_of_value(one, values) for one in rounded(list(value)))
    if isinstance(value, Told):
        made = tuple(_shape_of_value(one, values) for one in value.values)
        return (value.made, made, tuple(sorted(value.words.items())))
    raise Unseen


def _filled(said: Any, left: Iterator[Any]) -> Any:
    """The same condition, with others in place of its values."""
    if isinstance(said, Q):
        filled = Q(_connector=said.connector, _negated=said.negated)
        filled.children = [_filled(child, left) for child in said.children]
        return filled
    if isinstance(said, tuple) and len(said) == 2 and isinstance(said[0], str):
        return (said[0], _filled_value(said[1], left))
    return _filled_value(said, left)


def _filled_value(value: Any, left: Iterator[Any]) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, list | tuple):
        return [_filled_value(one, left) for one in rounded(list(value))]
    if isinstance(value, Told):
        return Told(value.made, *(_filled_value(one, left) for one in value.values), **value.words)
    return next(left)


def _is_plain(value: Any) -> bool:
    return isinstance(value, KINDS) and not isinstance(value, datetime)


def _stand_in(value: Any, number: int) -> Any:
    if isinstance(value, str):
        return f"\ue000{number}\ue000"
    return FIRST_DAY + timedelta(days=number) if isinstance(value, date) else FIRST_NUMBER + number


def _placed(part: Any, numbers: dict[Any, int]) -> Any:
    """A parameter of the words as it is, or the place of the value that it stands for."""
    number = numbers.get(part) if _is_plain(part) else None
    return part if number is None else Place(number)


def _fitted(values: list[Any]) -> list[Any]:
    """The values as the database takes them."""
    days = connections[DEFAULT_DB_ALIAS].ops.adapt_datefield_value
    plain: dict[type, Callable[[Any], Any]] = {int: int, str: str, date: days}
    return [next(plain[kind] for kind in KINDS if isinstance(value, kind))(value) for value in values]
