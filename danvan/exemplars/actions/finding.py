"""What a search finds a model by, and where it stands in an alphabet."""

from danvan.core.text import fold, sort_key
from danvan.exemplars.models import Exemplar, Recognition


def be_found(exemplar: Exemplar) -> None:
    """Writes down its name, its collective, its unit and the numbers of its decisions; no part of its history. An
    individual is found by name only while they agree to be told of.
    """
    symbols = Recognition.objects.filter(exemplar=exemplar).exclude(symbol="").values_list("symbol", flat=True)
    consent = getattr(exemplar, "consent", None)
    person = exemplar.person_name if consent is not None and consent.holds else ""
    words = [exemplar.name, exemplar.collective_words, person, exemplar.unit.name, *symbols]
    found = {"folded": fold(" ".join(filter(None, words))), "sort_key": sort_key(exemplar.name)}
    Exemplar.objects.filter(pk=exemplar.pk).update(**found)
