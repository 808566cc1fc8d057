"""Ordinary edits: compared before they are set, so that of two people who save at once neither loses a word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.audit.models import Entry
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.workflow.authors import add_authors
from danvan.workflow.changes import Unknown, as_of, entries_since, plain, told
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, Row, compare_and_set, locked


@dataclass(frozen=True)
class Clash:
    """One field that somebody wrote: what it said when both began, what the other made of it, what was typed here.

    `base` is `Unknown` where the record of work may not keep the value.
    """

    field: str
    label: Any
    base: Any
    theirs: Any
    yours: Any

    @property
    def knows_base(self) -> bool:
        return self.base is not Unknown

    @property
    def by_them(self) -> bool:
        """Whether the other person changed it."""
        return not self.knows_base or plain(self.base) != plain(self.theirs)

    @property
    def by_you(self) -> bool:
        """Whether it was changed in this form."""
        return not self.knows_base or plain(self.base) != plain(self.yours)


class Conflict(Overtaken):
    """Somebody saved first. Nothing was written; the page shows base, theirs and yours, and what was typed is kept.

    `version` is the one to send when the person decides; `entries` tell who wrote meanwhile, the newest first.
    """

    def __init__(self, clashes: list[Clash], version: int, entries: list[Entry]) -> None:
        super().__init__(_("Hồ sơ vừa được người khác lưu trước. Mời so sánh rồi chọn nội dung giữ lại."))
        self.clashes, self.version, self.entries = clashes, version, entries


@action
def save_changes(
    row: Row,
    values: Mapping[str, Any],
    *,
    by: Acting,
    version: int,
    allowed: Callable[[Acting, Any], bool],
    key: str | None = None,
    verb: str = "edit",
    reason: str = "",
) -> Row:
    """Writes what a form carries, made at `version` of the row; the hand becomes an author. `row` then reads as saved.

    `allowed` is asked again under the row's lock. Raises `Conflict` when somebody saved since the form was made and
    this form changes anything; a form that changes nothing is simply done.
    """
    spend(key)
    fresh = locked(row)
    by = renewed(by)
    if not allowed(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    changed = _to_write(fresh, values, version)
    if changed:
        _write(fresh, changed, by, verb, reason)
    row.refresh_from_db()
    return row


def _write(fresh: Any, changed: dict[str, Any], by: Acting, verb: str, reason: str) -> None:
    entry = told(fresh, changed)
    compare_and_set(fresh, changed)
    add_authors(fresh, by)
    record(verb, fresh, by=by, changes=entry, reason=reason)


def _to_write(fresh: Any, values: Mapping[str, Any], version: int) -> dict[str, Any]:
    """The fields that differ from now; nothing when only somebody else changed them since the form was made."""
    if fresh.version == version:
        return {field: value for field, value in values.items() if plain(getattr(fresh, field)) != plain(value)}
    clashes = [clash for clash in _compared(fresh, values, version) if clash.by_them or clash.by_you]
    if any(clash.by_you and plain(clash.yours) != plain(clash.theirs) for clash in clashes):
        raise Conflict(clashes, fresh.version, entries_since(fresh, version))
    return {}


def _compared(fresh: Any, values: Mapping[str, Any], version: int) -> list[Clash]:
    base, label = as_of(fresh, version, values), fresh._meta.get_field
    return [
        Clash(field, label(field).verbose_name, base[field], getattr(fresh, field), yours)
        for field, yours in values.items()
    ]
