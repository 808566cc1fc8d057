"""A sheet for tests: letters to be written, a row each."""

from danvan.core.errors import Refused
from danvan.jobs.sheets import Column, RowError, Sheet, register_sheet
from danvan.jobs.sheets.columns import code, day, one_of, text, whole_number
from danvan.workflow.tests.letters.models import Letter, Stage, Urgency

COLUMNS = [
    Column("Trích yếu", "subject", text(100), required=True, help="Một dòng", example="Về tiếp dân"),
    Column("Mã đơn vị", "unit", code(3), required=True, example="001"),
    Column("Hạn trả lời", "due_on", day, help="Ngày/tháng/năm", example="24/5/2026"),
    Column("Mức độ khẩn", "urgency", one_of({"Thường": Urgency.NORMAL, "Khẩn": Urgency.URGENT})),
    Column("Số trang", "pages", whole_number(least=1)),
]


# What the house knows; a test may teach it more.
closed_units = {"999"}


def allowed(by):
    return by.user.position == "văn thư"


def check(rows, by):
    first = {}
    for row in rows:
        earlier = first.setdefault(row["subject"], row.number)
        if row["subject"] and earlier != row.number:
            yield RowError(row.number, f"trùng với dòng {earlier}", "subject")
        if row["unit"] in closed_units:
            yield RowError(row.number, f"không có đơn vị {row['unit']}")


def summary(rows, by):
    return [f"Thêm {len(rows)} công văn"]


def apply(rows, *, by, progress):
    if any(row["subject"] == "Bị từ chối" for row in rows):
        raise Refused("Sổ đã khóa. Đề nghị mở sổ.")
    Letter.objects.bulk_create(Letter(stage=Stage.DRAFT, subject=row["subject"]) for row in rows)
    progress(len(rows), len(rows))
    return f"Đã thêm {len(rows)} công văn."


LETTERS = Sheet(
    name="tests.letters",
    title="Nhập công văn",
    columns=COLUMNS,
    allowed=allowed,
    check=check,
    apply=apply,
    summary=summary,
    most_rows=100_000,
    address=lambda: "/letters/",
)
register_sheet(LETTERS)
