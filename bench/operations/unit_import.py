"""Taking sixty thousand units in from Excel, as the job does it (read in the child, checked whole, written with names,
places, index and entries of the record), against calamine in this process and the finished rows of the same four tables
copied in bare.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from django.db import connection, models, transaction
from python_calamine import CalamineWorkbook

from bench.country import OPENED, name, top_of_country
from bench.site import newcomer, settled
from bench.versus import Line, at_most, versus
from danvan.audit.models import Entry
from danvan.core import exports
from danvan.core.acting import Acting
from danvan.jobs.sheets.reading import lines_of
from danvan.jobs.sheets.table import read_table
from danvan.units.acting import in_post
from danvan.units.imports.units import COLUMNS, UNITS
from danvan.units.models import Holding, Placement, Role, Unit, UnitName

NEEDS_DATABASE = True
TAKEN_IN = 60_000
NEW = "N"
ROWS_AT_ONCE = 1_000


def compare() -> Iterator[Line]:
    top = top_of_country()
    administrator = Holding.objects.create(
        user=newcomer("quan-tri"), unit=top, role=Role.ADMINISTRATOR, from_on=OPENED, given_by_id=0, confirmed_by_id=-1
    )
    by, book = in_post(administrator), workbook()
    finished = rows_written(by, book)
    settled()
    ours, bare = partial(taken_in, book, by), partial(copied_in, book, finished)
    yield versus("unit-import-60000", partial(undone, ours), partial(undone, bare), at_most(1.8), rounds=3)


def workbook() -> bytes:
    """The template filled in: villages below the communes of the country."""
    heads = [exports.Column(str(column.header)) for column in COLUMNS]
    rows = (
        (f"{NEW}{n}", f"Thôn {name(n)}", "Thôn", f"X{n % 3_000}", "", "", "1/7/2025", "Nghị quyết số 01/NQ-HĐND")
        for n in range(TAKEN_IN)
    )
    return exports.workbook(exports.Sheet("Đơn vị", heads, rows))


def taken_in(book: bytes, by: Acting) -> None:
    """What the job does once it has the workbook."""
    table = read_table(UNITS, lines_of(book, "don-vi.xlsx", TAKEN_IN + 1_000), lambda done, total: None)
    table = table.joined(UNITS.check(table.rows, by))
    assert not table.errors, table.errors[:3]
    UNITS.apply(table.rows, by=by, progress=lambda done, total: None)


@dataclass(frozen=True)
class Rows:
    """Finished rows of one table, as the database takes them."""

    table: str
    columns: list[str]
    values: list[tuple[Any, ...]]


def rows_written(by: Acting, book: bytes) -> list[Rows]:
    """The rows that an import leaves in its four tables, read back and taken away again."""
    with transaction.atomic():
        last = {
            model: model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0 for model in TABLES
        }
        taken_in(book, by)
        found = [rows_after(model, pk) for model, pk in last.items()]
        transaction.set_rollback(True)
    return found


TABLES: tuple[type[models.Model], ...] = (Unit, UnitName, Placement, Entry)


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


def copied_in(book: bytes, finished: list[Rows]) -> None:
    """Every cell read by calamine, every row handed to the database as it is to stand there."""
    for _cells in CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).iter_rows():
        pass
    with connection.cursor() as cursor:
        for rows in finished:
            copy(cursor, rows)


def copy(cursor: Any, rows: Rows) -> None:
    """COPY on PostgreSQL; a thousand rows to a statement on SQLite, which is the quickest way it has."""
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


def undone(work: Any) -> None:
    """Does it and takes it back, so that every round finds the same house."""
    with transaction.atomic():
        work()
        transaction.set_rollback(True)
