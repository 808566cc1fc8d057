"""The list of those missing as a workbook, for whoever telephones."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.exports.sheets import Column, Sheet
from danvan.core.formats import text_date
from danvan.urging.causes import Asked, Cause
from danvan.urging.queries import Row


def missing_sheet(cause: Cause, asked: Asked, rows: Iterable[Row], waiting: set[int]) -> Sheet:
    """One row a unit: whom to call, how often and when urged, what was promised, whether its kiến nghị waits."""
    columns = [
        Column(_("TT"), 6),
        Column(_("Đơn vị"), 45),
        Column(_("Loại đơn vị"), 28),
        Column(_("Đầu mối"), 45),
        Column(_("Số lần đôn đốc"), 10),
        Column(_("Lần gần nhất"), 14),
        Column(_("Cách đôn đốc"), 22),
        Column(_("Hẹn xong ngày"), 14),
        Column(_("Kiến nghị"), 14),
    ]
    title = _("Đơn vị %(lacks)s") % {"lacks": cause.lacks}
    return Sheet(_("Còn thiếu"), columns, cells(rows, waiting), title=title, notes=[asked.source, *notes(asked)])


def cells(rows: Iterable[Row], waiting: set[int]) -> Iterator[tuple[object, ...]]:
    """The rows in order, numbered."""
    for number, row in enumerate(rows, 1):
        call = "; ".join(", ".join(filter(None, [point.name, point.position, point.phone])) for point in row.points)
        last = row.last
        done = (last.on, last.get_how_display(), last.promised_on) if last else (None, _("chưa đôn đốc"), None)
        waits = _("chờ trả lời") if row.unit.pk in waiting else ""
        yield (number, row.unit.name, row.unit.kind.name, call, row.times, *done, waits)


def notes(asked: Asked) -> list[str]:
    """The day that counts, and how late it is."""
    if asked.due_on is None:
        return []
    late = asked.lateness(clock.today())
    day = _("Thời hạn: %(day)s") % {"day": text_date(asked.due_on)}
    return [f"{day} ({late})" if late else day]
