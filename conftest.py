"""What every test shares: the real database, a still clock where a test wants one, and threads that act at once."""

import socket
import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections
from hypothesis import settings

from config.migrated import migrated_once
from danvan.accounts import second_factor
from danvan.audit import guards
from danvan.core import clock, pace
from danvan.core.tests.blocks import BlocksAlone
from danvan.core.tests.written import WrittenLines
from danvan.plans.overview import keeping

# The same examples on every machine: a busy one fails nothing, and what failed once fails again.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, request):
    """Asked for before the database is made: it begins as the last run's did, unless `--create-db` says otherwise."""
    cache = getattr(request.config, "cache", None)
    if cache is None or request.config.getvalue("create_db"):
        yield
        return
    with migrated_once(cache.mkdir("migrated")):
        yield


@pytest.fixture(autouse=True, scope="session")
def _blocks_stand_alone():
    """Each page that any test shows is rendered again block by block."""
    with BlocksAlone().watch():
        yield


@pytest.fixture(autouse=True, scope="session")
def _nobody_leaves_the_machine():
    """Whatever a test leads to, it asks nothing outside: a fetch that somebody's text could bring about would show."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "127.0.0.1"
        if host not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"A line to {host} was about to be opened.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(autouse=True)
def _nobody_needs_a_telephone(request, monkeypatch):
    """Who needs a second factor is tested where it is decided (`second_factor` marks it); elsewhere all may come in."""
    if "second_factor" not in request.keywords:
        monkeypatch.setattr(second_factor, "_needs", [])


@pytest.fixture(autouse=True)
def _nobody_waits_for_an_earlier_test(monkeypatch):
    """What was counted of one person in one test does not hold up another test's person of the same number."""
    monkeypatch.setattr(pace, "KEPT_UNDER", f"pace-{uuid4().hex}")


@pytest.fixture(autouse=True)
def _nobody_reads_what_an_earlier_test_kept(monkeypatch):
    """A block that was kept in one test is not shown in another, whose units and plans have the same numbers."""
    monkeypatch.setattr(keeping, "KEPT_UNDER", f"overview-{uuid4().hex}")


@pytest.fixture(autouse=True, scope="session")
def _the_record_can_be_emptied():
    """Between tests with real transactions the tables are emptied; only here may the guards of the record step aside."""
    operations, vendor = type(connection.ops), connection.vendor
    emptying = operations.sql_flush

    def sql_flush(self, style, tables, **how):
        return [*guards.dropped(vendor), *emptying(self, style, tables, **how), *guards.created(vendor)]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(operations, "sql_flush", sql_flush)
        yield


@pytest.fixture
def on_day():
    """Puts the clock on a day (its noon) for the rest of the test."""
    opened = []

    def turn(moment):
        still = clock.frozen(moment)
        still.__enter__()
        opened.append(still)

    yield turn
    for still in reversed(opened):
        still.__exit__(None, None, None)


@pytest.fixture
def lines():
    """The lines of the log, as production writes them."""
    with WrittenLines().watch() as written:
        yield written


@pytest.fixture
def at_once():
    """Runs the same work in several threads that start together; gives each one's result or the exception it met."""

    def run(work: Callable[[int], Any], writers: int | None = None) -> list[Any]:
        count = writers or (8 if connection.vendor == "postgresql" else 4)
        gate, results = threading.Barrier(count), [None] * count

        def one(index: int) -> None:
            try:
                gate.wait()
                results[index] = work(index)
            except Exception as error:
                results[index] = error
            finally:
                connections.close_all()

        threads = [threading.Thread(target=one, args=(index,)) for index in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results

    return run
