"""Reads of plans that span several records."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from danvan.plans.models import Assignment, AssignmentStage, Plan
from danvan.units.models import Unit
from danvan.units.scope import union
from danvan.units.selectors import Selector


def units_bound(plan: Plan, day: date) -> QuerySet[Unit]:
    """The units that the plan's words mean on a day, each once, by kind and name: shown before anything binds."""
    chosen = union([Selector.load(binding.selector).condition() for binding in plan.bindings.all()])
    return Unit.objects.open_on(day).filter(chosen).select_related("kind", "territory").in_order()


def states_of(plan: Plan) -> dict[str, int]:
    """How many units stand where: one count per stage, those with an open kiến nghị, and all that are bound."""
    standing = Q(stage__in=[AssignmentStage.NEW, AssignmentStage.TAKEN, AssignmentStage.PLANNED])
    stages = {stage.value: Count("pk", filter=Q(stage=stage)) for stage in AssignmentStage}
    more = {"petition": Count("pk", filter=standing & Q(petition_open=True)), "bound": Count("pk", filter=standing)}
    return Assignment.objects.filter(plan=plan).aggregate(**stages, **more)
