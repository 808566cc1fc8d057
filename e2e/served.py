"""Houses for walks: made once as `make run` does, then served from copies, each with a folder and a database of its own."""

import os
import secrets
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from scripts.places import PYTHON, ROOT
from scripts.processes import Command, House
from scripts.run import Setting, commands, demonstration, prepare, until_it_answers


@dataclass
class Served:
    """Where it answers, and a door for its commands."""

    setting: Setting

    @property
    def address(self) -> str:
        return self.setting.address.rstrip("/")

    def manage(self, *arguments: str) -> str:
        """Runs a management command beside the served house; gives what it printed."""
        command: Command = [PYTHON, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.setting.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@contextmanager
def made(folder: Path, *, story: str = "") -> Iterator[Setting]:
    """The demonstration as it first stands, served by nobody; on PostgreSQL when DATABASE_URL says so. A `story`, told in a
    script, stands in the place of the demonstration's own.
    """
    plain = demonstration(free_port())
    with own_database() as database:
        steps = [step for step in plain.steps if not (story and step == "demonstration")]
        setting = plain._replace(folder=folder, steps=steps, more={**plain.more, **database})
        prepare(setting)
        if story:
            Served(setting).manage("shell", "-c", story)
        yield setting


@contextmanager
def served(folder: Path, first: Setting) -> Iterator[Served]:
    """A copy of the house `first`, served until we leave."""
    with own_database(first.more.get("DATABASE_URL", "")) as database:
        shutil.copytree(first.folder, folder, dirs_exist_ok=True)
        setting = first._replace(folder=folder, port=free_port(), more={**first.more, **database})
        house = House()
        try:
            for name, command in commands(setting).items():
                house.start(name, command, setting.environment)
            ended = until_it_answers(house, setting.address)
            assert ended is None, f"{ended} before the first answer"
            yield Served(setting)
        finally:
            house.end()


@contextmanager
def own_database(first: str = "") -> Iterator[dict[str, str]]:
    """Where a house keeps its rows: in its folder, or in a database of its own on the server that DATABASE_URL names, with
    the rows of the database at the address `first`.
    """
    server = os.environ.get("DATABASE_URL")
    if not server:
        yield {}
        return
    name, template = f"danvan_{secrets.token_hex(6)}", urlsplit(first).path.lstrip("/") or "template1"
    with psycopg.connect(server, autocommit=True) as door:
        door.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        try:
            yield {"DATABASE_URL": urlsplit(server)._replace(path=f"/{name}").geturl()}
        finally:
            door.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
