"""The further years of a model that was recognised: which results are still owed, and which wait for an answer."""

from danvan.exemplars.models import Dossier, Exemplar, ExemplarYear, Purpose, Stage
from danvan.exemplars.queries.dossiers import last_sent


def years_to_report(exemplar: Exemplar) -> list[int]:
    """The years a recognised model was registered for again and of which no result was begun, the earliest first."""
    if exemplar.stage != Stage.RECOGNISED:
        return []
    begun = Dossier.objects.filter(exemplar=exemplar, purpose=Purpose.RESULT).values("year")
    going_on = ExemplarYear.objects.filter(exemplar=exemplar, year__gt=exemplar.year, registered_on__isnull=False)
    return list(going_on.exclude(year__in=begun).order_by("year").values_list("year", flat=True))


def later_waiting(exemplar: Exemplar) -> Dossier | None:
    """The later year's result that the receiver has not answered: neither sent back, nor found effective, nor recognised."""
    if exemplar.stage != Stage.RECOGNISED:
        return None
    sent = last_sent(exemplar, Purpose.RESULT)
    if sent is None or not sent.later or sent.returned_at is not None:
        return None
    answered = ExemplarYear.objects.filter(exemplar=exemplar, year=sent.year)
    answered = answered.exclude(effective_on=None, recognised_on=None)
    return None if answered.exists() else sent
