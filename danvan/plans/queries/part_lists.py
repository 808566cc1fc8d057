"""Parts as lists show them: with the last word, the proof, how late they are and whom to call, each asked once a list."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from danvan.files.models import Attachment, Evidence, Role
from danvan.plans.lateness import Lateness
from danvan.plans.models import TaskNote, TaskPart
from danvan.plans.permissions import parts_visible_to
from danvan.plans.queries import focal_points_of

# How many parts are looked up in one question.
AT_ONCE = 5000


def with_last_note(parts: QuerySet[TaskPart]) -> QuerySet[TaskPart]:
    """Adds the last word on each part, `last_words`, and its day, `last_said_on`."""
    last = TaskNote.objects.filter(part=OuterRef("pk"), corrected_by__isnull=True).order_by("-said_on", "-pk")
    return parts.annotate(
        last_words=Subquery(last.values("words")[:1]), last_said_on=Subquery(last.values("said_on")[:1])
    )


def shown_parts(parts: Iterable[Any], user: Any, day: date) -> list[Any]:
    """These parts, each with whether this reader `sees` its own page, how `late` it is, and, where they do, how many
    `proofs` it has and of its unit whom `to_call`. Words of notes are for those who see the page.
    """
    rows = list(parts)
    for start in range(0, len(rows), AT_ONCE):
        _look_up(rows[start : start + AT_ONCE], user, day)
    return rows


def _look_up(rows: Sequence[Any], user: Any, day: date) -> None:
    keys = [part.pk for part in rows]
    seen = set(parts_visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
    proofs, points = (
        proofs_counted(list(seen)),
        focal_points_of([part.unit_id for part in rows if part.pk in seen], day),
    )
    for part in rows:
        part.sees, part.late = part.pk in seen, late(part, day)
        part.proofs, part.unit.to_call = proofs[part.pk], points[part.unit_id] if part.sees else []
        if not part.sees:
            part.last_words, part.last_said_on = None, None


def proofs_counted(parts: list[int]) -> Counter[int]:
    """How many files and links prove each of these parts, in two questions."""
    key = TaskPart._meta.label_lower
    files = Attachment.objects.filter(owner_type=key, owner_id__in=parts, role=Role.EVIDENCE)
    links = Evidence.objects.filter(from_type=key, from_id__in=parts)
    found: Counter[int] = Counter(dict(files.order_by().values_list("owner_id").annotate(n=Count("pk"))))
    found.update(dict(links.order_by().values_list("from_id").annotate(n=Count("pk"))))
    return found


def late(part: TaskPart, day: date) -> Lateness:
    """How late a part is on a day, against both its days."""
    return Lateness(part.first_due, part.due_now, part.done_on, day)
