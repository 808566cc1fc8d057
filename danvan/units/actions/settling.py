"""The day comes on which a decided change takes effect."""

from django.db.models import F

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting
from danvan.core.action import action
from danvan.units.models import Unit
from danvan.units.queries.heirs import heirs_of_each
from danvan.units.settling import behind, settle_territories, settle_units, territories_behind
from danvan.units.signals import ended
from danvan.units.tree_lock import hold_trees
from danvan.workflow.changes import VERSION


@action
def settle_trees() -> int:
    """Gives every unit the name and place that hold today, and tells of those that ended; returns how many changed.

    Run by the schedule each night, and whenever the demonstration's clock was turned.
    """
    hold_trees()
    today = clock.today()
    settle_territories(territories_behind(today), today)
    changed = settle_units(behind(today), today)
    for unit in Unit.objects.filter(pk__in=list(changed)):
        told = {VERSION: (unit.version, unit.version + 1), **changed[unit.pk]}
        record("take_effect", unit, by=SYSTEM, changes=told)
    Unit.objects.filter(pk__in=list(changed)).update(version=F("version") + 1)
    return len(changed) + tell_of_endings(SYSTEM)


def tell_of_endings(by: Acting) -> int:
    """Lets the apps above see to what is still open in units that ended, each once; returns how many there were."""
    today = clock.today()
    untold = list(Unit.objects.filter(closed_on__lte=today, ending_told=False).order_by("closed_on", "pk"))
    heirs = heirs_of_each(untold, today)
    for unit in untold:
        ended.send(Unit, unit=unit, heirs=[heir.unit for heir in heirs[unit.pk]], by=by)
    Unit.objects.filter(pk__in=[unit.pk for unit in untold]).update(ending_told=True)
    return len(untold)
