"""What the result of a year told of models: amounts and words of one year belong together, and neither stands beside those
of another.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from danvan.exemplars.models import (
    Dossier,
    Exemplar,
    Goal,
    LaterGoal,
    LaterResource,
    Purpose,
    Resource,
    ResourcePhase,
)
from danvan.exemplars.queries.dossiers import achieved_in


def counting(year: int | None = None) -> "QuerySet[Dossier]":
    """The versions that count: sent and not sent back. Whoever judges a `year` reads of no later one."""
    sent = Dossier.objects.filter(submitted_at__isnull=False, returned_at__isnull=True)
    return sent if year is None else sent.filter(Q(later=False) | Q(year__lte=year))


def newest_results(dossiers: Iterable[Dossier]) -> dict[int, Dossier]:
    """{model: the result of its newest year}, among versions that count."""
    results = (row for row in dossiers if row.purpose == Purpose.RESULT)
    return {row.exemplar_id: row for row in sorted(results, key=lambda row: (row.year, row.number))}


def results_told(models: Collection[Exemplar], year: int | None = None) -> dict[int, Dossier]:
    """{model: its newest result that counts, of no later year than the one that is judged}."""
    return newest_results(counting(year).filter(exemplar__in=models, purpose=Purpose.RESULT))


def goals_told(models: Collection[Exemplar], told: Mapping[int, Dossier]) -> dict[int, list[Goal]]:
    """{model: its goals, each with what the result it told last achieved of it}, in two questions for all of them."""
    found = _by_model(Goal.objects.filter(exemplar__in=models), "exemplar_id")
    later = [row for row in told.values() if row.later]
    achieved = _by_model(LaterGoal.objects.filter(dossier__in=later) if later else (), "dossier_id")
    for row in later:
        achieved_in(found[row.exemplar_id], achieved[row.pk])
    return found


def raised_told(models: Collection[Exemplar], told: Mapping[int, Dossier]) -> dict[int, list[Any]]:
    """{model: what it raised by the result it told last}, in two questions for all of them."""
    raised = Resource.objects.filter(exemplar__in=models, phase=ResourcePhase.RAISED).select_related("unit")
    found = _by_model(raised, "exemplar_id")
    later = [row for row in told.values() if row.later]
    resources = LaterResource.objects.filter(dossier__in=later).select_related("unit") if later else ()
    of_later = _by_model(resources, "dossier_id")
    for row in later:
        found[row.exemplar_id] = of_later[row.pk]
    return found


def _by_model(rows: Iterable[Any], key: str) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
