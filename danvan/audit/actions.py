"""Writing the record of work."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Model

from danvan.audit.models import Entry
from danvan.core import clock, registry
from danvan.core.acting import Acting

Changes = Mapping[str, tuple[Any, Any]]
AT_ONCE = 1_000


def record(
    verb: str,
    subject: Model,
    *,
    by: Acting,
    changes: Changes | None = None,
    reason: str = "",
    unit_id: int | None = None,
    label: str = "",
) -> Entry:
    """Writes one entry, inside the act it tells of. `label` is said where the record may not be called by its name.

    `changes` is {field: (before, after)}; unchanged fields are left out, and (None, None) says "changed" of a field
    whose values may not be kept, as every field does that its kind calls `unrecorded`.
    """
    entry = _entry(verb, subject, by, changes or {}, reason, clock.now())
    if unit_id is not None:
        entry.unit_id = unit_id
    entry.object_label = label[:500] or entry.object_label
    entry.save(force_insert=True)
    return entry


def record_each(verb: str, told: Iterable[tuple[Model, Changes]], *, by: Acting, reason: str = "") -> int:
    """Writes an entry for each of many records, as an import does: (record, changes) pairs; gives how many."""
    at = clock.now()
    entries = (_entry(verb, subject, by, changes, reason, at) for subject, changes in told)
    written = 0
    while some := list(islice(entries, AT_ONCE)):
        Entry.objects.bulk_create(some)
        written += len(some)
    return written


def _entry(verb: str, subject: Model, by: Acting, changes: Changes, reason: str, at: datetime) -> Entry:
    return Entry(
        at=at,
        actor_id=by.user_id,
        actor_name=by.name,
        holding_id=by.holding_id,
        holding=by.holding,
        in_place_of=by.in_place_of,
        source=by.source,
        verb=verb,
        object_type=subject._meta.label_lower,
        object_id=subject.pk,
        object_label=registry.recorded_label(subject)[:500],
        unit_id=_unit_of(subject),
        reason=reason,
        changes=_kept(subject, changes),
    )


def _kept(subject: Model, changes: Changes) -> dict[str, list[Any]]:
    told = {field: list(pair) for field, pair in changes.items() if pair[0] != pair[1] or pair[0] is None}
    return {field: [None, None] if field in _unrecorded(subject) else pair for field, pair in told.items()}


def _unrecorded(subject: Model) -> frozenset[str]:
    try:
        return registry.kind_of(subject).unrecorded
    except KeyError:
        return frozenset()


def _unit_of(subject: Model) -> int | None:
    try:
        return registry.kind_of(subject).unit_id(subject)
    except KeyError:
        return None
