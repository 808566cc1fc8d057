"""Who is told of what: the offices that make a plan, and those at work in the units it binds."""

from django.db.models import Q, QuerySet

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.notifications.actions import notify
from danvan.plans.models import Petition, Plan, TaskPart
from danvan.units.models import Holding


def tell_makers(plan: Plan, verb: str, *, by: Acting) -> None:
    """Tells the officers and leaders of the issuer and the drafting office what happened to their plan."""
    notify(at_work_in(makers_of(plan)), verb, plan, by=by)


def tell_units(plan: Plan, verb: str, *, by: Acting) -> None:
    """Tells those at work in the units bound what the plan asks of them now."""
    bound = plan.assignments.standing().values("unit")
    notify(at_work_in(Q(unit__in=bound)), verb, plan, by=by)


def tell_of_petition(petition: Petition, verb: str, *, by: Acting) -> None:
    """A kiến nghị that was sent reaches the offices that answer it; an answer reaches the unit that asked."""
    wanted = makers_of(petition.plan) if verb in ("send", "withdraw") else Q(unit=petition.unit)
    notify(at_work_in(wanted), verb, petition, by=by)


def tell_unit_of_part(part: TaskPart, verb: str, *, by: Acting) -> None:
    """Tells those at work in the unit what became of its part of a task."""
    notify(at_work_in(Q(unit=part.unit_id)), verb, part, by=by)


def makers_of(plan: Plan) -> Q:
    """Posts in the two offices that make a plan."""
    return Q(unit__in=[plan.issuer_id, plan.drafting_office_id])


def at_work_in(units: Q) -> QuerySet[Holding, int]:
    """The accounts of officers and leaders of these units today."""
    posts = Holding.objects.writing(clock.today()).filter(units)
    return posts.values_list("user_id", flat=True).distinct()
