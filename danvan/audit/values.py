"""The values of a change in words: labels of choices, dates as dd/mm/yyyy, numbers with their dots, records by name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from danvan.audit.models import Entry
from danvan.audit.words import model_field, values_of
from danvan.core import registry
from danvan.core.formats import moment, number, table_date

LONGEST = 300
# Nothing tells a year from a count; up to here a number without its dot is read rightly as either.
YEARS_END = 10_000


@dataclass(frozen=True)
class Values:
    """How values are shown to one reader; `names` are the records that changes point at, as that reader may know them."""

    names: dict[tuple[type[Model], Any], str]

    @classmethod
    def for_entries(cls, entries: Sequence[Entry], reader: Any) -> "Values":
        """Fetches what all these entries point at: one query for each kind of record."""
        wanted: dict[type[Model], set[Any]] = defaultdict(set)
        for model, pk in _pointed_at(entries):
            wanted[model].add(pk)
        return cls({(model, pk): name for model, pks in wanted.items() for pk, name in _named(model, pks, reader)})

    def pair(self, entry: Entry, name: str) -> tuple[str, str]:
        """Before and after, in words."""
        before, after = entry.changes[name]
        return self._shown(entry, name, before), self._shown(entry, name, after)

    def _shown(self, entry: Entry, name: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        field = model_field(entry.object_type, name)
        if field is not None and _points(field, value):
            return self.names.get((field.related_model, value), _("một hồ sơ bạn không được xem"))
        choices = values_of(entry.object_type, name)
        if not isinstance(value, list | dict) and value in choices:
            return str(choices[value])
        return in_words(_as_python(field, value))


def in_words(value: Any) -> str:
    """A plain value as it is read."""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return table_date(value)
    if isinstance(value, int) and abs(value) < YEARS_END:
        return str(value)
    if isinstance(value, int | Decimal):
        return number(value)
    if isinstance(value, list):
        return ", ".join(in_words(one) for one in value)
    if isinstance(value, dict):
        return _("nội dung khác")
    return _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def _as_python(field: Any | None, value: Any) -> Any:
    """A stored value as its field reads it; text that looks like a day is one where no field says otherwise."""
    try:
        if field is not None and not field.is_relation:
            return field.to_python(value)
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value
    except (ValidationError, ValueError, TypeError):
        return value


def _pointed_at(entries: Sequence[Entry]) -> Iterator[tuple[type[Model], Any]]:
    for entry in entries:
        for name, pair in entry.changes.items():
            field = model_field(entry.object_type, name)
            if field is not None:
                yield from ((field.related_model, pk) for pk in pair if _points(field, pk))


def _points(field: Any | None, value: Any) -> bool:
    """Whether a value is another record's number; some acts keep its name instead, which is told as it reads."""
    return field is not None and bool(field.is_relation) and isinstance(value, int)


def _named(model: type[Model], pks: set[Any], reader: Any) -> Iterator[tuple[Any, str]]:
    """By their kind and the reader's rows; records of no kind are the house's own lists and names, seen by everybody."""
    kinds = {kind.model: kind for kind in registry.kinds()}
    if model in kinds:
        found = kinds[model].visible_to(reader).filter(pk__in=pks)
        yield from ((record.pk, kinds[model].label(record)) for record in found)
    else:
        yield from ((record.pk, str(record)) for record in model._base_manager.filter(pk__in=pks))
