"""A house of its own for one run: prepared and served as `make run` does, in a folder and a database nobody else has."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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
def served(folder: Path) -> Iterator[Served]:
    """The demonstration, served until we leave; on PostgreSQL when DATABASE_URL says so."""
    setting = setting_in(folder)
    prepare(setting)
    house = House()
    try:
        for name, command in commands(setting).items():
            house.start(name, command, setting.environment)
        ended = until_it_answers(house, setting.address)
        assert ended is None, f"{ended} before the first answer"
        yield Served(setting)
    finally:
        house.end()


def setting_in(folder: Path) -> Setting:
    plain = demonstration(free_port())
    more = {**plain.more, **{name: os.environ[name] for name in ("DATABASE_URL",) if name in os.environ}}
    return plain._replace(folder=folder, more=more)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
