"""Open parts of a unit that ended go to its heirs, as duties do; what it had done stays with its name."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.plans.models import TaskPart
from danvan.plans.touching import touch_part_passed_on
from danvan.plans.workflow import PART
from danvan.units.models import Unit
from danvan.workflow.locking import compare_and_set, locked


@action
def inherit_parts(ended: Unit, heirs: Sequence[Unit], *, by: Acting) -> int:
    """Open parts of a unit that ended: its one heir carries on with all that was noted; of several heirs, or where the heir
    has a part of its own already, the old part closes and stays readable. Without heirs they stay where they are.

    Returns how many parts moved.
    """
    if not heirs:
        return 0
    parts = list(TaskPart.objects.standing().open().filter(unit=ended).select_related("unit", "task").order_by("pk"))
    have: dict[int, set[int]] = defaultdict(set)
    taken = TaskPart.objects.filter(task__in=[part.task_id for part in parts], unit__in=heirs)
    for task, unit in taken.values_list("task", "unit"):
        have[task].add(unit)
    for part in parts:
        free = [heir for heir in heirs if heir.pk not in have[part.task_id]]
        _pass_on(part, heirs, free, by)
    return len(parts)


def _pass_on(part: TaskPart, heirs: Sequence[Unit], free: Sequence[Unit], by: Acting) -> None:
    first = part.first_unit or part.unit
    touch_part_passed_on(part, [heir.pk for heir in free])
    if len(heirs) == 1 and free:
        fresh = locked(part)
        record("inherit", fresh, by=by, changes={"unit": (part.unit.name, free[0].name)})
        compare_and_set(fresh, {"unit": free[0], "first_unit": first})
        return
    same = {"task": part.task, "leads": part.leads, "due_on": part.due_on, "first_unit": first}
    TaskPart.objects.bulk_create(TaskPart(unit=heir, **same) for heir in free)
    names = ", ".join(heir.name for heir in heirs)
    reason = _("đã chuyển cho đơn vị kế thừa: %(names)s") % {"names": names}
    PART.advance(part, "pass_on", by=by, left_reason=reason[:500], reason=reason)
