"""Where a model came from, and who copied it, generation by generation."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from danvan.exemplars.models import Copying, CopyingStage, Exemplar
from danvan.exemplars.permissions import visible_to
from danvan.exemplars.permissions.copies import copyings_visible_to

MOST_GENERATIONS, MOST_UP, MOST_SHOWN = 6, 20, 200
STANDING = (CopyingStage.TAKEN_OVER, CopyingStage.REPORTED)


@dataclass
class Spread:
    """A model's copies in order of generations: (copy, its generation, the copy it was copied from or None). `more` where
    there are more than are shown.
    """

    rows: list[tuple[Copying, int, int | None]] = field(default_factory=list)
    more: bool = False


def origins_of(exemplar: Exemplar) -> list[Copying]:
    """The chain of copies behind a model, the nearest first: it is a copy of that model, which is a copy of another."""
    found: list[Copying] = []
    at: Exemplar | None = exemplar
    while at is not None and len(found) < MOST_UP:
        ladder = Q(exemplar=at) | Q(exemplar=at.origin_id)
        came = Copying.objects.filter(ladder).exclude(stage=CopyingStage.DROPPED).select_related("origin__unit").first()
        if came is None or came in found:
            break
        found.append(came)
        at = came.origin
    return found


def credited(exemplar: Exemplar, user: Any) -> list[Copying]:
    """The origins that a reader may open, the nearest first."""
    chain = origins_of(exemplar)
    seen = set(visible_to(user).filter(pk__in=[each.origin_id for each in chain]).values_list("pk", flat=True))
    return [each for each in chain if each.origin_id in seen]


def spread_of(exemplar: Exemplar, user: Any) -> Spread:
    """Who copied a model and who copied them, of what this reader may see; one question a generation."""
    found = Spread()
    # Which exemplars of the last generation stand for which copy; the model itself for none.
    front: dict[int, int | None] = dict.fromkeys(_rungs([exemplar.pk]), None)
    seen = set(front)
    for generation in range(1, MOST_GENERATIONS + 1):
        rows = copyings_visible_to(user).filter(origin__in=front, stage__in=STANDING)
        room = MOST_SHOWN - len(found.rows)
        some = list(rows.select_related("unit", "exemplar", "origin").order_by("started_on", "pk")[: room + 1])
        found.more = found.more or len(some) > room
        found.rows += [(row, generation, front[row.origin_id]) for row in some[:room]]
        after = {row.exemplar_id: row.pk for row in some[:room] if row.exemplar_id and row.exemplar_id not in seen}
        if not after or found.more:
            break
        seen |= set(after)
        front = dict(after)
    return found


def _rungs(models: list[int]) -> list[int]:
    """All rungs of these models' ladders: who copies what was recognised above copies what began below."""
    rungs = Exemplar.objects.filter(Q(pk__in=models) | Q(root__in=models) | Q(elevations__in=models))
    return sorted({*models, *rungs.values_list("pk", flat=True)})
