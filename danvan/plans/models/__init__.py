"""The records of plans, one module per noun."""

from danvan.measures.rules import Rule
from danvan.plans.models.assignments import Answer, Assignment, AssignmentStage, TakenHow
from danvan.plans.models.bindings import Amendment, Binding, Commission
from danvan.plans.models.content import Phase, ReportingClause, Target, Task
from danvan.plans.models.countings import Counting
from danvan.plans.models.petitions import Petition, PetitionKind, PetitionStage
from danvan.plans.models.plans import Plan, PlanForm, PlanStage
from danvan.plans.models.task_parts import OPEN_PARTS, PartStage, TaskNote, TaskPart

__all__ = [
    "OPEN_PARTS",
    "Amendment",
    "Answer",
    "Assignment",
    "AssignmentStage",
    "Binding",
    "Commission",
    "Counting",
    "PartStage",
    "Petition",
    "PetitionKind",
    "PetitionStage",
    "Phase",
    "Plan",
    "PlanForm",
    "PlanStage",
    "ReportingClause",
    "Rule",
    "TakenHow",
    "Target",
    "Task",
    "TaskNote",
    "TaskPart",
]
