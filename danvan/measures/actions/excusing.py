"""Units that a target does not ask of, one by one."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.measures.actions.readings import must_be_open
from danvan.measures.actions.recounting import held, recount
from danvan.measures.fitting import must_fit
from danvan.measures.models import Gauge, Standing
from danvan.measures.permissions import keeps
from danvan.units.models import Unit
from danvan.units.tree_lock import share_trees
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED


@action
def excuse(
    gauge: Gauge, units: Iterable[Unit], *, by: Acting, reason: str, approver: str, key: str | None = None
) -> list[Standing]:
    """Leaves these members out of numerator and denominator, with the reason and who approved it. What they have said
    stays theirs, and counts again when they are taken back in.
    """
    if not reason.strip() or not approver.strip():
        raise Refused(_("Miễn cho đơn vị nào thì ghi rõ lý do và người duyệt."))
    must_fit(Standing, excused_reason=reason, excused_by=approver)
    rows = _members(gauge, units, by, key)
    before = {row.pk: row.excused_on for row in rows}
    for row in rows:
        row.excused_on, row.excused_reason, row.excused_by = clock.today(), reason.strip(), approver.strip()
    return _settled(rows, before, "excuse", by, reason)


@action
def readmit(gauge: Gauge, units: Iterable[Unit], *, by: Acting, reason: str, key: str | None = None) -> list[Standing]:
    """Takes excused members back in, and says why."""
    if not reason.strip():
        raise Refused(_("Đưa đơn vị đã miễn trở lại diện tính thì ghi rõ lý do."))
    rows = _members(gauge, units, by, key)
    before = {row.pk: row.excused_on for row in rows}
    if None in before.values():
        raise Refused(_("Có đơn vị không còn ở diện được miễn. Mời tải lại trang và chọn lại."))
    for row in rows:
        row.excused_on, row.excused_reason, row.excused_by = None, "", ""
    return _settled(rows, before, "readmit", by, reason)


def _members(gauge: Gauge, units: Iterable[Unit], by: Acting, key: str | None) -> list[Standing]:
    """These members' rows of an open gauge, locked in the order all writers keep."""
    share_trees()
    spend(key)
    fresh = Gauge.objects.get(pk=gauge.pk)
    must_be_open(fresh)
    if by != SYSTEM and not keeps(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    wanted = [unit.pk for unit in units]
    # With their units, whose names the record of work tells.
    rows = list(held(Standing.objects.filter(gauge=gauge, unit__in=wanted, member=True).select_related("unit")))
    if len(rows) < len(set(wanted)):
        raise Refused(_("Có đơn vị không thuộc diện tính của chỉ tiêu này. Mời tải lại trang và chọn lại."))
    if any(row.kept_on for row in rows):
        raise Refused(_("Đơn vị đã kết thúc hoạt động giữ nguyên số liệu như khi kết thúc, không miễn được nữa."))
    return rows


def _settled(
    rows: list[Standing], before: dict[int, date | None], verb: str, by: Acting, reason: str
) -> list[Standing]:
    Standing.objects.bulk_update(rows, ["excused_on", "excused_reason", "excused_by"], batch_size=500)
    recount(rows)
    for row in rows:
        record(verb, row, by=by, reason=reason, changes={"excused_on": (before[row.pk], row.excused_on)})
    return rows
