"""History as people read it: who, in which holding, thay whom, nhập thay from what, when, on what, what from what to
what; in the words of the office, and only what this reader may see.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from danvan.audit.models import Entry
from danvan.audit.values import Values
from danvan.audit.words import field_words, in_order, verb_words
from danvan.core import registry
from danvan.core.formats import moment
from danvan.core.paging import Page, paged

# Of the machinery, not of the work.
UNSAID = frozenset({"version"})
SHOWN = 30


@dataclass(frozen=True)
class Told:
    """One entry as it is shown. `changes` are (name, before, after); `unshown` are (name, why not)."""

    when: str
    moment: str
    who: str
    holding: str
    source: str
    sentence: str
    subject: str
    address: str
    reason: str
    changes: list[tuple[str, str, str]]
    unshown: list[tuple[str, str]]


@dataclass(frozen=True)
class Sight:
    """What this reader sees of an entry's object: the record, its address, and the fields that stay hidden."""

    record: Any
    address: str
    hidden: frozenset[str]


def history_of(records: Model | Iterable[Model], reader: Any, params: QueryDict | None = None) -> Page:
    """A page of what happened to a record, or to it and its parts, the newest first, each row a `Told`."""
    several = [records] if isinstance(records, Model) else list(records)
    return history(Entry.objects.about_any(several), reader, params)


def history(entries: QuerySet[Entry], reader: Any, params: QueryDict | None = None) -> Page:
    """A page of these entries as this reader may read them; what they may not see is left out."""
    page = paged(entries, params or QueryDict(), ["-id"], size=SHOWN, counted=False)
    return Page(list(told(page.rows, reader)), page.newer, page.older, page.total)


def told(entries: Sequence[Entry], reader: Any) -> Iterator[Told]:
    """Entries in words, in their order, without those on objects out of the reader's sight."""
    sights = _sights(entries, reader)
    values = Values.for_entries(entries, reader)
    for entry in entries:
        sight = sights.get((entry.object_type, entry.object_id))
        if sight is not None:
            yield _told(entry, sight, values)


def _told(entry: Entry, sight: Sight, values: Values) -> Told:
    names = in_order(entry.object_type, entry.changes.keys() - UNSAID)
    shown = [name for name in names if name not in sight.hidden and entry.changes[name] != [None, None]]
    return Told(
        when=moment(entry.at),
        moment=entry.at.isoformat(timespec="seconds"),
        who=_who(entry),
        holding=entry.holding,
        source=_("nhập thay từ %(source)s") % {"source": entry.source} if entry.source else "",
        sentence=verb_words(entry.object_type, entry.verb),
        subject=entry.object_label,
        address=sight.address,
        reason="" if "reason" in sight.hidden else entry.reason,
        changes=[(field_words(entry.object_type, name), *values.pair(entry, name)) for name in shown],
        unshown=[_unshown(entry, name, sight) for name in names if name not in shown],
    )


def _unshown(entry: Entry, name: str, sight: Sight) -> tuple[str, str]:
    why = _("đã thay đổi, không hiển thị") if name in sight.hidden else _("đã thay đổi, không lưu nội dung")
    return field_words(entry.object_type, name), why


def _who(entry: Entry) -> str:
    names = {"name": entry.actor_name, "holder": entry.in_place_of}
    return _("%(name)s thay %(holder)s") % names if entry.in_place_of else entry.actor_name


def _sights(entries: Sequence[Entry], reader: Any) -> dict[tuple[str, int | None], Sight]:
    """One query for each kind of object, however many entries."""
    wanted: dict[str, set[int]] = {}
    for entry in entries:
        if entry.object_id is not None:
            wanted.setdefault(entry.object_type, set()).add(entry.object_id)
    return {(kind.key, pk): sight for kind, pks in _known(wanted) for pk, sight in _seen(kind, pks, reader)}


def _known(wanted: dict[str, set[int]]) -> Iterator[tuple[registry.Kind, set[int]]]:
    kinds = {kind.key: kind for kind in registry.kinds()}
    return ((kinds[key], pks) for key, pks in wanted.items() if key in kinds)


def _seen(kind: registry.Kind, pks: set[int], reader: Any) -> Iterator[tuple[int, Sight]]:
    for record in kind.visible_to(reader).filter(pk__in=pks):
        yield record.pk, Sight(record, kind.address(record), kind.hidden_fields(reader, record))
