"""The directory as Excel: at once while it is small, as a job when it is the whole country."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.exports import Column, Sheet, workbook
from danvan.core.search import words_in
from danvan.jobs.kinds import Run, job_kind
from danvan.units.models import Level, Line, Territory, Unit
from danvan.units.queries.directory import ORDER, Asked, directory

FILE_NAME = "don-vi.xlsx"
AT_ONCE = 5_000
JOB = "units.export"

COLUMNS = (
    Column(_("mã đơn vị"), 16),
    Column(_("tên đơn vị"), 44),
    Column(_("tên gọi tắt"), 20),
    Column(_("hệ thống"), 18),
    Column(_("cấp"), 14),
    Column(_("loại đơn vị"), 30),
    Column(_("mã đơn vị cấp trên"), 16),
    Column(_("đơn vị cấp trên"), 36),
    Column(_("địa bàn"), 28),
    Column(_("cơ quan gắn với"), 30),
    Column(_("thành lập ngày"), 14),
    Column(_("kết thúc ngày"), 14),
)


def directory_workbook(rows: QuerySet[Unit], title: Any) -> bytes:
    """The units of a list, each with what a reader needs to find it elsewhere."""
    lines, levels = dict(Line.choices), dict(Level.choices)
    listed = rows.select_related("kind", "parent", "territory", "agency").order_by(*ORDER)
    cells = (
        [
            unit.code,
            unit.name,
            unit.short_name,
            lines[unit.line],
            levels[unit.kind.level],
            unit.kind.name,
            unit.parent.code if unit.parent else "",
            unit.parent.name if unit.parent else "",
            unit.territory.full_name if unit.territory else "",
            unit.agency.name if unit.agency else "",
            unit.opened_on,
            unit.closed_on,
        ]
        for unit in listed.iterator(chunk_size=2_000)
    )
    return workbook(Sheet(_("Đơn vị"), COLUMNS, cells, title=title))


def as_arguments(asked: Asked) -> dict[str, Any]:
    """What was asked for, as ids and codes: a job carries nothing that was typed."""
    return {
        "words": "-".join(words_in(asked.text))[:60],
        "line": asked.line,
        "level": asked.level,
        "of_kind": asked.kind,
        "territory": asked.territory.pk if asked.territory else 0,
        "closed": int(asked.closed),
    }


@job_kind(JOB, _("Xuất danh sách đơn vị ra Excel"), resumes=True)
def export_directory(run: Run) -> Any:
    """Writes the workbook that was asked for."""
    said = run.arguments
    asked = Asked(
        text=said["words"].replace("-", " "),
        line=said["line"],
        level=said["level"],
        kind=said["of_kind"],
        territory=Territory.objects.filter(pk=said["territory"]).first(),
        closed=bool(said["closed"]),
    )
    rows = directory(asked, clock.today())
    run.give_file(FILE_NAME, directory_workbook(rows, _("Danh sách đơn vị")))
    return _("Đã ghi danh sách đơn vị ra tệp Excel.")
