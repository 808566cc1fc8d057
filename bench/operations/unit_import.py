"""Taking sixty thousand units in from Excel, as the job does it (read in the child, checked whole, written with names,
places, index and entries of the record), against calamine in this process and the finished rows of the same four tables
copied in bare.
"""

import io
from collections.abc import Iterator
from functools import partial

from django.db import models
from python_calamine import CalamineWorkbook

from bench.country import OPENED, name, top_of_country
from bench.finished import Rows, copied, rows_left_by, undone
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
TABLES: tuple[type[models.Model], ...] = (Unit, UnitName, Placement, Entry)


def compare() -> Iterator[Line]:
    top = top_of_country()
    administrator = Holding.objects.create(
        user=newcomer("quan-tri"), unit=top, role=Role.ADMINISTRATOR, from_on=OPENED, given_by_id=0, confirmed_by_id=-1
    )
    by, book = in_post(administrator), workbook()
    finished = rows_left_by(partial(taken_in, book, by), TABLES)
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


def copied_in(book: bytes, finished: list[Rows]) -> None:
    """Every cell read by calamine, every row handed to the database as it is to stand there."""
    for _cells in CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).iter_rows():
        pass
    copied(finished)
