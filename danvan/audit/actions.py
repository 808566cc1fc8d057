"""Writing the record of work."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from danvan.audit.models import Entry
from danvan.core import clock, registry
from danvan.core.acting import Acting


def record(
    verb: str,
    subject: Model,
    *,
    by: Acting,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    reason: str = "",
    unit_id: int | None = None,
) -> Entry:
    """Writes one entry, inside the act it tells of.

    `changes` is {field: (before, after)}; unchanged fields are left out, and (None, None) says "changed" of a field
    whose values may not be kept, as every field does that its kind calls `unrecorded`.
    """
    return Entry.objects.create(
        at=clock.now(),
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
        unit_id=unit_id if unit_id is not None else _unit_of(subject),
        reason=reason,
        changes=_kept(subject, changes or {}),
    )


def _kept(subject: Model, changes: Mapping[str, tuple[Any, Any]]) -> dict[str, list[Any]]:
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
