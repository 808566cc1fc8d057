"""Writing the record of work."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from danvan.audit.models import Entry
from danvan.core import clock, registry
from danvan.core.acting import Acting
from danvan.core.bulk import insert_few, insert_rows

Changes = Mapping[str, tuple[Any, Any]]
ABOUT = ("object_type", "object_id", "object_label", "unit_id", "changes")


def record(
    verb: str,
    subject: Model,
    *,
    by: Acting,
    changes: Changes | None = None,
    reason: str = "",
    unit_id: int | None = None,
    label: str = "",
) -> None:
    """Writes one entry, inside the act it tells of. `label` is said where the record may not be called by its name.

    `changes` is {field: (before, after)}; unchanged fields are left out, and (None, None) says "changed" of a field
    whose values may not be kept, as every field does that its kind calls `unrecorded`.
    """
    told = _act(verb, by, reason, clock.now()) | dict(zip(ABOUT, _about(subject, changes or {}, subject), strict=True))
    if unit_id is not None:
        told["unit_id"] = unit_id
    told["object_label"] = label[:500] or told["object_label"]
    insert_few(Entry, list(told), [list(told.values())])


def record_each(
    verb: str, told: Iterable[tuple[Any, Changes]], *, by: Acting, reason: str = "", model: type[Model] | None = None
) -> int:
    """Writes an entry for each of many records, as an import does: (record, changes) pairs; gives how many.

    Where `model` is said, drafts of its records may stand for them: what bears the number, and what the kind calls a
    record and its unit by.
    """
    act = _act(verb, by, reason, clock.now())
    shared = tuple(act.values())
    rows = ((*shared, *_about(subject, changes, model or subject)) for subject, changes in told)
    return insert_rows(Entry, [*act, *ABOUT], rows)


def _act(verb: str, by: Acting, reason: str, at: datetime) -> dict[str, Any]:
    """What all entries of one act share."""
    return {
        "at": at,
        "actor_id": by.user_id,
        "actor_name": str(by.name),
        "holding_id": by.holding_id,
        "holding": str(by.holding),
        "in_place_of": str(by.in_place_of),
        "source": str(by.source),
        "verb": verb,
        "reason": str(reason),
    }


def _about(subject: Any, changes: Changes, model: type[Model] | Model) -> tuple[Any, ...]:
    """What an entry says of one record, in the order of ABOUT."""
    # Asked of the record itself where it can be: who is signed in comes wrapped, and the wrapper is no model.
    key = model._meta.label_lower
    if not registry.is_known(key):
        return key, subject.pk, registry.recorded_label(subject)[:500], None, _kept(changes, frozenset())
    kind = registry.kind_of(key)
    label = (kind.recorded_as or kind.label)(subject)[:500]
    return key, subject.pk, label, kind.unit_id(subject), _kept(changes, kind.unrecorded)


def _kept(changes: Changes, unrecorded: frozenset[str]) -> dict[str, list[Any]]:
    told = {field: list(pair) for field, pair in changes.items() if pair[0] != pair[1] or pair[0] is None}
    return {field: [None, None] if field in unrecorded else pair for field, pair in told.items()}
