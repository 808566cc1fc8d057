"""A territory is reorganised in all three lines in one act, exactly as the list that was shown says."""

import hashlib
from collections.abc import Sequence

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.units.permissions import administers_territory
from danvan.units.reorganising.events import Event
from danvan.units.reorganising.planning import steps_of
from danvan.units.reorganising.steps import Made, Step
from danvan.units.tree_lock import hold_trees
from danvan.workflow.locking import NOT_ALLOWED


@action
def reorganise(event: Event, *, by: Acting, seen: str) -> list[Step]:
    """Does all steps, or none; gives them. Refused when they are no longer those that were shown (`seen`)."""
    hold_trees()
    refuse_stranger(event, by)
    steps = steps_of(event)
    if mark_of(steps) != seen:
        raise Overtaken(_("Danh sách đơn vị vừa thay đổi. Mời xem lại danh sách mới rồi ghi."))
    made = Made(by, event.on, event.basis)
    for step in steps:
        step.do(made)
    for old in event.old:
        names = ", ".join(target.full_name for target in event.targets)
        record("reorganise", old, by=by, changes={"targets": ("", names), "on": (None, event.on)}, reason=event.basis)
    return steps


class _Rehearsed(Exception):
    """Takes back what was done to try it."""


def rehearse(event: Event, *, by: Acting) -> list[Step]:
    """The steps, after they were tried to the last and taken back: whatever refuses them says so before they are shown."""
    steps = steps_of(event)
    try:
        _tried(event, by, mark_of(steps))
    except _Rehearsed:
        return steps
    raise AssertionError("unreachable")


@action
def _tried(event: Event, by: Acting, seen: str) -> None:
    reorganise(event, by=by, seen=seen)
    raise _Rehearsed


def refuse_stranger(event: Event, by: Acting) -> None:
    """Administrators of the committee that governs around all these territories, in person."""
    now = renewed(by)
    touched = [*event.old, *(target.territory for target in event.targets if target.territory)]
    if now.in_place_of_id or not all(administers_territory(now, territory) for territory in touched):
        raise Refused(NOT_ALLOWED, status=403)


def mark_of(steps: Sequence[Step]) -> str:
    """A short sign of the list that was shown."""
    told = "\n".join(f"{step.title}|{step.words}" for step in steps)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
