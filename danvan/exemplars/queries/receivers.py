"""To whom a model goes that is in no round: one elevated, or from paper."""

from django.db.models import Count

from danvan.core import clock
from danvan.exemplars.models import Exemplar
from danvan.exemplars.permissions import OF_LEVEL
from danvan.units.models import Act, Remit, Unit
from danvan.units.scope import over


def receiver_by_remit(exemplar: Exemplar) -> Unit | None:
    """The one office that receives models of this very level from the unit; none where no office, or more than one, does."""
    today = clock.today()
    remits = (
        Remit.objects.on(today).filter(subject=OF_LEVEL, subject_id=exemplar.level_id).exclude(unit=exemplar.unit_id)
    )
    receiving = {each.pk: each for each in remits.select_related("over_unit", "unit") if Act.RECEIVE in each.acts}
    if not receiving:
        return None
    counts = {f"by_{pk}": Count("pk", filter=over(each, "", today)) for pk, each in receiving.items()}
    found = Unit.objects.filter(pk=exemplar.unit_id).aggregate(**counts)
    offices = {each.unit for pk, each in receiving.items() if found[f"by_{pk}"]}
    return offices.pop() if len(offices) == 1 else None
