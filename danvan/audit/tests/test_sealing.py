"""The sealer: every entry in exactly one seal, in whatever order their transactions end."""

from datetime import datetime, timedelta
from threading import Event

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from danvan.audit import sealing
from danvan.audit.models import Entry, Seal
from danvan.audit.sealing import seal
from danvan.audit.tests.tampering import acts, as_owner
from danvan.audit.verifying import verify
from danvan.core.clock import VIETNAM, frozen

MORNING = datetime(2026, 5, 22, 8, 0, tzinfo=VIETNAM)

pytestmark = pytest.mark.django_db


def sealed():
    """The ids in each seal, the first seal first."""
    return [[pk for pk, _digest in link.digests()] for link in Seal.objects.in_chain()]


def test_what_was_written_since_is_sealed():
    first = acts(2)
    seal()
    second = acts(1)

    count = seal()

    assert (count, sealed()) == (1, [[entry.pk for entry in first], [second[0].pk]])
    assert [(link.number, link.count) for link in Seal.objects.in_chain()] == [(1, 2), (2, 1)]


def test_nothing_new_makes_no_seal():
    acts(1)
    seal()

    assert (seal(), Seal.objects.count()) == (0, 1)


def test_many_entries_are_sealed_in_several_links(monkeypatch):
    monkeypatch.setattr(sealing, "MOST_AT_ONCE", 2)
    entries = acts(5)

    count = seal()

    assert (count, sealed()) == (5, [[one.pk for one in entries[part : part + 2]] for part in (0, 2, 4)])


def test_an_entry_committed_late_under_a_lower_id_is_sealed_in_the_next_link():
    early, late = acts(2)
    with as_owner():
        Entry.objects.filter(pk=early.pk).delete()
    seal()
    early.save(force_insert=True)

    seal()

    assert sealed() == [[late.pk], [early.pk]]
    assert [link.last_entry for link in Seal.objects.in_chain()] == [late.pk, late.pk]
    assert verify().findings == []


def test_an_entry_committed_within_the_hour_is_found_and_later_ones_by_the_nightly_look():
    early, late = acts(2)
    with as_owner():
        Entry.objects.filter(pk=early.pk).delete()
    with frozen(MORNING):
        seal()
    early.save(force_insert=True)

    with frozen(MORNING + timedelta(hours=2)):
        each_minute = seal()
        each_night = seal(look_back=timedelta(days=2))

    assert (each_minute, each_night, sealed()) == (0, 1, [[late.pk], [early.pk]])


def test_the_sealer_asks_the_same_of_the_database_for_one_entry_and_for_three():
    acts(1)
    seal()
    acts(1)
    with CaptureQueriesContext(connection) as for_one:
        seal()
    acts(3)

    with CaptureQueriesContext(connection) as for_three:
        seal()

    assert len(for_one) == len(for_three)


@pytest.mark.django_db(transaction=True)
def test_sealers_and_writers_at_once_seal_every_entry_once(at_once):
    def work(index):
        return [acts(1) if index % 2 else seal() for _ in range(5)]

    results = at_once(work)
    seal()

    ids = [pk for link in sealed() for pk in link]
    assert [result for result in results if isinstance(result, Exception)] == []
    assert sorted(ids) == list(Entry.objects.order_by("id").values_list("id", flat=True))
    assert verify().findings == []


@pytest.mark.django_db(transaction=True)
def test_an_act_still_open_while_later_ones_are_sealed_is_neither_lost_nor_a_break(at_once):
    begun, sealed_meanwhile = Event(), Event()

    def long_act():
        with transaction.atomic():
            (entry,) = acts(1)
            begun.set()
            # SQLite lets nobody else write until this act is done; there is no later id to seal meanwhile.
            if connection.vendor == "postgresql":
                sealed_meanwhile.wait()
        return entry.pk

    def sealer():
        begun.wait()
        (entry,) = acts(1)
        seal()
        sealed_meanwhile.set()
        return entry.pk

    early, late = at_once(lambda index: [long_act, sealer][index](), 2)
    seal()

    links = [[early, late]] if connection.vendor == "sqlite" else [[late], [early]]
    assert early < late
    assert sealed() == links
    assert verify().findings == []
