"""Who sees what was done about missing units, and who may urge.

| what | who |
|---|---|
| see who is missing, all urgings with their notes | who works in the offices that asked (the cause says which) |
| prepare, send, drop a batch, note and correct a call | officers and leaders of those offices, never auditors |
| see that a unit was urged: when, how, by which office | who has the unit in sight: itself, who serves or guides it |
| choose the days of reminders | administrators of the committee of a province, or above, in person |
| see notes of calls, who answered, reasons of corrections | only the offices that asked |
"""

from typing import Any

from django.db.models import Q, QuerySet

from danvan.core.acting import Acting
from danvan.units.acting import InPost
from danvan.units.models import Level, Role
from danvan.units.scope import NOBODY, scope_of, union
from danvan.urging.causes import cause_of, causes
from danvan.urging.models import Batch, BatchStage, Standing, Urging

# What the offices that asked keep to themselves.
INTERNAL = frozenset({"note", "answered_by", "reason"})
LEFT = (Standing.URGED, Standing.CORRECTED)


def watched(user: Any) -> Q:
    """Rows about what a person's own offices asked for."""
    if not getattr(user, "is_authenticated", False):
        return NOBODY
    parts = [Q(cause=each.key, object_type=each.object_type, object_id__in=each.watched(user)) for each in causes()]
    return union(parts)


def urgings_visible_to(user: Any) -> QuerySet[Urging]:
    """All urgings about what one's own offices asked for; of units in sight, those that reached them."""
    return Urging.objects.filter(watched(user) | (Q(standing__in=LEFT) & scope_of(user).seen("unit")))


def batches_visible_to(user: Any) -> QuerySet[Batch]:
    """All batches about what one's own offices asked for, and those sent that reached a unit in sight."""
    reached = Urging.objects.filter(scope_of(user).seen("unit"), standing__in=LEFT).values("batch")
    return Batch.objects.filter(watched(user) | Q(stage=BatchStage.SENT, pk__in=reached))


def hidden_from(user: Any, urging: Urging) -> frozenset[str]:
    """The fields of an urging that a person may not read."""
    cause = cause_of(urging.cause)
    return frozenset() if cause is not None and cause.watches(user, urging.object_id) else INTERNAL


def urges(by: Acting, row: Batch | Urging) -> bool:
    """Officers and leaders of the offices that asked, as the cause says."""
    cause = cause_of(row.cause)
    return cause is not None and cause.may_urge(by, row.object_id)


def keeps_days(by: Acting) -> bool:
    """Administrators of the committee of a province, or above, in person: the same who keep the office's calendar."""
    if not isinstance(by, InPost) or by.role != Role.ADMINISTRATOR or by.in_place_of_id:
        return False
    return by.unit.kind.level in (Level.CENTRAL, Level.PROVINCE)
