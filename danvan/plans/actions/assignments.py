"""Binding units, and what each makes of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.plans.models import Answer, Assignment, AssignmentStage, Plan, TakenHow
from danvan.plans.permissions import makes
from danvan.plans.workflow import ASSIGNMENT
from danvan.units.models import Unit
from danvan.units.permissions import serves, writes_in


@action
def assign(plan: Plan, units: Iterable[Unit], *, by: Acting, bound_on: date) -> None:
    """Binds units to an issued plan; a unit that is bound already keeps what it has made of it."""
    rows = [Assignment(plan=plan, unit=unit, bound_on=bound_on, stage=AssignmentStage.NEW) for unit in units]
    Assignment.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    record("assign", plan, by=by, changes={"units": ("", str(len(rows)))})


@action
def take_on(assignment: Assignment, *, by: Acting, key: str | None = None) -> Assignment:
    """The unit has the plan before it: it opened it, was served by the unit above, or got it by another way."""
    how = how_taken(assignment, by)
    return ASSIGNMENT.advance(
        assignment, "take_on", by=by, key=key, taken_on=clock.today(), taken_how=how, reason=by.source
    )


def how_taken(assignment: Assignment, by: Acting) -> TakenHow:
    """In which way this hand takes the plan on; whoever types for another unit says from what."""
    if writes_in(by, assignment.unit):
        return TakenHow.OPENED
    if not by.source:
        raise Refused(_("Nhập thay thì ghi rõ theo nguồn nào: bản giấy, điện thoại, tin nhắn hay gặp trực tiếp."))
    served = serves(by, assignment.unit) and not makes(by, assignment.plan)
    return TakenHow.SERVED if served else TakenHow.OTHER_WAY


@action
def record_own_plan(
    assignment: Assignment, plan: Plan, *, by: Acting, section: str = "", key: str | None = None, **how: Any
) -> Answer:
    """Records the unit's own plan as the answer to its duty. One plan may answer several duties, of two lines."""
    if plan.issuer_id != assignment.unit_id:
        raise Refused(_("Kế hoạch này do đơn vị khác ban hành. Mời chọn kế hoạch của chính đơn vị."))
    if plan.issued_on is None:
        raise Refused(_("Kế hoạch của đơn vị chưa ban hành. Mời ghi nhận ban hành trước, rồi chọn lại."))
    if plan.pk == assignment.plan_id:
        raise Refused(_("Một kế hoạch không tự cụ thể hóa chính nó. Mời chọn kế hoạch riêng của đơn vị."))
    first = assignment.planned_on or plan.issued_on
    taken: dict[str, Any] = (
        {} if assignment.taken_on else {"taken_on": clock.today(), "taken_how": how_taken(assignment, by)}
    )
    done: dict[str, Any] = {"planned_on": first, "needs_update": False, **taken}
    ASSIGNMENT.advance(assignment, "plan", by=by, key=key, reason=by.source, **done, **how)
    answer, _made = Answer.objects.update_or_create(assignment=assignment, plan=plan, defaults={"section": section})
    return answer
