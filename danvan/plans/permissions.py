"""Who may see which plans, and who may do what with them.

| what | who |
|---|---|
| see a draft | those at work in the issuer or the drafting office |
| see an issued plan | who sees issuer or drafting office, a unit it binds or a task of it names; heirs of the issuer |
| write a draft, submit it | officers and leaders of the drafting office |
| send it back | leaders of the issuer or the drafting office |
| issue it, or record the signed paper | officers and leaders of either, who wrote no part of it |
| amend, end, answer a kiến nghị | officers and leaders of the issuer or the drafting office |
| take over the plan of an issuer that ended | officers and leaders of its heir |
| take a plan on, record the own plan, raise a kiến nghị | who writes in the unit bound, or serves it (nhập thay) |
| note that a unit got it by another way | officers and leaders of the drafting office |
| see a unit's part of a task | who sees the unit, the plan's makers, who leads the task in which it works along |
| note on a part, prove and close it, open it again with a reason | the unit, who serves it, the plan's makers |
| ask another day for a part | the unit, or who serves it |
| give or refuse another day | officers and leaders of issuer or drafting office, not who asked; never the unit |
| let a unit go from a task, give its part back | officers and leaders of the issuer or the drafting office |

Work is done on parts of tasks in force under an issued plan; before and after, parts are only read.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.documents.permissions import can_keep
from danvan.plans.models import Assignment, Petition, Plan, PlanStage, TaskNote, TaskPart
from danvan.plans.models.task_parts import TaskPartQuerySet
from danvan.units.acting import InPost
from danvan.units.models import Role, Unit
from danvan.units.permissions import leads, offices_written_for, writes_for, writes_in
from danvan.units.scope import scope_of

UNISSUED = (PlanStage.DRAFT, PlanStage.SUBMITTED, PlanStage.DROPPED)


def visible_to(user: Any) -> QuerySet[Plan]:
    """The plans a person may see: drafts only in the two offices that make them, issued ones also by who is bound."""
    scope = scope_of(user)
    makers = scope.mine("issuer") | scope.mine("drafting_office")
    of_makers = scope.seen("issuer") | scope.seen("drafting_office") | scope.inherited("issuer")
    issued = ~Q(stage__in=UNISSUED) & (of_makers | addressed_to(scope.seen("unit")))
    return Plan.objects.filter(makers | issued)


def sees(user: Any, plan: Plan) -> bool:
    """Whether a person may see this one plan; who works in one of the two offices that make it need not be looked for."""
    return makes_here(user, plan) or visible_to(user).filter(pk=plan.pk).exists()


def makes_here(user: Any, plan: Plan) -> bool:
    """Whether a person works in the plan's issuer or drafting office, whatever their role there."""
    return not {plan.issuer_id, plan.drafting_office_id}.isdisjoint(scope_of(user).unit_ids)


def of_own_units(user: Any) -> Q:
    """Plans that one's own units make or that are addressed to them, beside those that are only in sight."""
    scope = scope_of(user)
    return scope.mine("issuer") | scope.mine("drafting_office") | addressed_to(scope.mine("unit"))


def addressed_to(units: Q) -> Q:
    """Plans that bind one of these units, or name it in a task, bound or not."""
    bound = Assignment.objects.filter(units, plan=OuterRef("pk"))
    named = TaskPart.objects.filter(units, task__plan=OuterRef("pk"))
    return Q(Exists(bound)) | Q(Exists(named))


def assignments_visible_to(user: Any) -> QuerySet[Assignment]:
    """The duties a person may see: of units in sight, and all of a plan that their own offices issued or drafted."""
    scope = scope_of(user)
    own = scope.mine("plan__issuer") | scope.mine("plan__drafting_office")
    return Assignment.objects.filter(own | scope.seen("unit"))


def assignments_of(plan: Plan, user: Any) -> QuerySet[Assignment]:
    """The duties under one plan that a person may see: all of them where their own offices make it."""
    seen = Assignment.objects.all() if makes_here(user, plan) else assignments_visible_to(user)
    return seen.filter(plan=plan)


def petitions_visible_to(user: Any) -> QuerySet[Petition]:
    """Kiến nghị go with the duty they are about; a draft stays in its unit."""
    scope = scope_of(user)
    sent = ~Q(stage="draft") & Q(assignment__in=assignments_visible_to(user))
    of_units = scope.mine("assignment__unit") | scope.seen("assignment__unit")
    return Petition.objects.filter(sent | of_units | Q(part__in=parts_visible_to(user)))


