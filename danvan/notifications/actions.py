"""Giving notice, and having read it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import islice
from types import MappingProxyType
from typing import Any

from django.db.models import F, Model
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.notifications.models import Letters, Notice, Preference

AT_ONCE = 500
READ_KEPT, KEPT = timedelta(days=90), timedelta(days=365)


@action
def notify(
    users: Iterable[Any], verb: str, record: Model, *, by: Acting, served: Mapping[int, str] = MappingProxyType({})
) -> None:
    """Lets people know, in the act itself, that something happened to a record; not who did it. Sends nothing.

    `users` are accounts or their ids. The verb is the one the record of work knows, whose words are shown. `served` names,
    for an account, the units it reads this for because nobody signs in there.
    """
    wanted = sorted({getattr(user, "pk", user) for user in users} - by.persons - {None})
    for some in _parts(wanted):
        _notify_some(some, verb, record, by, served)


def _notify_some(user_ids: Sequence[int], verb: str, record: Model, by: Acting, served: Mapping[int, str]) -> None:
    """In the order of the accounts, so that two acts that tell the same people never wait for each other in a ring."""
    key, now, actor = record._meta.label_lower, clock.now(), _name(by)
    about = Notice.objects.filter(object_type=key, object_id=record.pk, user_id__in=user_ids)
    have = set(about.order_by("user_id").select_for_update().values_list("user_id", flat=True))
    facts: dict[str, Any] = {"verb": verb, "actor": actor, "at": now, "events": F("events") + 1, "read_at": None}
    for names, some in _by_served(have, served):
        about.filter(user_id__in=some).update(served=names, **facts)
    new = [
        Notice(
            user_id=user_id,
            object_type=key,
            object_id=record.pk,
            verb=verb,
            actor=actor,
            at=now,
            served=served.get(user_id, ""),
        )
        for user_id in user_ids
        if user_id not in have
    ]
    # Who was told by another act in this very moment keeps their line, with the newer words.
    Notice.objects.bulk_create(
        new,
        update_conflicts=True,
        unique_fields=["user", "object_type", "object_id"],
        update_fields=["verb", "actor", "at", "served", "read_at"],
    )


@action
def read_notices(notices: Iterable[Notice]) -> None:
    """These have been looked at; what happens later counts anew. One that changed since it was shown stays unread."""
    for notice in notices:
        Notice.objects.filter(pk=notice.pk, at=notice.at).update(read_at=clock.now(), events=0)


@action
def read_all(user: Any, until: Any) -> None:
    """Everything up to the moment at which the page was shown has been looked at."""
    Notice.objects.of(user).unread().filter(at__lte=until).update(read_at=clock.now(), events=0)


@action
def choose_letters(user: Any, letters: Letters) -> None:
    """How a person wants to hear of notices."""
    Preference.objects.update_or_create(user=user, defaults={"letters": letters})


@action
def sweep_notices() -> None:
    """Forgets what was read three months ago, and what nobody read within a year."""
    now = clock.now()
    Notice.objects.filter(read_at__lt=now - READ_KEPT).delete()
    Notice.objects.filter(at__lt=now - KEPT).delete()


def _by_served(user_ids: Iterable[int], served: Mapping[int, str]) -> Iterable[tuple[str, list[int]]]:
    """These accounts by the units they read for, most of them for none but their own."""
    groups: dict[str, list[int]] = {}
    for user_id in user_ids:
        groups.setdefault(served.get(user_id, ""), []).append(user_id)
    return groups.items()


def _name(by: Acting) -> str:
    names = {"name": by.name, "holder": by.in_place_of}
    return _("%(name)s thay %(holder)s") % names if by.in_place_of else by.name


def _parts(user_ids: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(user_ids)
    while some := list(islice(rest, AT_ONCE)):
        yield some
