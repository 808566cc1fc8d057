"""The columns of an ordering, and the row at which a page begins as its address carries it."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Field, Q, QuerySet

LONGEST_KEY = 1000


@dataclass(frozen=True)
class Key:
    """One column of an ordering. Rows without a value stand last, in either direction."""

    name: str
    descending: bool
    nullable: bool
    field: "Field[Any, Any]"

    def order(self, backward: bool) -> Any:
        """How the database sorts by it; plain where there are no gaps, so that a plain index serves."""
        column, down = F(self.name), self.descending != backward
        gaps = {} if not self.nullable else {"nulls_first": True} if backward else {"nulls_last": True}
        return column.desc(**gaps) if down else column.asc(**gaps)

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def beyond(self, value: Any, backward: bool) -> Iterator[Q]:
        """The rows beyond a value as ranges of an index, nearest first."""
        gap = Q(**{f"{self.name}__isnull": True})
        if value is not None:
            yield Q(**{f"{self.name}__{'lt' if self.descending != backward else 'gt'}": value})
            if self.nullable and not backward:
                yield gap
        elif backward:
            yield ~gap

    def value_of(self, row: Any) -> Any:
        """The row's value, through relations the list has fetched."""
        if isinstance(row, Mapping):
            return row[self.name]
        if isinstance(row, tuple):
            return getattr(row, self.name)
        for step in self.name.split("__"):
            row = None if row is None else getattr(row, step)
        return row


def keys_of(rows: QuerySet[Any], order: Sequence[str]) -> list[Key]:
    """The columns of an ordering such as ("-due_on", "unit__sort_key"); the primary key ends it."""
    keys = [_key(rows, name) for name in order]
    if keys and keys[-1].name == "pk":
        return keys
    return [*keys, _key(rows, "-pk" if keys and keys[-1].descending else "pk")]


def _key(rows: QuerySet[Any], written: str) -> Key:
    name = written.removeprefix("-")
    if name in rows.query.annotations:
        return Key(name, written.startswith("-"), True, rows.query.annotations[name].output_field)
    nullable, model, field = False, rows.model, rows.model._meta.pk
    for step in name.split("__"):
        field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        if not isinstance(field, Field):
            raise FieldDoesNotExist(f"{written}: an ordering follows single values only.")
        nullable, model = nullable or field.null, field.related_model or model
    return Key(name, written.startswith("-"), nullable, field)


def written(row: Any, keys: list[Key]) -> str:
    """The row as an address carries it."""
    values = json.dumps([key.value_of(row) for key in keys], cls=Exact, separators=(",", ":"))
    return base64.urlsafe_b64encode(values.encode()).decode().rstrip("=")


class Exact(DjangoJSONEncoder):
    """Moments to the microsecond: a key rounded to the millisecond would skip or repeat its row."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def read(carried: str, keys: list[Key]) -> list[Any] | None:
    """The row an address names; None for none and for what nobody could have been given."""
    if not carried or len(carried) > LONGEST_KEY:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(carried + "=" * (-len(carried) % 4)))
        if not isinstance(values, list) or len(values) != len(keys) or "\x00" in "".join(map(str, values)):
            return None
        return [_plausible(key.field.to_python(value)) for key, value in zip(keys, values, strict=True)]
    except (binascii.Error, ValueError, TypeError, ValidationError, RecursionError, OverflowError, ArithmeticError):
        return None


def _plausible(value: Any) -> Any:
    """The value, if a database can compare with it; OverflowError where it cannot."""
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise OverflowError
    return value.astimezone(UTC) if isinstance(value, datetime) else value