def parts_visible_to(user: Any) -> TaskPartQuerySet:
    """Parts of plans that were issued: of units in sight, all of a plan that one's own offices made, and of those that
    work along where one's own unit leads.
    """
    scope = scope_of(user)
    own = scope.mine("task__plan__issuer") | scope.mine("task__plan__drafting_office")
    led = Q(leads=False, task__in=TaskPart.objects.filter(scope.mine(), leads=True).values("task"))
    return TaskPart.objects.filter(~Q(task__plan__stage__in=UNISSUED), own | scope.seen("unit") | led)


def notes_visible_to(user: Any) -> QuerySet[TaskNote]:
    """Notes go with the part they are about."""
    return TaskNote.objects.filter(part__in=parts_visible_to(user))


def issuers_for(by: Acting) -> list[Unit]:
    """For whom this post may draft: the own unit, and the committee above that it advises, which is of its own level."""
    return offices_written_for(by)


def may_issue_for(by: Acting, unit: Unit) -> bool:
    """Whether this unit is one of those."""
    return writes_in(by, unit) or unit in issuers_for(by)


def can_write(by: Acting, plan: Plan) -> bool:
    """Officers and leaders of the drafting office, while it is a draft."""
    return plan.stage == PlanStage.DRAFT and writes_in(by, plan.drafting_office)


def drafts(by: Acting, plan: Plan) -> bool:
    """Officers and leaders of the drafting office."""
    return writes_in(by, plan.drafting_office)


def makes(by: Acting, plan: Plan) -> bool:
    """Officers and leaders of the issuer or the drafting office."""
    return writes_in(by, plan.issuer) or writes_in(by, plan.drafting_office)


def records_paper(by: Acting, plan: Plan) -> bool:
    """Whoever keeps the signed paper, of a plan of which nothing else was written here: the paper is the second person."""
    if plan.document is None or not can_keep(by, plan.document):
        return False
    return not (plan.targets.exists() or plan.tasks.exists() or plan.bindings.exists())


def can_amend(by: Acting, plan: Plan) -> bool:
    """The offices that made it, while it is being carried out."""
    return plan.stage == PlanStage.ISSUED and makes(by, plan)


def leads_either(by: Acting, plan: Plan) -> bool:
    """Leaders of the issuer or the drafting office."""
    return leads(by, plan.issuer) or leads(by, plan.drafting_office)


def answers_for(by: Acting, assignment: Assignment) -> bool:
    """Those who write in the unit bound, or serve it."""
    return writes_for(by, assignment.unit)


def answers_or_makes(by: Acting, assignment: Assignment) -> bool:
    """The unit bound, whoever serves it, or the offices that made the plan (đã nhận qua đường khác)."""
    return answers_for(by, assignment) or makes(by, assignment.plan)


def releases(by: Acting, assignment: Assignment) -> bool:
    """The offices that made the plan let a unit go."""
    return makes(by, assignment.plan)


def reorganises(by: Acting, assignment: Assignment) -> bool:
    """Whoever records that units merged or split: an administrator, or the house itself on the day planned."""
    return by.user is None or (isinstance(by, InPost) and by.role == Role.ADMINISTRATOR)


def raises(by: Acting, petition: Petition) -> bool:
    """Those who write in the unit that raises it, or serve it."""
    return writes_for(by, petition.unit)


def decides(by: Acting, petition: Petition) -> bool:
    """The offices that made the plan; never the unit that asks."""
    return makes(by, petition.plan) and not writes_in(by, petition.unit)


def in_force(part: TaskPart) -> bool:
    """Whether work is done on it now: its line holds, under an issued plan."""
    ended = part.task.to_on is not None and part.task.to_on <= clock.today()
    return part.task.plan.stage == PlanStage.ISSUED and not ended


def asks_for(by: Acting, part: TaskPart) -> bool:
    """Those who write in the unit that has the part, or serve it."""
    return in_force(part) and writes_for(by, part.unit)


def works_on(by: Acting, part: TaskPart) -> bool:
    """The unit, whoever serves it, or the offices that made the plan and heard from it (đã nhận qua đường khác)."""
    return in_force(part) and (writes_for(by, part.unit) or makes(by, part.task.plan))


def gives_parts(by: Acting, part: TaskPart) -> bool:
    """The offices that made the plan."""
    return in_force(part) and makes(by, part.task.plan)


def gives_back(by: Acting, part: TaskPart) -> bool:
    """The same offices, to a unit that still is there."""
    return gives_parts(by, part) and part.unit.is_open(clock.today())


def corrects(by: Acting, note: TaskNote) -> bool:
    """Those who write for the unit in whose name the note stands."""
    return works_on(by, note.part) and writes_for(by, note.unit)


def takes_over(by: Acting, plan: Plan) -> bool:
    """Those at work in a unit that the issuer went into when it ended."""
    if not plan.outlives_issuer(clock.today()) or not isinstance(by, InPost):
        return False
    return writes_in(by, by.unit) and plan.issuer.succeeded_by.filter(successor=by.unit).exists()
