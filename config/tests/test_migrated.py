"""A test run begins where the migrations end, and never with tables of yesterday."""

import sqlite3
from pathlib import Path

import pytest
from django.core.management.commands import migrate
from django.db import connection
from django.db.utils import ConnectionHandler

from config import env
from config.migrated import digest, migrated_once

SOURCES = {
    "requirements.txt": "",
    "danvan/papers/migrations/0001_papers.py": "from danvan.core import guards\n",
    "danvan/core/guards.py": "from danvan.core.words import said\n",
    "danvan/core/words.py": "said = 1\n",
    "danvan/papers/tests/desk/models.py": "",
    "danvan/papers/views.py": "",
    "danvan/papers/tests/test_papers.py": "",
}


@pytest.fixture
def house(tmp_path):
    """A house of one app, whose migration imports something that imports something."""
    for name, words in SOURCES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(words)
    return tmp_path


@pytest.mark.parametrize("name", SOURCES)
def test_a_copy_is_begun_with_as_long_as_nothing_changes_that_tables_come_from(house, name):
    before = digest(house)

    with (house / name).open("a") as file:
        file.write("# anew\n")

    shapes_no_table = name.endswith(("views.py", "test_papers.py"))
    assert (digest(house) == before) is shapes_no_table


def test_the_database_of_a_run_begins_as_the_copy(tmp_path):
    (tmp_path / f"{digest()}.sqlite3").write_bytes(b"tables")
    creation = ConnectionHandler({"default": env.sqlite(tmp_path / "house.sqlite3")})["default"].creation

    with migrated_once(tmp_path):
        made = creation._create_test_db(verbosity=0, autoclobber=True)

    assert Path(made).read_bytes() == b"tables"


@pytest.mark.django_db(transaction=True)
def test_what_migrations_made_is_kept_once_and_copies_of_other_tables_go(tmp_path):
    old = tmp_path / "0000.sqlite3"
    old.write_bytes(b"")

    with migrated_once(tmp_path):
        for _time in range(2):
            migrate.emit_post_migrate_signal(0, False, "default")

    # The server of PostgreSQL keeps its own files.
    expected = [tmp_path / f"{digest()}.sqlite3"] if connection.vendor == "sqlite" else [old]
    assert [*tmp_path.iterdir()] == expected
    if connection.vendor == "sqlite":
        assert sqlite3.connect(expected[0]).execute("SELECT count(*) > 0 FROM django_migrations").fetchone() == (1,)
