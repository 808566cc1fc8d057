"""The further years of a model that was recognised: which results are still owed, and which wait for an answer."""

from django.db.models import Exists, OuterRef, QuerySet

from danvan.exemplars.models import Dossier, Exemplar, ExemplarYear, Purpose, Stage


def years_to_report(exemplar: Exemplar) -> list[int]:
    """The years a recognised model was registered for again and of which no result was begun, the earliest first."""
    if exemplar.stage != Stage.RECOGNISED:
        return []
    begun = Dossier.objects.filter(exemplar=exemplar, purpose=Purpose.RESULT).values("year")
    going_on = ExemplarYear.objects.filter(exemplar=exemplar, year__gt=exemplar.year, registered_on__isnull=False)
    return list(going_on.exclude(year__in=begun).order_by("year").values_list("year", flat=True))


def unanswered() -> QuerySet[Dossier]:
    """The later years' results that receivers have not answered: neither sent back, nor judged, nor recognised."""
    sent = Dossier.objects.filter(purpose=Purpose.RESULT, later=True, submitted_at__isnull=False)
    waiting = sent.filter(returned_at=None, judged_at=None, exemplar__stage=Stage.RECOGNISED)
    own = {"exemplar": OuterRef("exemplar"), "year": OuterRef("year")}
    return waiting.filter(~Exists(ExemplarYear.objects.filter(recognised_on__isnull=False, **own)))


def later_waiting(exemplar: Exemplar) -> Dossier | None:
    """The first of a model's later results that its receiver has not answered."""
    if exemplar.stage != Stage.RECOGNISED:
        return None
    return unanswered().filter(exemplar=exemplar).select_related("form").order_by("year", "-number").first()
