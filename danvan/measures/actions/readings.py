"""Freezing what a gauge says on a day."""

from datetime import date

from django.utils.translation import gettext as _

from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.measures.arithmetic import Sums
from danvan.measures.models import Gauge, Reading, Standing
from danvan.measures.trees import sums_up
from danvan.units.tree_lock import hold_trees


@action
def take_reading(gauge: Gauge, on: date) -> int:
    """Keeps the sums of every unit of a gauge as they stand, under this day; a second reading of a day replaces the
    first while the gauge is open, and once it is closed there is no other. Returns how many rows.
    """
    hold_trees()
    must_be_open(Gauge.objects.get(pk=gauge.pk))
    rows = list(Standing.objects.filter(gauge=gauge))
    sums = sums_up({row.path: row.own for row in rows})
    Reading.objects.filter(gauge=gauge, taken_on=on).delete()
    Reading.objects.bulk_create([reading_of(row, sums[row.path], on) for row in rows], batch_size=1000)
    return len(rows)


def must_be_open(gauge: Gauge) -> None:
    """Refuses what would move a closed gauge."""
    if gauge.closed_on is not None:
        raise Refused(
            _(
                "Số liệu của chỉ tiêu này đã chốt ngày %(day)s và giữ nguyên như khi chốt. Đề nghị xem lần tính hiện nay."
            )
            % {"day": text_date(gauge.closed_on)}
        )


def reading_of(row: Standing, sums: Sums, on: date) -> Reading:
    """A standing as it is kept."""
    return Reading(
        gauge_id=row.gauge_id,
        unit_id=row.unit_id,
        parent_id=row.parent_id,
        taken_on=on,
        member=row.member,
        excused=row.excused_on is not None,
        n=row.n,
        d=row.d,
        a=row.a,
        e=row.e,
        sn=sums.n,
        sd=sums.d,
        sa=sums.a,
        se=sums.e,
    )
