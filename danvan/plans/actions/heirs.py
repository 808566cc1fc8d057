"""Duties of a unit that ended go to its heirs, or wait for the issuer to say what becomes of them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.plans.models import Assignment, AssignmentStage, PlanStage
from danvan.plans.touching import touch_inherited
from danvan.plans.workflow import ASSIGNMENT
from danvan.units.models import Unit
from danvan.workflow.locking import compare_and_set, locked


@action
def inherit_duties(ended: Unit, heirs: Sequence[Unit], *, by: Acting) -> int:
    """Open duties of a unit that ended: its one heir takes them as they stand; of several heirs each gets a new duty
    and the old one closes; without heirs they stay where they are, for the issuer to assign or write off.

    Returns how many duties moved.
    """
    if not heirs:
        return 0
    standing = Assignment.objects.standing().filter(unit=ended, plan__stage=PlanStage.ISSUED)
    duties = list(standing.select_related("plan", "unit").order_by("pk"))
    for duty in duties:
        _pass_on(duty, heirs, by)
    return len(duties)


def _pass_on(duty: Assignment, heirs: Sequence[Unit], by: Acting) -> None:
    bound = set(Assignment.objects.filter(plan=duty.plan, unit__in=heirs).values_list("unit_id", flat=True))
    free = [heir for heir in heirs if heir.pk not in bound]
    if len(heirs) == 1 and free:
        return _move(duty, free[0], by)
    first = duty.first_unit or duty.unit
    Assignment.objects.bulk_create(
        Assignment(plan=duty.plan, unit=heir, first_unit=first, bound_on=duty.bound_on, stage=AssignmentStage.NEW)
        for heir in free
    )
    names = ", ".join(heir.name for heir in heirs)
    reason = _("đã chuyển cho đơn vị kế thừa: %(names)s") % {"names": names}
    ASSIGNMENT.advance(duty, "pass_on", by=by, ended_reason=reason[:300], reason=reason)
    return None


def _move(duty: Assignment, heir: Unit, by: Acting) -> None:
    """The one heir carries on where the unit stopped; the record keeps whose duty it was first."""
    fresh = locked(duty)
    record("inherit", fresh, by=by, changes={"unit": (duty.unit.name, heir.name)})
    compare_and_set(fresh, {"unit": heir, "first_unit": duty.first_unit or duty.unit})
    touch_inherited(fresh, duty.unit_id)
