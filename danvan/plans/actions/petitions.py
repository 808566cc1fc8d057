"""Kiến nghị: what a unit asks of the issuer, and the answer. The duty stands until it is answered."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.plans.actions.notices import tell_of_petition
from danvan.plans.actions.other_days import must_be_askable, put_off
from danvan.plans.actions.task_parts import must_name_source, release
from danvan.plans.models import Assignment, AssignmentStage, Petition, PetitionKind, PetitionStage, TaskPart
from danvan.plans.permissions import answers_for, asks_for
from danvan.plans.workflow import ASSIGNMENT, PETITION
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, compare_and_set, locked


@action
def raise_petition(
    assignment: Assignment, *, by: Acting, kind: str, words: str, key: str | None = None, **about: Any
) -> Petition:
    """Writes a kiến nghị about the plan, or one target or task of it, and sends it to the issuer."""
    spend(key)
    if not answers_for(by, assignment):
        raise Refused(_("Chỉ đơn vị được giao mới gửi kiến nghị. Mời chuyển sang vai trò phù hợp."), status=403)
    # Under its lock: a duty that is ending at this moment takes no more of them.
    if locked(assignment).stage == AssignmentStage.ENDED:
        raise Refused(_("Đơn vị đã hết trách nhiệm theo kế hoạch này, không còn gì để kiến nghị."))
    for clause in (about.get("target"), about.get("task")):
        if clause is not None and clause.plan_id != assignment.plan_id:
            raise Refused(_("Chỉ tiêu hoặc nhiệm vụ này thuộc kế hoạch khác. Mời chọn lại."))
    part = _part_of(assignment, about.get("task"))
    if part is not None and kind == PetitionKind.OTHER_DATE:
        must_be_askable(part, about["proposed_on"])
    sent = _send(Petition(assignment=assignment, part=part, kind=kind, words=words, **about), by)
    assignment.refresh_from_db()
    return sent


@action
def ask_for_day(part: TaskPart, *, by: Acting, proposed_on: date, words: str, key: str | None = None) -> Petition:
    """The unit asks for another day for its part of a task: a kiến nghị like any other, also where only the task names the
    unit and no duty binds it.
    """
    spend(key)
    fresh = locked(part)
    if not asks_for(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    must_name_source(by, fresh)
    must_be_askable(fresh, proposed_on)
    duty = Assignment.objects.standing().filter(plan=fresh.task.plan, unit=fresh.unit).first()
    about: dict[str, Any] = {"task": fresh.task, "proposed_on": proposed_on}
    return _send(Petition(assignment=duty, part=fresh, kind=PetitionKind.OTHER_DATE, words=words, **about), by)


def _part_of(assignment: Assignment, task: Any) -> TaskPart | None:
    """The unit's own part of the task that a kiến nghị is about."""
    parts = TaskPart.objects.standing().filter(task=task, unit=assignment.unit_id)
    return parts.first() if task is not None else None


def _send(petition: Petition, by: Acting) -> Petition:
    petition.stage = PetitionStage.DRAFT
    petition.validate_constraints()
    petition.save()
    add_authors(petition, by)
    PETITION.advance(petition, "send", by=by, sent_on=clock.today())
    _mark(petition.assignment)
    tell_of_petition(petition, "send", by=by)
    return petition


@action
def answer(
    petition: Petition,
    *,
    by: Acting,
    granted: bool,
    words: str,
    given_on: date | None = None,
    version: int | None = None,
    key: str | None = None,
) -> Petition:
    """The issuer answers. Granting "not our function" or "no such object" for the whole plan ends the unit's duty and lets
    it go from the plan's tasks, for one task from that; what else it had asked before stays to be answered. Granting
    another day for a task moves the day of the unit's own part, to the day proposed unless another is `given_on`.
    """
    if not words.strip():
        raise Refused(_("Mời ghi nội dung trả lời để đơn vị biết lý do."))
    move = "grant" if granted else "refuse"
    by = PETITION.for_move(by, move)
    said: dict[str, Any] = {"answer": words, "answered_on": clock.today()}
    if granted and asks_for_day(petition):
        said["given_on"] = given_on or petition.proposed_on
    PETITION.advance(petition, move, by=by, version=version, key=key, **said)
    if granted:
        _grant(petition, by)
    _mark(petition.assignment)
    tell_of_petition(petition, move, by=by)
    return petition


def asks_for_day(petition: Petition) -> bool:
    """Whether granting it moves the day of a part."""
    return petition.kind == PetitionKind.OTHER_DATE and petition.part_id is not None


def _grant(petition: Petition, by: Acting) -> None:
    """What becomes of the unit's work; its parts before its duty, as whoever asks for a day locks them."""
    if asks_for_day(petition):
        return put_off(petition.part, petition.given_on, by=by, reason=petition.answer)  # type: ignore[arg-type]
    if petition.kind not in (PetitionKind.NOT_OURS, PetitionKind.NO_OBJECT):
        return None
    reason = str(PetitionKind(petition.kind).label)
    for part in _parts_let_go(petition):
        release(part, by=by, reason=reason)
    duty = petition.assignment
    if duty is not None and releases_unit(petition) and duty.stage != AssignmentStage.ENDED:
        ASSIGNMENT.advance(duty, "release", by=by, ended_reason=reason)
    return None


def _parts_let_go(petition: Petition) -> list[TaskPart]:
    """The open parts that a unit is rid of: all of the plan, or of the one task it asked about."""
    parts = TaskPart.objects.standing().open().filter(unit=petition.unit, task__plan=petition.plan)
    if petition.part_id or petition.target_id or petition.task_id:
        parts = parts.filter(Q(pk=petition.part_id))
    return list(parts.select_related("unit", "task__plan").order_by("pk"))


@action
def withdraw(petition: Petition, *, by: Acting, key: str | None = None) -> Petition:
    """The unit takes its kiến nghị back."""
    PETITION.advance(petition, "withdraw", by=by, key=key)
    _mark(petition.assignment)
    tell_of_petition(petition, "withdraw", by=by)
    return petition


def releases_unit(petition: Petition) -> bool:
    """Whether granting it leaves the unit with nothing of the plan to do."""
    whole = petition.target_id is None and petition.task_id is None
    return whole and petition.kind in (PetitionKind.NOT_OURS, PetitionKind.NO_OBJECT)


def _mark(assignment: Assignment | None) -> None:
    """The duty says whether a kiến nghị about it waits for an answer."""
    if assignment is None:
        return
    fresh = locked(assignment)
    waiting = fresh.petitions.filter(stage=PetitionStage.SENT).exists()
    if fresh.petition_open != waiting:
        compare_and_set(fresh, {"petition_open": waiting})
    assignment.refresh_from_db()
