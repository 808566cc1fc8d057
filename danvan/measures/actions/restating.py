"""Computing old figures under the tree of a later day."""

from datetime import date

from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.action import action
from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.heirs import heir_paths
from danvan.measures.models import Gauge, Reading, Restatement, Standing
from danvan.measures.restating import restate
from danvan.units.models import Unit
from danvan.units.tree_lock import hold_trees

NAMED = 3


@action
def restate_gauge(gauge: Gauge, as_of: date) -> int:
    """Writes what each unit of a day would have had, and where that cannot be said, why. Returns how many units."""
    hold_trees()
    own = own_then(gauge)
    members = list(Unit.objects.filter(pk__in=own))
    names = {unit.pk: unit.name for unit in members}
    found = restate(own, heir_paths(members, as_of, since=last_day(gauge)))
    rows = [
        Restatement(
            gauge=gauge, unit_id=unit, as_of=as_of, why_not=_why([names[pk] for pk in each.torn]), **_told(each.sums)
        )
        for unit, each in found.units.items()
    ]
    Restatement.objects.filter(gauge=gauge).delete()
    Restatement.objects.bulk_create(rows, batch_size=1000)
    Gauge.objects.filter(pk=gauge.pk).update(restated_on=as_of)
    return len(rows)


@action
def forget_restatements() -> None:
    """The trees changed: what was computed under them before is shown no more, until it is computed anew."""
    Gauge.objects.filter(restated_on__isnull=False).update(restated_on=None)


def last_day(gauge: Gauge) -> date:
    """The last day its figures speak of: what a unit gave away later was in them."""
    return min(gauge.ends_on, gauge.closed_on or clock.today())


@action
def restate_last_years(as_of: date) -> int:
    """Each night: what open targets are compared with, under the trees of the day. Returns how many were computed."""
    compared = Gauge.objects.open().filter(last_year__isnull=False).values("last_year")
    before = list(Gauge.objects.filter(pk__in=compared).order_by("pk"))
    for gauge in before:
        restate_gauge(gauge, as_of)
    return len(before)


def own_then(gauge: Gauge) -> dict[int, Sums]:
    """What each member had at the last reading of a closed gauge; of an open one, what it has."""
    if gauge.closed_on is None:
        return {row.unit_id: row.own for row in Standing.objects.filter(gauge=gauge, member=True)}
    readings = Reading.objects.filter(gauge=gauge, taken_on=gauge.closed_on, member=True)
    return {row.unit_id: row.own for row in readings}


def _why(torn: list[str]) -> str:
    if not torn:
        return ""
    named = ", ".join(torn[:NAMED]) + ("…" if len(torn) > NAMED else "")
    return _("%(units)s đã chia cho nhiều đơn vị, không tách được số liệu cũ") % {"units": named}


def _told(sums: Sums) -> dict[str, int]:
    n, d, a, e = (sums or NOTHING).values
    return {"n": n, "d": d, "a": a, "e": e}
