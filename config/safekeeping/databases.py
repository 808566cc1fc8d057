"""One moment of the database as a file, and back: SQLite by its own copy, PostgreSQL by its own tools."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection

# What a PostgreSQL tool is told in its environment, where no list of processes shows it.
TOLD = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}


class DatabaseTroubled(Exception):
    """The database or its tool refused; the text is what it said."""


def copy_out(target: Path) -> None:
    """Writes the whole database of this moment to a file, also while others work."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
    else:
        _tool("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(target))


def copy_in(source: Path) -> None:
    """Puts such a file in place of a database that holds nothing."""
    connection.close()
    if connection.vendor == "sqlite":
        place = Path(connection.settings_dict["NAME"])
        for name in (place, place.with_name(place.name + "-wal"), place.with_name(place.name + "-shm")):
            name.unlink(missing_ok=True)
        shutil.copyfile(source, place)
        place.chmod(0o600)
    else:
        _tool(
            "pg_restore",
            "--exit-on-error",
            "--single-transaction",
            "--no-owner",
            "--no-privileges",
            "--dbname",
            _name(),
            str(source),
        )


def is_empty() -> bool:
    """Whether nobody ever wrote here: no table at all."""
    return not connection.introspection.table_names()


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _tool(name: str, *arguments: str) -> None:
    program = shutil.which(name)
    if program is None:
        raise DatabaseTroubled(f"Không thấy {name}. Cài gói postgresql-client cùng phiên bản với máy chủ rồi chạy lại.")
    values = connection.settings_dict
    told = {variable: str(values[key]) for variable, key in TOLD.items() if values.get(key)}
    told |= {f"PG{key.upper()}": str(value) for key, value in values["OPTIONS"].items() if key.startswith("ssl")}
    command = [program, *arguments]
    done = subprocess.run(command, env={**os.environ, **told}, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise DatabaseTroubled(done.stderr.strip())
