"""`make test`: the suite on SQLite, and where PostgreSQL's server is found again on a private one. Says on which it ran.

DANVAN_TEST_DATABASES=both makes PostgreSQL required; `sqlite` or `postgresql` asks for one only. ARGS go to pytest.
"""

import contextlib
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts import postgres
from scripts.places import PYTHON, ROOT
from scripts.processes import Command, die_with_parent, end_in_order
from scripts.say import begin, say, stop

CHOICES = {"found": ("sqlite", "postgresql"), "both": ("sqlite", "postgresql")}
NOTHING_COLLECTED = 5
# The database is ours to say; and the many children of a run need not compile the house anew, each for itself.
LEFT_OUT = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}


def main(suite: list[str]) -> None:
    """Runs pytest once per database, then repeats the closing lines side by side."""
    end_in_order()
    wanted = os.environ.get("DANVAN_TEST_DATABASES") or "found"
    if wanted not in (*CHOICES, "sqlite", "postgresql"):
        stop(f"DANVAN_TEST_DATABASES={wanted}: cần found, both, sqlite hoặc postgresql.")
    closing, failed = [], False
    for name, address in databases(wanted):
        say(f"── {name} ──")
        line, status = pytest(suite, address)
        closing.append(f"{name}: {line}")
        failed = failed or status not in (0, NOTHING_COLLECTED)
    say("\n" + "\n".join(closing))
    raise SystemExit(failed)


def databases(wanted: str) -> Iterator[tuple[str, str]]:
    """The databases to run on, each while it is there: name and address."""
    kinds = CHOICES.get(wanted, (wanted,))
    if "sqlite" in kinds:
        yield "SQLite", ""
    if "postgresql" in kinds:
        with contextlib.ExitStack() as open_ones:
            folder = postgres.binaries()
            if folder is None:
                missing(required=wanted != "found")
                return
            yield server_name(folder), open_ones.enter_context(postgres.cluster(folder))


def server_name(folder: Path) -> str:
    return f"PostgreSQL {postgres.version(folder)}"


def missing(*, required: bool) -> None:
    sentence = f"Không thấy PostgreSQL {postgres.OLDEST} trở lên trên máy này"
    if required:
        stop(f"{sentence}. Cài gói postgresql rồi chạy lại.")
    say(f"{sentence}: chỉ chạy trên SQLite.")


def pytest(suite: list[str], address: str) -> tuple[str, int]:
    """One run, shown as it goes; its closing line and exit status."""
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    extra = shlex.split(os.environ.get("ARGS") or "")
    environment = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    if address:
        environment["DATABASE_URL"] = address
        environment["PATH"] = f"{postgres.binaries()}:{environment['PATH']}"
    last = ""
    command: Command = [PYTHON, "-m", "pytest", *colour, *suite, *extra]
    with running(command, environment) as run:
        for line in run.stdout or ():
            say(line.rstrip("\n"))
            last = line.strip() or last
    return last, run.returncode


@contextlib.contextmanager
def running(command: Command, environment: dict[str, str]) -> "Iterator[subprocess.Popen[str]]":
    """A child whose output we read; it does not outlive us."""
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, preexec_fn=die_with_parent
    ) as child:
        try:
            yield child
        except BaseException:
            child.terminate()
            raise


if __name__ == "__main__":
    begin(main, sys.argv[1:])
