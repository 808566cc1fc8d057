"""What an entry says of a write, and how the record of work gives back what a version once said."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from danvan.audit.models import Entry

VERSION = "version"


class Unknown:
    """The record of work may not keep this field's values; what it said before cannot be shown."""


def told(fresh: Any, changes: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What becomes of what, for the entry; the version goes along, so that an older one can be found again."""
    pairs = {field: (plain(getattr(fresh, field)), plain(value)) for field, value in changes.items()}
    differing = {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}
    return {VERSION: (fresh.version, fresh.version + 1), **differing}


def plain(value: Any) -> Any:
    """A value as an entry keeps it: another record by its number."""
    return value.pk if isinstance(value, Model) else value


def as_of(row: Any, version: int, fields: Iterable[str]) -> dict[str, Any]:
    """What `fields` said when the row stood at `version`: today's values, walked back through the entries since."""
    said = {field: getattr(row, field) for field in fields}
    for entry in entries_since(row, version):
        for field in said.keys() & entry.changes.keys():
            said[field] = _before(row, field, entry.changes[field])
    return said


def entries_since(row: Any, version: int) -> list[Entry]:
    """The entries of the writes that came after this version, the newest first."""
    found = []
    for entry in Entry.objects.about(row).filter(changes__has_key=VERSION)[: max(row.version - version, 0)]:
        if entry.changes[VERSION][0] < version:
            break
        found.append(entry)
    return found


def _before(row: Model, name: str, pair: list[Any]) -> Any:
    if pair == [None, None]:
        return Unknown
    field = row._meta.get_field(name)
    if pair[0] is None or not field.is_relation:
        return field.to_python(pair[0])  # type: ignore[union-attr]
    return field.related_model._base_manager.filter(pk=pair[0]).first()  # type: ignore[union-attr]
