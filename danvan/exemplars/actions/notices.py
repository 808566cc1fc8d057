"""Who is told of what happens to a model."""

from danvan.core.acting import Acting
from danvan.exemplars.models import Exemplar
from danvan.notifications.actions import notify
from danvan.units.telling import at_work_in, tell_units


def tell_receiver(exemplar: Exemplar, verb: str, *, by: Acting) -> None:
    """Tells those at work in the office it was sent to."""
    if exemplar.receiver_id:
        notify(at_work_in([exemplar.receiver_id]), verb, exemplar, by=by)


def tell_unit(exemplar: Exemplar, verb: str, *, by: Acting) -> None:
    """Tells those at work in its unit, or who does its work."""
    tell_units([exemplar.unit_id], verb, exemplar, by=by)
