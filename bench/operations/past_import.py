"""Taking fifty thousand models of past years in from Excel, as the job does it (read in the child, checked whole, written
with years, documents, index and entries of the record), against calamine in this process and the finished rows of the same
four tables copied in bare. Both hold all rows before the first is written: nothing is kept of a workbook with a fault.
"""

import io
import pickle
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import models
from python_calamine import CalamineWorkbook

from bench.country import name
from bench.finished import Rows, copied, rows_left_by, undone
from bench.in_force import officer_in
from bench.models import COMMUNES, nation
from bench.site import settled
from bench.versus import Line, Work, at_most, versus
from bench.weight import weighed
from danvan.audit.models import Entry
from danvan.core import exports
from danvan.core.acting import Acting
from danvan.exemplars.imports.past import COLUMNS, PAST
from danvan.exemplars.models import Exemplar, ExemplarYear, FieldCode, Recognition
from danvan.jobs.sheets.reading import lines_of
from danvan.jobs.sheets.table import read_table
from danvan.units.acting import in_post
from danvan.units.models import Holding, Unit

NEEDS_DATABASE = True
TAKEN_IN, PROVINCE, OFFICER = 50_000, 13, "nhap-nam-truoc"
TABLES: tuple[type[models.Model], ...] = (Exemplar, ExemplarYear, Recognition, Entry)
RESULTS = ("công nhận", "công nhận", "công nhận", "tiêu biểu", "hiệu quả", "đăng ký", "khen thưởng")
# Made by the process that compares, read by those that are weighed.
BOOK, FINISHED = "nam-truoc.xlsx", "nam-truoc.rows"


def compare() -> Iterator[Line]:
    nation()
    officer_in(Unit.objects.get(code=f"QG{PROVINCE}"), OFFICER)
    kept(BOOK).write_bytes(workbook())
    taking = ours_of(kept(BOOK).read_bytes(), officer())
    kept(FINISHED).write_bytes(pickle.dumps(rows_left_by(taking, TABLES)))
    settled()
    yield versus(f"past-import-{TAKEN_IN}", ours(), bare(), at_most(1.8), rounds=3)
    yield weighed(f"past-import-{TAKEN_IN}-memory", __name__, "ours", "bare", at_most(3))


def kept(file: str) -> Path:
    return Path(settings.VAR_DIR, file)


def officer() -> Acting:
    """Who takes them in, at work in the province."""
    return in_post(Holding.objects.select_related("user", "unit__kind", "unit__territory").get(user__username=OFFICER))


def workbook() -> bytes:
    """The template filled in: half of the rows say their unit by its code, the others by its name."""
    heads = [exports.Column(str(column.header)) for column in COLUMNS]
    fields = list(FieldCode.objects.filter(home=None).values_list("name", flat=True))
    return exports.workbook(
        exports.Sheet("Mô hình", heads, (line(n, fields[n % len(fields)]) for n in range(TAKEN_IN)))
    )


def line(n: int, field: str) -> tuple[str, ...]:
    """One model, in the order of the columns."""
    commune = n % COMMUNES
    code, called = f"QG{PROVINCE}-{commune}", f"UBND xã {name(PROVINCE * COMMUNES + commune)}"
    unit = (code, "") if n % 2 else ("", called)
    subject, who = ("cá nhân", ("", f"Người Mẫu {n}")) if n % 8 == 0 else ("tập thể", (f"Chi hội thôn {n % 17}", ""))
    paper = (f"{n % 90 + 10}/QĐ-UBND", f"{n % 28 + 1}/11/2025", "Lưu trữ cơ quan")
    model = (f"Đường hoa thay cỏ dại, tuyến số {n}", subject, *unit, "2025", "cấp xã", RESULTS[n % len(RESULTS)], field)
    return (*model, *who, *paper, "", "")


def ours() -> Work:
    """What the job does once it has the workbook, undone."""
    return partial(undone, ours_of(kept(BOOK).read_bytes(), officer()))


def ours_of(book: bytes, by: Acting) -> Work:
    def take_in() -> None:
        table = read_table(PAST, lines_of(book, BOOK, TAKEN_IN + 1_000), lambda done, total: None)
        table = table.joined(PAST.check(table.rows, by))
        assert not table.errors, table.errors[:3]
        PAST.apply(table.rows, by=by, progress=lambda done, total: None)

    return take_in


def bare() -> Work:
    """The same workbook read into lines, and the rows it became copied in, undone."""
    finished: list[Rows] = pickle.loads(kept(FINISHED).read_bytes())
    return partial(undone, partial(copied_in, kept(BOOK).read_bytes(), finished))


def copied_in(book: bytes, finished: list[Rows]) -> None:
    lines = list(CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).iter_rows())
    assert len(lines) > TAKEN_IN
    copied(finished)
