"""The way of a workbook: sent, checked whole without saving anything, and written in one transaction when it is clean."""

from collections.abc import Sequence

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.core.logs import tell
from danvan.core.text import one_line
from danvan.files.intake import Upload, take
from danvan.jobs.actions import start_job
from danvan.jobs.kinds import Run, job_kind
from danvan.jobs.models import ImportRun, Job, RowFault
from danvan.jobs.models.jobs import place_of_file
from danvan.jobs.sheets import Row, Sheet, sheet_named
from danvan.jobs.sheets.books import rows_to_mend
from danvan.jobs.sheets.reading import lines_of
from danvan.jobs.sheets.table import Table, read_table
from danvan.workflow.keys import spend

# Shown on the page; all of them are in the workbook.
MOST_FAULTS_KEPT = 500
# Titles above the head, and empty lines among the rows.
HEAD_ROOM = 1_000
CHECK, WRITE = "jobs.check_import", "jobs.write_import"


def send_workbook(sheet: Sheet, upload: Upload, *, by: Acting, key: str | None = None) -> ImportRun:
    """Keeps an uploaded workbook and asks for its check; refused for who may not, and for what is too large."""
    _must_be_allowed(sheet, by)
    payload = take(upload)
    storage = ImportRun._meta.get_field("upload").storage
    place = storage.save(place_of_file(None, upload.name), ContentFile(payload))
    try:
        return _begin(sheet, place, one_line(upload.name)[:200], by, key)
    except Exception:
        storage.delete(place)
        raise


@action
def _begin(sheet: Sheet, place: str, name: str, by: Acting, key: str | None) -> ImportRun:
    spend(key)
    assert by.user_id is not None
    run = ImportRun.objects.create(
        sheet=sheet.name,
        user_id=by.user_id,
        holding_id=by.holding_id,
        upload=place,
        file_name=name,
        made_at=clock.now(),
    )
    run.job = start_job(CHECK, by=by, import_run=run.pk)
    run.save(update_fields=["job"])
    return run


@action
def begin_writing(run: ImportRun, *, by: Acting, key: str | None = None) -> None:
    """Asks that a clean workbook be written; refused when it is not clean, or was asked before."""
    spend(key)
    _must_be_allowed(sheet_of(run), by)
    clean = ImportRun.objects.of(by.user).filter(pk=run.pk, state=ImportRun.State.CLEAN)
    if clean.update(state=ImportRun.State.WRITING) != 1:
        raise Overtaken(_("Tệp này chưa kiểm tra xong hoặc đã được nhập. Mời xem kết quả trên trang."))
    run.job = start_job(WRITE, by=by, import_run=run.pk)
    run.state = ImportRun.State.WRITING
    run.save(update_fields=["job"])


def _page(job: Job) -> str:
    return reverse("jobs:import", args=[job.arguments["import_run"]])


@job_kind(CHECK, gettext_lazy("Kiểm tra tệp Excel"), resumes=True, address=_page)
def check_import(job_run: Run) -> str:
    """The dry run: every fault of every row is found and nothing is saved."""
    run, sheet = _import_of(job_run)
    table = _checked(sheet, run, job_run)
    summary = [] if table.errors else [str(line) for line in sheet.summary(table.rows, job_run.by)]
    _keep_check(job_run, run, sheet, table, summary)
    return _told(job_run, run, sheet, table)


@job_kind(WRITE, gettext_lazy("Nhập từ Excel"), resumes=True, address=_page)
def write_import(job_run: Run) -> str:
    """Writes a clean workbook, checked once more, since the house may have changed; all of it or nothing."""
    run, sheet = _import_of(job_run)
    table = _checked(sheet, run, job_run)
    if table.errors:
        _keep_check(job_run, run, sheet, table, [])
        return _told(job_run, run, sheet, table)
    return _write(job_run, run, sheet, table.rows)


@action
def _write(job_run: Run, run: ImportRun, sheet: Sheet, rows: Sequence[Row]) -> str:
    job_run.confirm()
    writing = ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.WRITING)
    if writing.update(state=ImportRun.State.WRITTEN, rows=len(rows)) != 1:
        raise Overtaken(_("Tệp này đã được nhập. Mời xem kết quả trên trang."))
    return str(sheet.apply(rows, by=job_run.by, progress=job_run.progress))


@action
def _keep_check(job_run: Run, run: ImportRun, sheet: Sheet, table: Table, summary: list[str]) -> None:
    job_run.confirm()
    run.faults.all().delete()
    kept = table.errors[:MOST_FAULTS_KEPT]
    headers = {column.key: str(column.header) for column in sheet.columns}
    RowFault.objects.bulk_create(
        RowFault(run=run, row=one.row, column=headers.get(one.key, ""), sentence=str(one.sentence)) for one in kept
    )
    run.state = ImportRun.State.FAULTY if table.errors else ImportRun.State.CLEAN
    run.rows, run.faulty_rows = len(table.rows), len({error.row for error in table.errors})
    run.summary = summary
    run.save(update_fields=["state", "rows", "faulty_rows", "summary"])


def _checked(sheet: Sheet, run: ImportRun, job_run: Run) -> Table:
    with run.upload.open() as file:
        lines = lines_of(file.read(), run.file_name, sheet.most_rows + HEAD_ROOM)
    table = read_table(sheet, lines, job_run.progress)
    return table.joined(sheet.check(table.rows, job_run.by))


def _told(job_run: Run, run: ImportRun, sheet: Sheet, table: Table) -> str:
    if not table.errors:
        return _("Tất cả %(rows)d dòng đều đúng, sẵn sàng nhập.") % {"rows": len(table.rows)}
    tell("import_refused", job=job_run.job.pk, sheet=run.sheet, who=run.user_id, rows=run.faulty_rows)
    job_run.give_file("dong-can-sua.xlsx", rows_to_mend(sheet, table))
    facts = {"faulty": run.faulty_rows, "rows": run.rows}
    return _("%(faulty)d trong %(rows)d dòng phải sửa; chưa có gì được lưu. Mời tải các dòng cần sửa.") % facts


def _import_of(job_run: Run) -> tuple[ImportRun, Sheet]:
    run = ImportRun.objects.get(pk=job_run.arguments["import_run"])
    sheet = sheet_of(run)
    _must_be_allowed(sheet, job_run.by)
    return run, sheet


def sheet_of(run: ImportRun) -> Sheet:
    """The sheet of an import; refused when the house takes it no longer."""
    sheet = sheet_named(run.sheet)
    if sheet is None:
        raise Refused(_("Loại tệp này không còn được nhận. Mời tải mẫu mới."))
    return sheet


def _must_be_allowed(sheet: Sheet, by: Acting) -> None:
    if not sheet.allowed(by):
        raise Refused(
            _("Vai trò hiện tại không nhập được loại tệp này. Đề nghị người có thẩm quyền thực hiện."), status=403
        )
