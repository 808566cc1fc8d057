"""Who is told of what happens to a model."""

from django.db.models import QuerySet

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.exemplars.models import Exemplar
from danvan.notifications.actions import notify
from danvan.units.models import Holding


def tell_receiver(exemplar: Exemplar, verb: str, *, by: Acting) -> None:
    """Tells those at work in the office it was sent to."""
    if exemplar.receiver_id:
        notify(at_work_in(exemplar.receiver_id), verb, exemplar, by=by)


def tell_unit(exemplar: Exemplar, verb: str, *, by: Acting) -> None:
    """Tells those at work in its unit."""
    notify(at_work_in(exemplar.unit_id), verb, exemplar, by=by)


def at_work_in(unit_id: int) -> QuerySet[Holding, int]:
    """The accounts of officers and leaders of a unit today."""
    posts = Holding.objects.writing(clock.today()).filter(unit=unit_id)
    return posts.values_list("user_id", flat=True).distinct()
