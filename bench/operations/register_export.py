"""The register of one province as a workbook, as its job makes it: for whom it is asked, with all it may name; against one
statement that reads the same columns and openpyxl writing the cells as they come.
"""

import io
from collections.abc import Iterator
from itertools import islice

from django.db import connection
from openpyxl import Workbook

from bench.in_force import officer_in
from bench.models import nation
from bench.site import settled
from bench.versus import Line, Work, at_most, versus
from bench.weight import weighed
from danvan.accounts.models import User
from danvan.exemplars.exports import COLUMNS, XLSX, Written, exported, file_of
from danvan.units.models import Unit

NEEDS_DATABASE = True
PROVINCE, OFFICER = "QG11", "xuat-so"
SAME = """
SELECT e.name, e.called, e.subject, e.collective_words, u.code, u.name, f.name, l.name, e.year, e.stage, r.name, p.title,
       e.registered_on, e.pilot_on, e.launched_on, e.outstanding_on, e.public_on, e.came
FROM exemplars_exemplar e JOIN units_unit u ON u.id = e.unit_id JOIN exemplars_level l ON l.id = e.level_id
LEFT JOIN exemplars_fieldcode f ON f.id = e.field_id LEFT JOIN units_unit r ON r.id = e.receiver_id
LEFT JOIN plans_plan p ON p.id = e.plan_id
WHERE u.path LIKE %s AND e.stage <> 'draft' ORDER BY e.id DESC"""


def compare() -> Iterator[Line]:
    nation()
    officer_in(Unit.objects.get(code=PROVINCE), OFFICER)
    settled()
    yield versus("register-export-of-province", ours(), bare(), at_most(2), rounds=3)
    yield weighed("register-export-of-province-memory", __name__, "ours", "bare", at_most(2))


def ours() -> Work:
    """What the job does before it hands the file over."""
    officer = User.objects.get(username=OFFICER)
    rows = exported(officer, "")
    return lambda: file_of(rows.all(), officer, XLSX, Written())


def bare() -> Work:
    """The same rows, read once and written as they are."""
    path = Unit.objects.get(code=PROVINCE).path

    def write() -> bytes:
        book, out = Workbook(write_only=True), io.BytesIO()
        page = book.create_sheet("Mô hình")
        page.append([str(column.label) for column in COLUMNS])
        with connection.cursor() as cursor:
            cursor.execute(SAME, [f"{path}%"])
            while some := list(islice(iter(cursor.fetchone, None), 2_000)):
                for row in some:
                    page.append(row)
        book.save(out)
        return out.getvalue()

    return write
