"""The minutes of a hand-over as a workbook."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core.exports import Column, Sheet, workbook
from danvan.core.formats import text_date
from danvan.units.acting import holding_words
from danvan.units.actions.handovers import paper_words
from danvan.units.models import Handover
from danvan.units.queries.handovers import Group

COLUMNS = (
    Column(gettext_lazy("TT"), 6),
    Column(gettext_lazy("Loại việc"), 26),
    Column(gettext_lazy("Nội dung"), 60),
    Column(gettext_lazy("Thời hạn"), 14),
    Column(gettext_lazy("Xử lý"), 30),
)


def minutes_workbook(handover: Handover, groups: list[Group]) -> bytes:
    """Who gave what to whom on which day, line by line, as its reader may see it."""
    lines = [line for group in groups for line in group.lines]
    rows = [
        [number, line.title, line.words, line.due_on, line.get_becomes_display()]
        for number, line in enumerate(lines, start=1)
    ]
    notes = [f"{name}: {value}" for name, value in facts_of(handover) if value]
    return workbook(Sheet(_("Biên bản bàn giao"), COLUMNS, rows, title=_("BIÊN BẢN BÀN GIAO CÔNG VIỆC"), notes=notes))


def facts_of(handover: Handover) -> list[tuple[str, str]]:
    """What stands above the list, by name and value."""
    return [
        (_("Đơn vị"), handover.holding.unit.name),
        (_("Người giao"), f"{handover.holding.user.full_name} ({holding_words(handover.holding)})"),
        (_("Người nhận"), f"{handover.successor.user.full_name} ({holding_words(handover.successor)})"),
        (_("Bàn giao từ ngày"), text_date(handover.on)),
        (_("Văn bản"), paper_words(handover)),
        (_("Ghi chú"), handover.note),
    ]
