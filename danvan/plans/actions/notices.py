"""Who is told of what: the offices that make a plan, and those at work in the units it binds."""

from danvan.core.acting import Acting
from danvan.notifications.actions import notify
from danvan.plans.models import Petition, Plan, TaskPart
from danvan.units.telling import at_work_in
from danvan.units.telling import tell_units as tell


def tell_makers(plan: Plan, verb: str, *, by: Acting) -> None:
    """Tells the officers and leaders of the issuer and the drafting office what happened to their plan."""
    notify(at_work_in(makers_of(plan)), verb, plan, by=by)


def tell_units(plan: Plan, verb: str, *, by: Acting) -> None:
    """Tells those at work in the units bound what the plan asks of them now."""
    bound = plan.assignments.standing().values("unit")
    tell(bound, verb, plan, by=by)


def tell_of_petition(petition: Petition, verb: str, *, by: Acting) -> None:
    """A kiến nghị that was sent reaches the offices that answer it; an answer reaches the unit that asked."""
    if verb in ("send", "withdraw"):
        notify(at_work_in(makers_of(petition.plan)), verb, petition, by=by)
    else:
        tell([petition.unit.pk], verb, petition, by=by)


def tell_unit_of_part(part: TaskPart, verb: str, *, by: Acting) -> None:
    """Tells those at work in the unit what became of its part of a task."""
    tell([part.unit_id], verb, part, by=by)


def makers_of(plan: Plan) -> list[int]:
    """The two offices that make a plan."""
    return [plan.issuer_id, plan.drafting_office_id]
