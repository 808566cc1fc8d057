"""Ids taken before the rows are written, so that thousands of rows can name each other and be inserted at once."""

from django.db import connection
from django.db.models import Model


def reserve(model: type[Model], count: int) -> list[int]:
    """`count` ids that no other row of the model gets. Inside an action: SQLite keeps them free only that long."""
    if not connection.in_atomic_block:
        raise RuntimeError("Ids are reserved inside an action.")
    return _drawn(model, count) if connection.vendor == "postgresql" else _next(model, count)


def _drawn(model: type[Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        # The sequence is looked up once: the database would look it up again for each id.
        sequence = "(SELECT pg_get_serial_sequence(%s, 'id')::regclass AS ids OFFSET 0) AS one"
        cursor.execute(f"SELECT nextval(ids) FROM {sequence}, generate_series(1, %s)", [table, count])  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def _next(model: type[Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        row = cursor.fetchone()
    last = row[0] if row else 0
    return list(range(last + 1, last + 1 + count))
