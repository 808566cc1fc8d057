"""The sealer: every minute, the entries written since are sealed. One sealer works at a time.

Entries are sealed as they are found, not as a range of ids: on PostgreSQL one with a lower id may be committed after a
higher one was sealed, and then goes into the next seal. `look_back` is how long a transaction may take to end so.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.db import connection

from danvan.audit.content import digest_of, head_of
from danvan.audit.models import Entry, Seal
from danvan.core import clock
from danvan.core.action import action

MOST_AT_ONCE = 1_000
MOST_SEALS = 100
LOOK_BACK = timedelta(hours=1)
LOCK = 0x5EA1


def seal(look_back: timedelta = LOOK_BACK) -> int:
    """Seals what is not sealed yet; gives the number of entries. Nothing is done while another sealer works."""
    sealed = 0
    for _turn in range(MOST_SEALS):
        count = _seal_some(look_back)
        sealed += count
        if count < MOST_AT_ONCE:
            break
    return sealed


@action
def _seal_some(look_back: timedelta) -> int:
    if not _alone():
        return 0
    entries = unsealed(look_back)
    if entries:
        _link(entries, Seal.objects.newest())
    return len(entries)


def unsealed(look_back: timedelta) -> list[Entry]:
    """The oldest entries that no seal holds, among those that may have been committed since `look_back` ago."""
    settled = Seal.objects.filter(at__lt=clock.machine_now() - look_back).newest()
    later = Seal.objects.filter(number__gt=settled.number if settled else 0)
    held = {number for one in later for number, _digest in one.digests()}
    candidates = Entry.objects.filter(id__gt=settled.last_entry if settled else 0).order_by("id")
    found = [pk for pk in candidates.values_list("id", flat=True) if pk not in held]
    return list(Entry.objects.filter(pk__in=found[:MOST_AT_ONCE]).order_by("id"))


def _link(entries: Sequence[Entry], before: Seal | None) -> Seal:
    link = Seal(
        number=before.number + 1 if before else 1,
        at=clock.machine_now(),
        first_entry=entries[0].pk,
        last_entry=max(entries[-1].pk, before.last_entry if before else 0),
        count=len(entries),
        leaves="\n".join(f"{entry.pk}:{digest_of(entry)}" for entry in entries),
    )
    link.head = head_of(link, before.head if before else "")
    link.save(force_insert=True)
    return link


def _alone() -> bool:
    """Holds the sealer's lock until the transaction ends; SQLite lets one writer in anyway."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])
