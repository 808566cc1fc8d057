"""The day comes on which a decided change takes effect."""

from django.db.models import F

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.units.models import Unit
from danvan.units.settling import behind, settle_territories, settle_units, territories_behind
from danvan.units.tree_lock import hold_trees
from danvan.workflow.changes import VERSION


@action
def settle_trees() -> int:
    """Gives every unit the name and place that hold today; returns how many changed. Run by the schedule each night."""
    hold_trees()
    today = clock.today()
    settle_territories(territories_behind(today), today)
    changed = settle_units(behind(today), today)
    for unit in Unit.objects.filter(pk__in=list(changed)):
        told = {VERSION: (unit.version, unit.version + 1), **changed[unit.pk]}
        record("take_effect", unit, by=SYSTEM, changes=told)
    Unit.objects.filter(pk__in=list(changed)).update(version=F("version") + 1)
    return len(changed)
