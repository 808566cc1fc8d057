"""All that was asked of the register, as a file: made in a job, for whoever asked and may still see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.exports import Column, Sheet, csv_file, workbook
from danvan.core.formats import number
from danvan.core.paging import Sorting, keys_of
from danvan.exemplars.models import Called, Came, Exemplar, SavedView, Stage, Subject
from danvan.exemplars.permissions import hidden_from
from danvan.exemplars.queries.asked import Asked
from danvan.exemplars.queries.register import NEWEST_FIRST, WAYS, narrowed
from danvan.jobs.kinds import Run, job_kind
from danvan.units.acting import InPost

JOB = "exemplars.export"
XLSX, CSV = "xlsx", "csv"
FILE_NAME = "mo-hinh"
ROWS_OF_SHEET = 200_000
WITH = ("unit", "field", "level", "receiver", "plan", "consent")
STAGES, SUBJECTS, NAMES, SOURCES = (dict(kind.choices) for kind in (Stage, Subject, Called, Came))

COLUMNS = (
    Column(gettext_lazy("tên mô hình, điển hình"), 50),
    Column(gettext_lazy("gọi là"), 12),
    Column(gettext_lazy("chủ thể"), 12),
    Column(gettext_lazy("tập thể hoặc cá nhân"), 34),
    Column(gettext_lazy("mã đơn vị"), 16),
    Column(gettext_lazy("đơn vị chịu trách nhiệm"), 36),
    Column(gettext_lazy("lĩnh vực"), 24),
    Column(gettext_lazy("cấp"), 14),
    Column(gettext_lazy("năm đăng ký đầu tiên"), 12),
    Column(gettext_lazy("trạng thái"), 22),
    Column(gettext_lazy("cơ quan tiếp nhận"), 34),
    Column(gettext_lazy("theo kế hoạch"), 40),
    Column(gettext_lazy("tiếp nhận ngày"), 14),
    Column(gettext_lazy("điểm chỉ đạo từ"), 14),
    Column(gettext_lazy("ra mắt ngày"), 14),
    Column(gettext_lazy("tiêu biểu ngày"), 14),
    Column(gettext_lazy("công khai ngày"), 14),
    Column(gettext_lazy("nguồn"), 20),
)


@dataclass
class Written:
    """What went into a file: how many rows, and how many of them are of individuals."""

    rows: int = 0
    individuals: int = 0


def exported(user: Any, query: str) -> QuerySet[Exemplar]:
    """The rows of a kept question, for who may see them today, in the order of its list."""
    params = QueryDict(query)
    rows = narrowed(user, Asked.of(params))
    order = keys_of(rows, Sorting(params, WAYS, NEWEST_FIRST).order)
    return rows.order_by(*(key.order(False) for key in order))


def lines_of(rows: QuerySet[Exemplar], user: Any, written: Written) -> Iterator[Sequence[Any]]:
    """Each model as the cells of its line, counted as it is written."""
    for exemplar in rows.select_related(*WITH).iterator(chunk_size=500):
        written.rows += 1
        written.individuals += exemplar.is_individual
        yield line_of(exemplar, user)


def line_of(exemplar: Exemplar, user: Any) -> Sequence[Any]:
    """The cells of a line, in the order of COLUMNS."""
    return (
        exemplar.name,
        NAMES[exemplar.called],
        SUBJECTS[exemplar.subject],
        whose(exemplar, user),
        exemplar.unit.code,
        exemplar.unit.name,
        exemplar.field.name if exemplar.field else "",
        exemplar.level.name,
        exemplar.year,
        STAGES[exemplar.stage],
        exemplar.receiver.name if exemplar.receiver else "",
        exemplar.plan.title if exemplar.plan else "",
        exemplar.registered_on,
        exemplar.pilot_on,
        exemplar.launched_on,
        exemplar.outstanding_on,
        exemplar.public_on,
        SOURCES[exemplar.came],
    )


def whose(exemplar: Exemplar, user: Any) -> str:
    """The collective; the individual's name where this reader may see it, and otherwise only where they belong."""
    if not exemplar.is_individual:
        return exemplar.collective_words
    if "person_name" in hidden_from(user, exemplar) or not exemplar.person_name:
        return _("cá nhân thuộc %(unit)s") % {"unit": exemplar.unit.name}
    return exemplar.person_name


@job_kind(JOB, gettext_lazy("Xuất sổ mô hình"), resumes=True)
def export_register(run: Run) -> str:
    """Writes the file of a kept question, and says whether it holds what the screen said."""
    view = SavedView.objects.filter(pk=run.arguments["view"], user=run.by.user).first()
    if view is None:
        raise Refused(_("Yêu cầu xuất này đã quá hạn. Mời quay lại danh sách và xuất lại."))
    written = Written()
    payload = file_of(exported(run.by.user, view.query), run.by.user, run.arguments["form"], written)
    tell(run, written)
    run.give_file(f"{FILE_NAME}.{run.arguments['form']}", payload)
    return told(written.rows, view.counted)


def file_of(rows: QuerySet[Exemplar], user: Any, form: str, written: Written) -> bytes:
    """The rows as Excel, in several sheets where there are very many, or as CSV."""
    lines = lines_of(rows, user, written)
    if form == CSV:
        return csv_file([column.label for column in COLUMNS], lines)
    sheets = max(1, -(-rows.count() // ROWS_OF_SHEET))
    title = _("Danh sách mô hình, điển hình")
    parts = [islice(lines, ROWS_OF_SHEET) for _sheet in range(sheets - 1)]
    return workbook(*(Sheet(_("Mô hình"), COLUMNS, part, title=title) for part in [*parts, lines]))


@action
def tell(run: Run, written: Written) -> None:
    """Records that individuals were looked at, before their rows leave the house."""
    run.confirm()
    if written.individuals and isinstance(run.by, InPost):
        told: dict[str, Any] = {"rows": (None, written.rows), "individuals": (None, written.individuals)}
        record("look_export", run.by.unit, by=run.by, changes=told)


def told(rows: int, counted: int | None) -> str:
    """How many rows were written, held against how many the screen said."""
    said = {"rows": number(rows), "counted": number(counted or 0)}
    if counted in (None, rows):
        return _("Đã ghi %(rows)s dòng, đúng với số trên màn hình.") % said
    return (
        _("Đã ghi %(rows)s dòng; màn hình lúc yêu cầu đếm %(counted)s: từ lúc đó có mô hình thêm, bớt hoặc đổi.") % said
    )


def asked_for(by: Acting, query: str) -> int:
    """How many rows a file would hold, counted to the last."""
    return exported(by.user, query).order_by().count()
