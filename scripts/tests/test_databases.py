"""The suite's databases: PostgreSQL where it is found, gone afterwards; required where that is asked."""

import os
import stat
from pathlib import Path

import pytest

from scripts import postgres
from scripts import test as suite

INITDB = """#!/bin/sh
for last; do :; done
mkdir -p "$last"
"""
# Writes what the server writes when it takes connections, then lives until it is told to quit.
SERVER = """#!/bin/sh
[ "$1" = --version ] && { echo "postgres (PostgreSQL) 15.8"; exit; }
printf '1\\n2\\n3\\n4\\n5\\n6\\n7\\nready\\n' > "$2/postmaster.pid"
trap 'echo ended > "$2/../../ended"; exit 0' QUIT
while :; do sleep 0.05; done
"""
BROKEN = """#!/bin/sh
echo "FATAL: data directory has wrong ownership"
exit 1
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder that looks like a server's, its temporary home beside it."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(postgres, "as_owner", lambda home: {})
    return binaries(tmp_path / "bin", SERVER)


def binaries(folder, server):
    folder.mkdir(exist_ok=True)
    for name, text in {"initdb": INITDB, "postgres": server}.items():
        (folder / name).write_text(text)
        (folder / name).chmod(stat.S_IRWXU)
    return folder


def homes(folder):
    return [name for name in os.listdir(folder.parent) if name.startswith("danvan-pg-")]


def test_a_cluster_is_there_for_the_run_and_gone_afterwards(folder):
    with postgres.cluster(folder) as address:
        home = address.rpartition("host=")[2]
        assert Path(home).is_dir()

    assert (homes(folder), (folder.parent / "ended").read_text()) == ([], "ended\n")


def test_a_cluster_is_gone_when_the_tests_fail_too(folder):
    with pytest.raises(KeyboardInterrupt), postgres.cluster(folder):
        raise KeyboardInterrupt

    assert homes(folder) == []


def test_a_server_that_does_not_start_says_why(folder):
    binaries(folder, BROKEN)

    with pytest.raises(postgres.NoPostgres, match="wrong ownership"), postgres.cluster(folder):
        pass

    assert homes(folder) == []


def test_the_newest_server_that_is_new_enough_is_taken(tmp_path, monkeypatch):
    servers = [binaries(tmp_path / str(number), SERVER.replace("15.8", f"{number}.1")) for number in (13, 15, 17)]
    monkeypatch.setattr(postgres, "candidates", lambda: iter(servers))

    assert postgres.binaries() == tmp_path / "17"


def test_an_old_server_is_none(tmp_path, monkeypatch):
    old = binaries(tmp_path / "13", SERVER.replace("15.8", "13.1"))
    monkeypatch.setattr(postgres, "candidates", lambda: iter([old, tmp_path / "empty"]))

    assert postgres.binaries() is None


@pytest.fixture
def runs(monkeypatch):
    """What would be run: each database's address, without running anything."""
    done = []
    monkeypatch.delenv("DANVAN_TEST_DATABASES", raising=False)
    monkeypatch.setattr(suite, "end_in_order", lambda: None)
    monkeypatch.setattr(suite, "pytest", lambda arguments, address: done.append(address) or ("3 passed in 1.0s", 0))
    return done


def test_the_suite_runs_on_both_and_says_so(runs, folder, monkeypatch, capsys):
    monkeypatch.setattr(postgres, "binaries", lambda: folder)

    with pytest.raises(SystemExit) as end:
        suite.main([])

    closing = capsys.readouterr().out.splitlines()[-2:]
    assert (end.value.code, closing) == (0, ["SQLite: 3 passed in 1.0s", "PostgreSQL 15: 3 passed in 1.0s"])
    assert [address[:10] for address in runs] == ["", "postgresql"]


def test_without_a_server_the_suite_says_that_it_ran_on_sqlite_only(runs, monkeypatch, capsys):
    monkeypatch.setattr(postgres, "binaries", lambda: None)

    with pytest.raises(SystemExit) as end:
        suite.main([])

    assert (end.value.code, "chỉ chạy trên SQLite" in capsys.readouterr().out) == (0, True)


def test_where_both_are_required_a_missing_server_is_a_failure(runs, monkeypatch, capsys):
    monkeypatch.setenv("DANVAN_TEST_DATABASES", "both")
    monkeypatch.setattr(postgres, "binaries", lambda: None)

    with pytest.raises(SystemExit) as end:
        suite.main([])

    assert (end.value.code, "Cài gói postgresql" in capsys.readouterr().err) == (1, True)


def test_a_failure_on_one_database_is_a_failure(folder, runs, monkeypatch):
    monkeypatch.setattr(postgres, "binaries", lambda: folder)
    monkeypatch.setattr(suite, "pytest", lambda arguments, address: ("1 failed", 1 if address else 0))

    with pytest.raises(SystemExit) as end:
        suite.main([])

    assert end.value.code == 1
