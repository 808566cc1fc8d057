"""What a registration may choose from."""

from dataclasses import replace
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.exemplars.models import Exemplar, FieldCode, ResourceUnit
from danvan.exemplars.permissions import below_unheard
from danvan.exemplars.queries.homes import home_of
from danvan.plans.models import Assignment, Plan, PlanStage, Target
from danvan.units.acting import InPost
from danvan.units.models import Unit
from danvan.units.permissions import writes_somewhere
from danvan.units.scope import scope_of

Row = TypeVar("Row", bound=Model)

# More than this is no list that a person chooses from.
MOST = 200


def units_registered_for(by: Acting) -> QuerySet[Unit]:
    """The units whose models this post registers: its own, then those it serves while nobody there signs in, the cells and
    unions of its office and the villages and groups of its commune.
    """
    if not isinstance(by, InPost) or not writes_somewhere(by):
        return Unit.objects.none()
    scope = scope_of(by.user)
    served = Unit.objects.filter(pk__in=scope.served, agency=by.unit)
    below = below_unheard(replace(scope, posts=(by,))).open_on(clock.today()).in_order()
    meant = Q(pk=by.unit.pk) | Q(pk__in=served.values("pk")) | Q(pk__in=below.values("pk")[:MOST])
    return Unit.objects.filter(meant).select_related("territory", "kind").in_order()


def units_copied_for(by: Acting, exemplar: Exemplar) -> QuerySet[Unit]:
    """The units for which this post may take a model over: as registering, but for the model's own."""
    return units_registered_for(by).exclude(pk=exemplar.unit_id)


def fields_for(unit: Unit) -> QuerySet[FieldCode]:
    """The fields of the unit's province, or of the house where the province keeps no list of its own."""
    today, home = clock.today(), home_of(unit)
    own = FieldCode.objects.on(today).filter(home=home) if home else FieldCode.objects.none()
    return own if own.exists() else FieldCode.objects.on(today).filter(home=None)


def with_kept(rows: QuerySet[Row], kept: int | None) -> QuerySet[Row]:
    """What is offered, and what a record has kept since before it was no longer offered."""
    return rows.model._default_manager.filter(Q(pk__in=rows.values("pk")) | Q(pk=kept)) if kept else rows


def collectives_in(unit: Unit) -> QuerySet[Unit]:
    """The units that a collective may be: those right below the unit, and its cells and unions."""
    near = Unit.objects.open_on(clock.today()).filter(Q(parent=unit) | Q(agency=unit))
    return Unit.objects.filter(pk__in=near.order_by("pk").values("pk")[:MOST]).in_order()


def plans_of(unit: Unit) -> QuerySet[Plan]:
    """The plans in force that bind the unit, and its own, the newest first."""
    bound = Assignment.objects.standing().filter(unit=unit).values("plan")
    running = Plan.objects.filter(stage=PlanStage.ISSUED).filter(Q(pk__in=bound) | Q(issuer=unit))
    return running.select_related("document").order_by("-issued_on", "-pk")


def targets_of(plan: Plan | None) -> QuerySet[Target]:
    """What a plan asks for today."""
    return Target.objects.on(clock.today()).filter(plan=plan) if plan else Target.objects.none()


def resource_units() -> QuerySet[ResourceUnit]:
    """The units in which resources are said today."""
    return ResourceUnit.objects.on(clock.today()).select_related("kind")
