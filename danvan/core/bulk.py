"""Thousands of finished rows put into a table at once: COPY on PostgreSQL, a thousand to a statement on SQLite.

No record is made of them in memory, nothing is looked up and no default filled in: whoever writes so has finished the
rows. Constraints, indexes and triggers of the database hold as for any other row.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from itertools import chain, islice
from json import JSONEncoder
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Field, JSONField, Model

ROWS_AT_ONCE = 1_000

Row = Sequence[Any]
Written = Callable[[Any], Any]


def insert_rows(model: type[Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Puts rows of plain values into a model's table and gives how many; `columns` are named as a record's values are,
    `unit_id` for a relation.

    Inside an action: half of the rows would be worse than none.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Rows are put in inside an action.")
    into, fields = _place(model, tuple(columns))
    put = _copied if connection.vendor == "postgresql" else _inserted
    return put(into, len(fields), written(rows, fields))


def insert_few(model: type[Model], columns: Sequence[str], rows: Sequence[Row]) -> int:
    """Puts a few rows in by one statement and gives how many: one that the table already holds, which somebody else put
    in meanwhile, is left out, and does not end the action.
    """
    into, fields = _place(model, tuple(columns))
    statement = f"INSERT INTO {into} VALUES {_places(len(rows), len(fields))} ON CONFLICT DO NOTHING"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, list(chain.from_iterable(written(rows, fields))))
        return int(cursor.rowcount)


@cache
def _place(model: type[Model], columns: tuple[str, ...]) -> "tuple[str, list[Field[Any, Any]]]":
    """Where rows go, as SQL names it, and the fields of their values."""
    fields = [field_of(model, column) for column in columns]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    return f"{connection.ops.quote_name(model._meta.db_table)} ({names})", fields


def _places(rows: int, width: int) -> str:
    row = f"({', '.join(['%s'] * width)})"
    return ", ".join([row] * rows)


def field_of(model: type[Model], column: str) -> "Field[Any, Any]":
    """The field kept in this column, by the name its values have on a record."""
    found = next((field for field in model._meta.concrete_fields if field.attname == column), None)
    if found is None:
        raise LookupError(f"{model._meta.label} keeps no {column}.")
    return found


def written(rows: Iterable[Row], fields: Sequence["Field[Any, Any]"]) -> Iterable[Row]:
    """The rows as the database takes them: most values as they are, moments and JSON written."""
    writers = [(place, writer) for place, field in enumerate(fields) if (writer := writer_of(field))]
    return _each_written(rows, writers) if writers else rows


def writer_of(field: "Field[Any, Any]") -> Written | None:
    """How the values of a field are written; None where the driver takes them as they are."""
    if isinstance(field, JSONField):
        return (field.encoder or JSONEncoder)().encode
    if isinstance(field, DateTimeField):
        return _Once(lambda moment: field.get_db_prep_save(moment, connection=connection)).__getitem__
    return None


class _Once(dict[Any, Any]):
    """Each value written when it is first met: the rows of one act bear one moment."""

    def __init__(self, write: Written) -> None:
        self.write = write

    def __missing__(self, value: Any) -> Any:
        self[value] = self.write(value)
        return self[value]


def _each_written(rows: Iterable[Row], writers: Sequence[tuple[int, Written]]) -> Iterator[Row]:
    for row in rows:
        values = list(row)
        for place, write in writers:
            values[place] = write(values[place])
        yield values


def _copied(into: str, _width: int, rows: Iterable[Row]) -> int:
    with connection.cursor() as cursor:
        # The copy ends outside the cursor's own methods: its errors are told in the house's terms here.
        with connection.wrap_database_errors, cursor.copy(f"COPY {into} FROM STDIN") as copy, _finished():
            for row in rows:
                copy.write_row(row)
        return int(cursor.rowcount)


def _inserted(into: str, width: int, rows: Iterable[Row]) -> int:
    """Many rows to a statement: at the end of each, the index for searching writes itself out."""
    at_once, count, left = rows_at_once(width), 0, iter(rows)
    with connection.cursor() as cursor:
        while some := _next(left, at_once):
            statement = f"INSERT INTO {into} VALUES {_places(len(some), width)}"  # noqa: S608
            cursor.execute(statement, list(chain.from_iterable(some)))
            count += len(some)
    return count


def _next(left: Iterator[Row], most: int) -> list[Row]:
    with _finished():
        return list(islice(left, most))


def _finished() -> AbstractContextManager[None]:
    """Refuses rows that ask the database while they are put in: PostgreSQL would wait for them as they wait for it."""
    return connection.execute_wrapper(_refused)


def _refused(*_asked: Any) -> Any:
    raise RuntimeError("These rows are not finished: they ask the database while they are put in.")


def rows_at_once(width: int) -> int:
    """How many rows of so many values one statement of SQLite may hold."""
    most = connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
    return int(min(ROWS_AT_ONCE, most // width))
