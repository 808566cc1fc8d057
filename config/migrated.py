"""A test run begins with a copy of the database as the migrations leave it: working through them takes half a minute, most
runs take less. What is put in afterwards (`post_migrate`) is put in anew each time.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django
from django.core.management.commands import migrate
from django.db import connection
from django.db.backends.sqlite3.creation import DatabaseCreation

BASE = Path(__file__).resolve().parent.parent
# Tests bring apps without migrations, whose tables stand in the copy too.
MAKES_TABLES = ("danvan/*/migrations/*.py", "danvan/*/tests/*/*.py")
IMPORTED = re.compile(r"^\s*(?:from|import) ((?:danvan|config)[.\w]*)(?: import ([\w, ]+))?", re.M)


@contextmanager
def migrated_once(folder: Path, *, base: Path = BASE) -> Iterator[None]:
    """While SQLite is set up for tests: begins with the copy in this folder, or leaves one there for the next run."""
    kept = folder / f"{digest(base)}.sqlite3"
    with (
        patch.object(DatabaseCreation, "_create_test_db", _beginning_with(kept)),
        patch.object(migrate, "emit_post_migrate_signal", _keeping(kept)),
    ):
        yield


def digest(base: Path = BASE) -> str:
    """Letters for all that the tables come from: migrations, what those import, tests' own apps, Django, the packages."""
    told = sha256(f"{django.VERSION}".encode())
    for path in sorted([*_read_by(base), base / "requirements.txt"]):
        told.update(str(path.relative_to(base)).encode() + path.read_bytes())
    return told.hexdigest()[:16]


def _read_by(base: Path) -> set[Path]:
    waiting = [path for pattern in MAKES_TABLES for path in base.glob(pattern)]
    found: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += _imported(path, base)
    return found


def _imported(path: Path, base: Path) -> list[Path]:
    """The files that one imports by name."""
    found = []
    for module, names in IMPORTED.findall(path.read_text()):
        place = base / module.replace(".", "/")
        parts = [place / name.strip() for name in names.split(",") if name.strip()]
        beside = [each.with_suffix(".py") for each in (place, *parts)] + [place / "__init__.py"]
        found += [each for each in beside if each.is_file()]
    return found


def _beginning_with(kept: Path) -> Callable[..., str]:
    creation: Any = DatabaseCreation
    make = creation._create_test_db

    def create(self: Any, *args: Any, **kwargs: Any) -> str:
        name: str = make(self, *args, **kwargs)
        if kept.exists():
            shutil.copyfile(kept, name)
        return name

    return create


def _keeping(kept: Path) -> Callable[..., None]:
    command: Any = migrate
    emit, first = command.emit_post_migrate_signal, [not kept.exists()]

    def keep(*args: Any, **kwargs: Any) -> None:
        if first.pop() if first else False:
            _keep(kept)
        emit(*args, **kwargs)

    return keep


def _keep(kept: Path) -> None:
    """One copy is enough; two runs that make it at once each put a whole one there."""
    if connection.vendor != "sqlite":
        return
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    fresh = kept.with_suffix(f".{connection.settings_dict['NAME'].rpartition('-')[2]}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(fresh)])
    fresh.replace(kept)
