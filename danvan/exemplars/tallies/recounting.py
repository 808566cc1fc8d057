"""Comparing the years of models with the records they were settled from: dossiers, documents, proposals, copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from danvan.exemplars.actions.years import settled
from danvan.exemplars.models import Copying, CopyingStage, Dossier, ExemplarYear, Proposal, Purpose, Recognition


@dataclass(frozen=True)
class Differs:
    """A year of a model that says something else than the records: in which columns, what it keeps, what they say."""

    exemplar: int
    year: int
    kept: dict[str, Any]
    counted: dict[str, Any]


def differing() -> Iterator[Differs]:
    """The years whose days or steps are not those of the records."""
    rows = ExemplarYear.objects.select_related("exemplar").order_by("exemplar", "year")
    for row in rows.iterator(chunk_size=1_000):
        should = settled(row, row.exemplar)
        wrong = {name: value for name, value in should.items() if getattr(row, name) != value}
        if wrong:
            yield Differs(row.exemplar_id, row.year, {name: getattr(row, name) for name in wrong}, wrong)


def missing() -> list[tuple[int, int]]:
    """Models and years of which a record tells and that are not counted at all."""
    results = Dossier.objects.filter(purpose=Purpose.RESULT, submitted_at__isnull=False, returned_at__isnull=True)
    copies = Copying.objects.filter(stage=CopyingStage.REPORTED)
    told = [
        _uncounted(Recognition.objects.all(), "exemplar", "year"),
        _uncounted(results, "exemplar", "year"),
        _uncounted(Proposal.objects.all(), "exemplar", "year"),
        _uncounted(copies, "origin", "outcome_on__year"),
    ]
    return sorted({pair for pairs in told for pair in pairs})


def _uncounted(rows: QuerySet[Any], exemplar: str, year: str) -> set[tuple[int, int]]:
    pairs = rows.order_by().values_list(exemplar, year).distinct()
    counted = ExemplarYear.objects.values_list("exemplar", "year")
    return set(pairs) - set(counted.filter(exemplar__in=rows.values(exemplar)))
