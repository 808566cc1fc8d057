"""What a work leaves in its tables, read back and taken away again: finished rows, to be copied in bare."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

ROWS_AT_ONCE = 1_000


@dataclass(frozen=True)
class Rows:
    """Finished rows of one table, as the database takes them."""

    table: str
    columns: list[str]
    values: list[tuple[Any, ...]]


def rows_left_by(work: Callable[[], object], tables: Sequence[type[models.Model]]) -> list[Rows]:
    """The rows that a work leaves in these tables; they do not stay."""
    with transaction.atomic():
        last = {
            model: model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0 for model in tables
        }
        work()
        found = [rows_after(model, pk) for model, pk in last.items()]
        transaction.set_rollback(True)
    return found


def rows_after(model: type[models.Model], pk: int) -> Rows:
    """The rows of a table after a key, with its real columns."""
    columns = [str(field.column) for field in model._meta.concrete_fields]
    names, table = quoted(columns), connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        json = [f'"{column}"::text' if column == "changes" else one for column, one in zip(columns, names, strict=True)]
        chosen = ", ".join(json if connection.vendor == "postgresql" else names)
        cursor.execute(f"SELECT {chosen} FROM {table} WHERE id > %s ORDER BY id", [pk])
        return Rows(table, names, cursor.fetchall())


def quoted(columns: list[str]) -> list[str]:
    return [connection.ops.quote_name(column) for column in columns]


def copied(finished: Sequence[Rows]) -> None:
    """Every row handed to the database: COPY on PostgreSQL; a thousand rows to a statement on SQLite, which is the quickest
    way it has.
    """
    with connection.cursor() as cursor:
        for rows in finished:
            _copied(cursor, rows)


def _copied(cursor: Any, rows: Rows) -> None:
    columns = ", ".join(rows.columns)
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {rows.table} ({columns}) FROM STDIN") as out:
            for row in rows.values:
                out.write_row(row)
        return
    values, left = f"({', '.join(['%s'] * len(rows.columns))})", iter(rows.values)
    while some := list(islice(left, ROWS_AT_ONCE)):
        flat = [value for row in some for value in row]
        cursor.execute(f"INSERT INTO {rows.table} ({columns}) VALUES {', '.join([values] * len(some))}", flat)


def undone(work: Callable[[], object]) -> None:
    """Does it and takes it back, so that every round finds the same house."""
    with transaction.atomic():
        work()
        transaction.set_rollback(True)
