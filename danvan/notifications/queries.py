"""Notices as their reader may see them now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField
from django.http import QueryDict

from danvan.audit.words import verb_words
from danvan.core import registry
from danvan.core.paging import Page, paged
from danvan.core.prepared import Prepared
from danvan.core.text import one_line
from danvan.notifications.models import Notice

# Beyond this many the bell says "99+".
MOST_COUNTED = 99


@dataclass(frozen=True)
class Line:
    """One record on which something happened: its title and address as this reader may know them."""

    notice: Notice
    kind: str
    title: str
    address: str
    happened: str

    @property
    def more(self) -> int:
        """How much else happened since the reader last looked."""
        return max(self.notice.events - 1, 0)


def notices_of(user: Any, params: QueryDict) -> Page:
    """A page of a person's notices, the newest first; what went out of their sight is left out."""
    page = paged(Notice.objects.of(user), params, ["-at"], counted=False)
    return Page(list(lines(page.rows, user)), page.newer, page.older, None)


def unread_seen(user: Any) -> list[tuple[Notice, str]]:
    """The newest unread notices whose records the person may see, with the address of each, up to one more than is
    counted. Titles are not asked for: every page counts, few are read.
    """
    newest = NEWEST_UNREAD(user.pk)
    found = {(key, record.pk): record for key, record in _visible(newest, user)}
    seen = [(notice, found.get((notice.object_type, notice.object_id))) for notice in newest]
    return [(notice, registry.kind_of(record).address(record)) for notice, record in seen if record is not None]


NEWEST_UNREAD = Prepared[Notice](
    lambda user: Notice.objects.filter(user=user).unread().order_by("-at")[: MOST_COUNTED + 1], BigIntegerField()
)


def lines(notices: Sequence[Notice], user: Any) -> Iterator[Line]:
    """Notices with what the registry says of their records: one query for each kind of record."""
    found = {(key, record.pk): record for key, record in _visible(notices, user)}
    for notice in notices:
        record = found.get((notice.object_type, notice.object_id))
        if record is not None:
            kind = registry.kind_of(record)
            happened = verb_words(notice.object_type, notice.verb)
            yield Line(notice, str(kind.word), one_line(kind.label(record)), kind.address(record), happened)


def _visible(notices: Sequence[Notice], user: Any) -> Iterator[tuple[str, Any]]:
    for kind in registry.kinds():
        wanted = [notice.object_id for notice in notices if notice.object_type == kind.key]
        if wanted:
            yield from ((kind.key, record) for record in kind.visible_to(user).filter(pk__in=wanted))
