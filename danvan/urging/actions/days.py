"""On which days before and after a due day units are reminded: the office's choice, kept as rows."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.urging.models import ReminderDay
from danvan.urging.permissions import keeps_days
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED

FARTHEST, MOST = 60, 12


@action
def choose_days(offsets: Collection[int], *, by: Acting, key: str | None = None) -> None:
    """From now on units are reminded on these days: so many before (negative), on (0) or after the due day."""
    spend(key)
    if not keeps_days(renewed(by)):
        raise Refused(NOT_ALLOWED, status=403)
    if len(offsets) > MOST or any(abs(offset) > FARTHEST for offset in offsets):
        raise Refused(
            _("Mỗi thời hạn nhắc nhiều nhất %(most)s lần, trong vòng %(days)s ngày.") % {"most": MOST, "days": FARTHEST}
        )
    known = {day.offset: day for day in ReminderDay.objects.select_for_update()}
    for offset in sorted({*known, *offsets}):
        day = known.get(offset) or ReminderDay.objects.create(offset=offset, active=False)
        if day.active != (offset in offsets):
            record("choose_days", day, by=by, changes={"active": (day.active, not day.active)})
            ReminderDay.objects.filter(pk=day.pk).update(active=not day.active)
