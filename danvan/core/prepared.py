"""Questions asked in the same words again and again, such as those of every page: their SQL is written once, each asking
only puts its own values in. Django takes several times as long to write such a query as the database takes to answer
it. Only words are kept, never an answer.
"""

import copy
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, Expression, F, Field, Func, QuerySet

Row = TypeVar("Row")
Thing = TypeVar("Thing")
# How many sizes of one question are kept written.
MOST_SIZES = 32


class Place(Expression):
    """Where a value goes that is known only when the question is asked."""

    def __init__(self, number: int, field: "Field[Any, Any] | None" = None) -> None:
        super().__init__(output_field=field)
        self.number = number

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


class OneOf(Func):
    """Whether a column holds one of these: `IN`, which Django asks of a relation only with values at hand."""

    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, *_words: Any, **_context: Any) -> Any:
        column, *values = [compiler.compile(part) for part in self.source_expressions]
        listed = ", ".join(sql for sql, _params in values)
        return f"{column[0]} IN ({listed})", (*column[1], *chain.from_iterable(params for _sql, params in values))


def one_of(name: str, keys: "Sequence[tuple[Any]]") -> OneOf:
    """Rows whose `name` is one of the keys of a list of `Sized`."""
    return OneOf(F(name), *(key for (key,) in keys))


class Prepared(Generic[Row]):
    """A query of one shape: `query` writes it from a place for each value, which are of the kinds of `fields`.

    A value may be compared with, but never be None, a list or a slice: those change the words. The rows are what the
    queryset gives (records with what it joins to them, or values_list); nothing is prefetched.
    """

    def __init__(self, query: Callable[..., "QuerySet[Any, Row]"], *fields: "Field[Any, Any]") -> None:
        self.query, self.fields = query, fields

    def __call__(self, *values: Any) -> list[Row]:
        """The rows for these values, read now."""
        connection = connections[DEFAULT_DB_ALIAS]
        fitted = [field.get_db_prep_value(value, connection) for field, value in zip(self.fields, values, strict=True)]
        return self._written.asked(fitted)

    @cached_property
    def _written(self) -> "Written[Row]":
        return Written(self.query(*(Place(number, field) for number, field in enumerate(self.fields))))


class Written(Generic[Row]):
    """The words of a query, and what makes rows of what they find; the places in them are numbered."""

    def __init__(self, rows: "QuerySet[Any, Row]") -> None:
        asked: Any = rows
        self.iterable, self.fields = asked._iterable_class, asked._fields
        self.compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.parts = self.compiler.as_sql()

    def asked(self, fitted: Sequence[Any]) -> list[Row]:
        """The rows for these values, as the database takes them, read now."""
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda: (
            self.sql,
            tuple(fitted[part.number] if isinstance(part, Place) else part for part in self.parts),
        )
        answered = compiler.execute_sql()
        if not answered:
            # Most questions of a page find nothing, and nothing needs no converting.
            return []
        compiler.execute_sql = lambda *_how, **_more: answered
        return list(self.iterable(_Asked(compiler, self.fields)))


class _Asked:
    """What the iterables of a queryset look at: its database, the names of its columns, the compiler of its query."""

    db = DEFAULT_DB_ALIAS
    _known_related_objects: dict[Any, Any] = {}

    def __init__(self, compiler: Any, fields: Any) -> None:
        self.query = self
        self.compiler = compiler
        self._fields = fields

    def get_compiler(self, using: str) -> Any:
        return self.compiler


class Sized(Generic[Row]):
    """Prepared questions that differ only in how many things they name: `query` gets one list of places for each of
    `each`, which says of what kinds the values of one thing are.

    The things stand in an "any of these": to keep the shapes few, the last is named again until there are one, two,
    four, eight. Where there is nothing to name there are no rows, and nothing is asked.
    """

    def __init__(
        self,
        query: Callable[..., "QuerySet[Any, Row]"],
        *fields: "Field[Any, Any]",
        each: Sequence[Sequence["Field[Any, Any]"]],
    ) -> None:
        self.query, self.fields, self.each = query, fields, each
        self._of_size = lru_cache(maxsize=MOST_SIZES)(self._written_for)

    def __call__(self, *values: Any) -> list[Row]:
        """The rows for these values and lists of things, read now; a thing of one value may stand without a tuple."""
        single, lists = values[: len(self.fields)], values[len(self.fields) :]
        if not all(lists):
            return []
        things = [rounded([thing if isinstance(thing, tuple) else (thing,) for thing in named]) for named in lists]
        flat = chain.from_iterable(chain.from_iterable(things))
        return self._of_size(tuple(len(named) for named in things))(*single, *flat)

    def _written_for(self, sizes: tuple[int, ...]) -> Prepared[Row]:
        def query(*places: Place) -> "QuerySet[Any, Row]":
            left = iter(places)
            single = list(islice(left, len(self.fields)))
            lists = [
                [tuple(islice(left, len(kinds))) for _thing in range(size)]
                for kinds, size in zip(self.each, sizes, strict=True)
            ]
            return self.query(*single, *lists)

        of_things = [field for kinds, size in zip(self.each, sizes, strict=True) for field in [*kinds] * size]
        return Prepared(query, *self.fields, *of_things)


def rounded(things: list[Thing]) -> list[Thing]:
    """As many as the next power of two, the last one over again; nothing stays nothing."""
    return things + things[-1:] * ((1 << (len(things) - 1).bit_length()) - len(things))
