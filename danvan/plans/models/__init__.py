"""The records of plans, one module per noun."""

from danvan.measures.rules import Rule
from danvan.plans.models.assignments import Answer, Assignment, AssignmentStage, TakenHow
from danvan.plans.models.bindings import Amendment, Binding, Commission
from danvan.plans.models.content import Phase, ReportingClause, Target, Task, TaskPart
from danvan.plans.models.countings import Counting
from danvan.plans.models.petitions import Petition, PetitionKind, PetitionStage
from danvan.plans.models.plans import Plan, PlanForm, PlanStage

__all__ = [
    "Amendment",
    "Answer",
    "Assignment",
    "AssignmentStage",
    "Binding",
    "Commission",
    "Counting",
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
    "TaskPart",
]
