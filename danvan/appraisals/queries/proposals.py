"""The models an office chose for the next level, as its submission upward lists them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from danvan.appraisals.permissions import recognising
from danvan.core import clock
from danvan.exemplars.models import Level, Proposal, Recognition
from danvan.exemplars.parts import mark
from danvan.exemplars.permissions import OF_LEVEL
from danvan.exemplars.permissions import visible_to as exemplars_visible_to
from danvan.units.acting import InPost
from danvan.units.models import Act, Remit, Unit
from danvan.units.scope import over, union


def proposed_by(by: InPost) -> QuerySet[Proposal]:
    """The proposals of models that this post's office received, or recognises by a remit; never those of its own unit."""
    today = clock.today()
    recognised = [
        over(each, "exemplar__unit__", today) & (Q(exemplar__level=each.subject_id) if each.subject_id else Q())
        for each in recognising(by)
    ]
    near = Q(exemplar__receiver=by.unit) | union(recognised)
    seen = exemplars_visible_to(by.user).values("pk")
    return Proposal.objects.filter(near, exemplar__in=seen).exclude(exemplar__unit=by.unit)


def listed(rows: QuerySet[Proposal], level: Level, year: int) -> list[Proposal]:
    """Those to one level in one year, in the order of names, with what the list says of each."""
    said = Prefetch("exemplar__recognitions", Recognition.objects.all())
    found = rows.filter(to_level=level, year=year).select_related(
        "exemplar__unit", "exemplar__field", "exemplar__level", "exemplar__consent", "candidacy"
    )
    return list(found.prefetch_related(said).order_by("exemplar__sort_key", "pk"))


def lists_of(rows: QuerySet[Proposal]) -> list[tuple[Level, int]]:
    """Which lists there are: by year, the newest first, and level."""
    pairs = rows.order_by().values_list("to_level", "year").distinct()
    levels = Level.objects.in_bulk({level for level, _year in pairs})
    return sorted(((levels[pk], year) for pk, year in pairs), key=lambda each: (-each[1], each[0].order))


def recognisers_of(level: Level) -> list[Unit]:
    """The offices with a remit to recognise at a level today."""
    remits: Any = Remit.objects.on(clock.today()).filter(subject=OF_LEVEL, subject_id=level.pk).select_related("unit")
    units = {remit.unit.pk: remit.unit for remit in remits if Act.RECOGNISE in remit.acts}
    return sorted(units.values(), key=lambda unit: (unit.sort_key, unit.pk))


@dataclass(frozen=True)
class Batch:
    """The models that go up by one submission: one that was signed, or the next, of which a number may be typed ahead."""

    rows: Sequence[Proposal]

    @property
    def name(self) -> str:
        """What a form calls it by."""
        return str(min(row.pk for row in self.rows)) if self.signed_on else ""

    @property
    def signed_on(self) -> date | None:
        return self.rows[0].signed_on

    @property
    def symbol(self) -> str:
        return self.rows[0].symbol

    @property
    def signer(self) -> str:
        return self.rows[0].signer_words


def batches_of(rows: Iterable[Proposal]) -> list[Batch]:
    """The submissions of a list, the one that is to be signed before those that are."""
    found = sorted(rows, key=_paper)
    return [Batch(list(some)) for _paper_of, some in groupby(found, key=_paper)]


def _paper(row: Proposal) -> tuple[Any, ...]:
    return (True, row.signed_on, row.symbol, row.signer_words) if row.signed_on else (False,)


def mark_of(rows: Iterable[Proposal]) -> str:
    """Letters that stand for a list as it was shown: which models, and what was written down of each."""
    said = sorted((row.pk, row.symbol, str(row.signed_on), row.signer_words) for row in rows)
    return mark(repr(said))
