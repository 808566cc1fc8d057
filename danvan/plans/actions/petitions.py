"""Kiến nghị: what a unit asks of the issuer, and the answer. The duty stands until it is answered."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.plans.actions.notices import tell_of_petition
from danvan.plans.models import Assignment, AssignmentStage, Petition, PetitionKind, PetitionStage
from danvan.plans.permissions import answers_for
from danvan.plans.workflow import ASSIGNMENT, PETITION
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend
from danvan.workflow.locking import compare_and_set, locked


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
    petition = Petition(assignment=assignment, kind=kind, words=words, stage=PetitionStage.DRAFT, **about)
    petition.validate_constraints()
    petition.save()
    add_authors(petition, by)
    PETITION.advance(petition, "send", by=by, sent_on=clock.today())
    _mark(assignment)
    tell_of_petition(petition, "send", by=by)
    return petition


@action
def answer(
    petition: Petition, *, by: Acting, granted: bool, words: str, version: int | None = None, key: str | None = None
) -> Petition:
    """The issuer answers. Granting "not our function" or "no such object" for the whole plan ends the unit's duty; what
    else it had asked before stays to be answered.
    """
    if not words.strip():
        raise Refused(_("Mời ghi nội dung trả lời để đơn vị biết lý do."))
    move = "grant" if granted else "refuse"
    by = PETITION.for_move(by, move)
    said: dict[str, Any] = {"answer": words, "answered_on": clock.today()}
    PETITION.advance(petition, move, by=by, version=version, key=key, **said)
    _mark(petition.assignment)
    if granted and releases_unit(petition) and petition.assignment.stage != AssignmentStage.ENDED:
        reason = PetitionKind(petition.kind).label
        ASSIGNMENT.advance(petition.assignment, "release", by=by, ended_reason=str(reason))
    tell_of_petition(petition, move, by=by)
    return petition


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


def _mark(assignment: Assignment) -> None:
    """The duty says whether a kiến nghị about it waits for an answer."""
    fresh = locked(assignment)
    waiting = fresh.petitions.filter(stage=PetitionStage.SENT).exists()
    if fresh.petition_open != waiting:
        compare_and_set(fresh, {"petition_open": waiting})
    assignment.refresh_from_db()
