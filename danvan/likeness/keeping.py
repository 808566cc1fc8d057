"""Traces come, change and go with their records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from django.db.models import Model, Q, QuerySet

from danvan.core.action import action
from danvan.core.bulk import insert_few, insert_rows
from danvan.core.ids import reserve
from danvan.likeness.models import Band, Trace
from danvan.likeness.signatures import Signature

AT_ONCE = 1_000
BAND = ("key", "trace_id")
TRACE = ("id", "object_type", "object_id", "part", "place", "home", "signature", "size")


@dataclass(frozen=True)
class Kept:
    """A trace as it is handed over by the thousand."""

    object_type: str
    object_id: int
    part: str
    signature: Signature
    home: int
    place: int = 0


@action
def keep(record: Model, part: str, signature: Signature, *, home: int, place: int = 0) -> None:
    """Keeps a record's trace in place of the one before; a signature that says nothing takes that one away."""
    if not signature:
        _of(record, part).filter(place=place).delete()
        return
    anew = {"home": home, "signature": signature.values, "size": signature.size}
    before = _of(record, part).select_for_update().filter(place=place).first()
    if before and (before.home, bytes(before.signature)) == (home, signature.values):
        return
    trace, _made = Trace.objects.update_or_create(
        object_type=record._meta.label_lower, object_id=record.pk, part=part, place=place, defaults=anew
    )
    trace.bands.all().delete()
    keys = keys_of(trace.object_type, part, home, signature)
    insert_few(Band, BAND, [(key, trace.pk) for key in keys])


@action
def keep_nothing(record: Model, part: str, *, home: int) -> None:
    """Keeps that a record was looked at and holds nothing to compare: a trace that is like no other."""
    nothing = {"home": home, "signature": b"", "size": 0}
    Trace.objects.get_or_create(
        object_type=record._meta.label_lower, object_id=record.pk, part=part, place=0, defaults=nothing
    )


@action
def forget(record: Model, part: str | None = None) -> int:
    """Takes a record's traces away, of one part or all; says how many there were."""
    found = _of(record, part)
    count = found.count()
    found.delete()
    return count


@action
def keep_many(kept: Iterable[Kept]) -> int:
    """Keeps traces by the thousand, each in place of the one before; says how many. No trace may come twice."""
    left, count = iter(kept), 0
    while some := list(islice(left, AT_ONCE)):
        _forget_those_of(some)
        count += _put(each for each in some if each.signature)
    return count


def keys_of(object_type: str, part: str, home: int, signature: Signature) -> list[int]:
    """Under which keys a signature is kept and looked for: only like is held against like, and within one home."""
    return signature.keys(object_type, str(part), home)


def _of(record: Model, part: str | None) -> "QuerySet[Trace]":
    rows = Trace.objects.filter(object_type=record._meta.label_lower, object_id=record.pk)
    return rows.filter(part=part) if part else rows


def _forget_those_of(some: list[Kept]) -> None:
    """Whatever was kept in the places that these take."""
    for (object_type, part, place), each in groupby(sorted(some, key=_sort), key=_sort):
        ids = Q(object_id__in=[one.object_id for one in each])
        Trace.objects.filter(ids, object_type=object_type, part=part, place=place).delete()


def _sort(kept: Kept) -> tuple[str, str, int]:
    return kept.object_type, str(kept.part), kept.place


def _put(kept: Iterator[Kept]) -> int:
    rows = list(kept)
    numbered = list(zip(reserve(Trace, len(rows)), rows, strict=True))
    count = insert_rows(Trace, TRACE, (_row(number, each) for number, each in numbered))
    insert_rows(Band, BAND, ((key, number) for number, each in numbered for key in _keys(each)))
    return count


def _keys(kept: Kept) -> list[int]:
    return keys_of(kept.object_type, kept.part, kept.home, kept.signature)


def _row(number: int, each: Kept) -> tuple[object, ...]:
    told = each.signature
    return number, each.object_type, each.object_id, str(each.part), each.place, each.home, told.values, told.size
