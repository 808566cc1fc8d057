"""What the page of one model tells, in as many questions whatever it holds."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from danvan.core.formats import file_size, percent
from danvan.exemplars.amounts import said, sums
from danvan.exemplars.models import (
    Activity,
    Came,
    Dossier,
    DossierText,
    Exemplar,
    Goal,
    LaterGoal,
    LaterResource,
    Purpose,
    Resource,
    ResourcePhase,
)
from danvan.exemplars.permissions import visible_to
from danvan.exemplars.queries.dossiers import GRIDS, achieved_in
from danvan.files.models import Attachment
from danvan.files.models.attachments import Role

# The newest that the page shows; the rest is in the history.
FROM_PAPER = (Came.PAPER, Came.IMPORT)
ACTIVITIES, PHOTOS = 20, 24
RUNGS = 12


@dataclass(frozen=True)
class GoalLine:
    """A goal beside its result, as the page writes them."""

    goal: Goal
    planned: str
    achieved: str
    share: str


@dataclass(frozen=True)
class LaterYear:
    """What a recognised model told of a further year."""

    year: int
    is_open: bool
    texts: Sequence[DossierText]
    goals: Sequence[GoalLine]
    raised: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Told:
    """All that the page tells."""

    registered: Sequence[DossierText]
    reported: Sequence[DossierText]
    goals: Sequence[GoalLine]
    planned: Sequence[tuple[str, str]]
    raised: Sequence[tuple[str, str]]
    activities: Sequence[Activity]
    photos: Sequence[Attachment]
    files: Sequence[tuple[Attachment, str, str]]
    recognitions: Sequence[Any]
    ladder: Sequence[Exemplar]
    later: Sequence["LaterYear"]


def told_of(exemplar: Exemplar, user: Any, *, writes: bool) -> Told:
    """Reads the page; what is still being written is told to who writes it."""
    versions = _versions(exemplar, writes)
    texts = _texts(versions)
    goals = list(exemplar.goals.all())
    tells_result = writes or exemplar.came in FROM_PAPER or _was_reported(exemplar)
    resources = list(Resource.objects.filter(exemplar=exemplar).select_related("unit__kind"))
    activities = list(exemplar.activities.all()[:ACTIVITIES])
    files = list(Attachment.objects.of(exemplar))
    return Told(
        [text for text in texts if text.dossier.purpose == Purpose.REGISTRATION],
        [text for text in texts if text.dossier.purpose == Purpose.RESULT and not text.dossier.later],
        [_line(goal, tells_result) for goal in goals],
        sums(row for row in resources if row.phase == ResourcePhase.PLANNED),
        sums(row for row in resources if row.phase == ResourcePhase.RAISED and tells_result),
        activities,
        _photos(files, activities),
        [(each, each.name.rpartition(".")[2].upper(), file_size(each.blob.size)) for each in files if _is_paper(each)],
        list(exemplar.recognitions.select_related("office", "document")),
        _ladder(exemplar, user),
        _later([row for row in versions if row.later], texts, goals),
    )


def _versions(exemplar: Exemplar, writes: bool) -> list[Dossier]:
    """Of each purpose, and of each later year, the newest version that counts: sent and not sent back; else, to who writes
    it, the open one.
    """
    rows = list(Dossier.objects.filter(exemplar=exemplar).order_by("year", "number"))
    newest: dict[tuple[str, int], Dossier] = {}
    for row in rows:
        if row.submitted_at is not None and row.returned_at is None:
            newest[_told_as(row)] = row
    for row in rows:
        if writes and row.is_open:
            newest.setdefault(_told_as(row), row)
    return list(newest.values())


def _told_as(row: Dossier) -> tuple[str, int]:
    return row.purpose, row.year if row.later else 0


def _texts(versions: Sequence[Dossier]) -> list[DossierText]:
    texts = DossierText.objects.filter(dossier__in=versions).exclude(words="").exclude(heading__kind__in=GRIDS)
    return list(texts.select_related("heading", "dossier").order_by("heading__order"))


def _later(versions: Sequence[Dossier], texts: Sequence[DossierText], goals: Sequence[Goal]) -> list[LaterYear]:
    """The further years, the newest first, in two questions for all of them."""
    if not versions:
        return []
    achieved = list(LaterGoal.objects.filter(dossier__in=versions))
    raised = list(LaterResource.objects.filter(dossier__in=versions).select_related("unit__kind"))
    return [
        LaterYear(
            row.year,
            row.is_open,
            [text for text in texts if text.dossier_id == row.pk],
            _lines_of(goals, [each for each in achieved if each.dossier_id == row.pk]),
            sums(each for each in raised if each.dossier_id == row.pk),
        )
        for row in sorted(versions, key=attrgetter("year"), reverse=True)
    ]


def _lines_of(goals: Sequence[Goal], achieved: Sequence[LaterGoal]) -> list[GoalLine]:
    own = [copy(goal) for goal in goals]
    achieved_in(own, achieved)
    return [_line(goal, True) for goal in own]


def _was_reported(exemplar: Exemplar) -> bool:
    sent = Dossier.objects.filter(exemplar=exemplar, purpose=Purpose.RESULT, later=False, submitted_at__isnull=False)
    return sent.filter(returned_at__isnull=True).exists()


def _line(goal: Goal, tells_result: bool) -> GoalLine:
    """What is achieved is told once it was reported; while a result is being written it is its unit's alone."""
    if not tells_result:
        goal.achieved = None
    known = goal.planned is not None and goal.achieved is not None
    share = percent(goal.achieved, goal.planned) if known else ""  # type: ignore[arg-type]
    return GoalLine(goal, said(goal.planned), said(goal.achieved), share)


def _is_paper(each: Attachment) -> bool:
    return each.role != Role.PHOTO


def _photos(files: list[Attachment], activities: list[Activity]) -> list[Attachment]:
    """The model's own photos and those of its newest activities."""
    found = Attachment.objects.by_owner("exemplars.activity", [row.pk for row in activities])
    done = [each for row in activities for each in found.get(row.pk, [])]
    return [each for each in [*files, *done] if each.role == Role.PHOTO and each.thumbnail_id][:PHOTOS]


def _ladder(exemplar: Exemplar, user: Any) -> list[Exemplar]:
    """The same model at its other levels, the lowest first, as far as this reader sees them."""
    seen = visible_to(user)
    same = seen.filter(root=exemplar.origin_id) | seen.filter(pk=exemplar.origin_id)
    return list(same.select_related("level", "receiver").order_by("level__order", "pk")[:RUNGS])
