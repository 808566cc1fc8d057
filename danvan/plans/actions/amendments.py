"""Changing a plan that binds already, by a later document; and ending or handing on one whose issuer ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.documents.models import Document
from danvan.plans.actions.countings import close_all, follow_amendment, hand_gauges_over
from danvan.plans.actions.lines import LINES
from danvan.plans.actions.notices import tell_units
from danvan.plans.actions.parts import carry_over, name_parts
from danvan.plans.models import Amendment, Assignment, AssignmentStage, Plan, PlanStage, Target
from danvan.plans.models.content import Content
from danvan.plans.permissions import can_amend, takes_over
from danvan.plans.touching import touch_tasks
from danvan.plans.workflow import ASSIGNMENT, PLAN
from danvan.units.models import Unit
from danvan.units.tree_lock import hold_trees
from danvan.workflow.keys import spend
from danvan.workflow.locking import compare_and_set, locked

# What a new wording takes over from the old where the amending document says nothing of it.
KEPT = ("order", "section", "due_rule", "channel")
# What stays whatever the amending document says: a day put off was due before.
FIRST = ("first_due_on",)


@dataclass(frozen=True)
class Change:
    """One line that an amending document changes: `old` ends, `values` begin; either may be missing."""

    line: str
    old: Content | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


@action
def amend(
    plan: Plan,
    changes: Sequence[Change],
    *,
    by: Acting,
    basis: str,
    from_on: date,
    words: str,
    document: Document | None = None,
    key: str | None = None,
) -> Amendment:
    """Records an amending document: its lines bind from its day, the old wording stays readable, and the units' own
    plans are marked "cần cập nhật". Nothing in those changes by itself.
    """
    spend(key)
    hold_trees()
    fresh = locked(plan)
    if not can_amend(renewed(by), fresh):
        raise Refused(_("Chỉ sửa đổi được kế hoạch đang thực hiện, bởi cơ quan ban hành hoặc tham mưu."), status=403)
    told = [_apply(fresh, change, from_on, by, basis) for change in changes]
    amendment = Amendment.objects.create(
        plan=fresh, document=document, basis=basis, from_on=from_on, words=words, changes=told
    )
    touch_tasks(fresh)
    planned = Assignment.objects.filter(plan=fresh, stage=AssignmentStage.PLANNED)
    planned.update(needs_update=True)
    record("amend", fresh, by=by, reason=basis, changes={"amendments": ("", words)})
    tell_units(fresh, "amend", by=by)
    return amendment


def _apply(plan: Plan, change: Change, from_on: date, by: Acting, basis: str) -> dict[str, Any]:
    """Ends the old line and begins the new; says which, for the amendment's own record. Work on a task goes with it."""
    old, new = change.old, None
    if old is not None:
        compare_and_set(locked(old), {"to_on": from_on})
    if change.values:
        kept = {name: getattr(old, name) for name in KEPT if hasattr(old, name)}
        first = {name: getattr(old, name) for name in FIRST if getattr(old, name, None)}
        new = LINES[change.line](plan=plan, replaces=old, from_on=from_on, **{**kept, **change.values, **first})
        new.save()
        if change.line == "task":
            if old is not None:
                carry_over(old, new, from_on, by=by, basis=basis)  # type: ignore[arg-type]
            name_parts(plan, [new], from_on)
    if isinstance(old, Target):
        follow_amendment(old, new, by=SYSTEM, basis=basis)
    return {"line": change.line, "old": old.pk if old else None, "new": new.pk if new else None}


@action
def end(plan: Plan, *, by: Acting, basis: str, on: date, key: str | None = None) -> Plan:
    """Ends a plan by a document; its duties end with it and stay readable, and its targets as they stand."""
    hold_trees()
    close_all(plan, by=SYSTEM, basis=basis)
    return PLAN.advance(plan, "end", by=by, key=key, ended_on=on, ended_basis=basis, reason=basis)


@action
def replace(plan: Plan, successor: Plan, *, by: Acting, basis: str, key: str | None = None) -> Plan:
    """Records that a later plan of the same issuer, or of its heir, took this one's place."""
    if successor.stage != PlanStage.ISSUED or successor.pk == plan.pk:
        raise Refused(_("Kế hoạch thay thế phải là một kế hoạch khác đã ban hành. Mời chọn lại."))
    hold_trees()
    close_all(plan, by=SYSTEM, basis=basis)
    done: dict[str, Any] = {"replaced_by": successor, "ended_on": successor.issued_on, "ended_basis": basis}
    return PLAN.advance(plan, "replace", by=by, key=key, reason=basis, **done)


@action
def take_over(plan: Plan, *, by: Acting, basis: str, key: str | None = None) -> Plan:
    """The heir of an issuer that ended takes its plan over by a document; open duties follow it. The drafting office
    stays where it still exists.
    """
    spend(key)
    fresh, by = locked(plan), renewed(by)
    if fresh.issuer.is_open(clock.today()):
        raise Refused(_("Cơ quan ban hành vẫn đang hoạt động, kế hoạch không cần tiếp quản."))
    if not takes_over(by, fresh):
        raise Refused(
            _("Chỉ đơn vị kế thừa của cơ quan ban hành đã kết thúc mới tiếp quản được kế hoạch này."), status=403
        )
    heir: Unit = by.unit  # type: ignore[attr-defined]
    office = fresh.drafting_office if fresh.drafting_office.is_open(clock.today()) else heir
    changes = {"issuer": (fresh.issuer.name, heir.name)}
    compare_and_set(fresh, {"issuer": heir, "drafting_office": office})
    hand_gauges_over(fresh)
    record("take_over", fresh, by=by, reason=basis, changes=changes)
    for duty in fresh.assignments.standing().filter(unit=heir):
        ASSIGNMENT.advance(duty, "release", by=by, ended_reason=str(_("đơn vị đã tiếp quản kế hoạch này")))
    plan.refresh_from_db()
    return plan
