"""The one place that settles what is counted of a model in a year."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType, SimpleNamespace
from typing import Any

from django.utils.timezone import localdate

from danvan.core import clock
from danvan.exemplars.models import (
    STEPS,
    Copying,
    CopyingStage,
    Dossier,
    Exemplar,
    ExemplarYear,
    Proposal,
    Purpose,
    Recognition,
    RecognitionKind,
    YearKind,
)
from danvan.exemplars.tallies.touching import touch_year
from danvan.workflow.locking import locked

# Of which recognition each count is the day.
SAID_BY = {
    "recognised_on": RecognitionKind.RECOGNISED,
    "outstanding_on": RecognitionKind.OUTSTANDING,
    "commended_on": RecognitionKind.COMMENDED,
}

NOTHING_ELSE: Mapping[str, date | None] = MappingProxyType({})
# What moves settle: a day that only the year keeps, or the years of the results that were told.
DAY_OF = {"accept": "registered_on", "begin": "carried_on"}
RESULT_MOVES = ("report", "send_result_back")


def settle_year(exemplar: Exemplar, year: int, *, kind: str = "", **days: date | None) -> ExemplarYear:
    """Brings a model's year up to date with its dossiers, documents, proposals and copies, and has its unit counted anew.

    `days` are facts that no other record keeps (registered_on, carried_on, effective_on). The unit of a year is that of
    when the year began to count, and stays.
    """
    row = _row_of(exemplar, year)
    for name, value in settled(row, exemplar, days).items():
        setattr(row, name, value)
    row.kind = kind or row.kind
    row.classic = exemplar.field.classic if exemplar.field else ""
    row.save()
    touch_year(row)
    return row


def settle_move(exemplar: Exemplar, move: str) -> None:
    """What a move of the table settles by itself: accepted is registered, begun is carried out, a result told or taken
    back is counted in the year it tells of.
    """
    if move in DAY_OF:
        settle_year(exemplar, exemplar.year, kind="", **{DAY_OF[move]: clock.today()})
    if move in RESULT_MOVES:
        results = Dossier.objects.filter(exemplar=exemplar, purpose=Purpose.RESULT)
        for year in sorted(set(results.values_list("year", flat=True))):
            settle_year(exemplar, year)


def settled(row: ExemplarYear, exemplar: Exemplar, days: Mapping[str, date | None] = NOTHING_ELSE) -> dict[str, Any]:
    """What a year should say by what the other records tell now, and by days that only it keeps."""
    said = {**_told(exemplar, row.year), **days}
    kept = {name: said.get(name, getattr(row, name)) for name in STEPS}
    steps = steps_of(SimpleNamespace(**kept), _undated(exemplar, row.year))
    return {**kept, "subject": exemplar.subject, "level_id": exemplar.level_id, "steps": steps}


def steps_of(row: Any, undated: frozenset[str] = frozenset()) -> int:
    """One bit for each count that a year holds; a paper may say that something happened and not on which day."""
    return sum(1 << place for place, name in enumerate(STEPS) if getattr(row, name) or name in undated)


def _row_of(exemplar: Exemplar, year: int) -> ExemplarYear:
    """The year's row, held. The model is held first, as by whoever recognises it: a year that begins from two sides at once
    would have each wait for the other.
    """
    locked(exemplar)
    first = YearKind.REGISTERED if year == exemplar.year else YearKind.MAINTAINED
    given = {"unit_id": exemplar.unit_id, "kind": first, "level": exemplar.level, "subject": exemplar.subject}
    row, _made = ExemplarYear.objects.select_for_update(of=("self",)).get_or_create(
        exemplar=exemplar, year=year, defaults=given
    )
    return row


def _told(exemplar: Exemplar, year: int) -> dict[str, date | None]:
    """The days that other records tell."""
    said = list(Recognition.objects.filter(exemplar=exemplar, year=year))
    days = {name: _first(each.signed_on for each in said if each.kind == kind) for name, kind in SAID_BY.items()}
    gone = [each for each in said if each.kind == RecognitionKind.RECOGNISED]
    withdrawn = _first(each.withdrawn_on for each in gone) if gone and not any(each.holds for each in gone) else None
    return {**days, "withdrawn_on": withdrawn, **_by_others(exemplar, year)}


def _by_others(exemplar: Exemplar, year: int) -> dict[str, date | None]:
    results = Dossier.objects.filter(exemplar=exemplar, purpose=Purpose.RESULT, year=year, returned_at__isnull=True)
    sent = results.exclude(submitted_at=None).order_by("-number").values_list("submitted_at", flat=True).first()
    proposed = Proposal.objects.filter(exemplar=exemplar, year=year).values_list("on", flat=True)
    copied = Copying.objects.filter(origin=exemplar, stage=CopyingStage.REPORTED, outcome_on__year=year)
    return {
        "reported_on": localdate(sent) if sent else None,
        "proposed_on": _first(proposed),
        "copied_on": _first(copied.values_list("outcome_on", flat=True)),
    }


def _undated(exemplar: Exemplar, year: int) -> frozenset[str]:
    without = Recognition.objects.filter(exemplar=exemplar, year=year, signed_on__isnull=True)
    kinds = set(without.values_list("kind", flat=True))
    return frozenset(name for name, kind in SAID_BY.items() if kind in kinds)


def _first(days: Any) -> date | None:
    return min((day for day in days if day), default=None)
