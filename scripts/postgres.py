"""A private PostgreSQL for tests: started in a second, on a socket only, gone with its folder when we end.

`python -m scripts.postgres COMMAND…` runs a command with DATABASE_URL pointing at a fresh one.
"""

import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.processes import Command, die_with_parent, end_in_order
from scripts.say import begin, stop

OLDEST = 15
# Nothing here outlives the run, so nothing needs to reach the disk.
HASTE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
START_SECONDS = 60


class NoPostgres(Exception):
    """The cluster did not start; the text says what PostgreSQL printed."""


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL server here that is new enough, or None."""
    folders = [path for path in candidates() if all((path / name).exists() for name in ("initdb", "postgres"))]
    return max((path for path in folders if version(path) >= OLDEST), key=version, default=None)


def candidates() -> Iterator[Path]:
    """Where distributions keep the server: on the PATH, where pg_config says, under /usr/lib as Debian has it."""
    found = shutil.which("initdb")
    if found:
        yield Path(found).resolve().parent
    if shutil.which("pg_config"):
        told = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True)
        yield Path(told.stdout.strip())
    yield from Path("/usr/lib/postgresql").glob("*/bin")


def version(folder: Path) -> int:
    """The major version of the server in this folder; 0 when it does not say."""
    told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
    number = re.search(r"(\d+)", told)
    return int(number.group(1)) if number else 0


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A running server from the binaries in `folder`; gives the address of its database."""
    home = Path(tempfile.mkdtemp(prefix="danvan-pg-"))
    try:
        owner = as_owner(home)
        initialise(folder, home, owner)
        server = start(folder, home, owner)
        try:
            wait_until_ready(server, home)
            yield f"postgresql://danvan@/postgres?host={home}"
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def as_owner(home: Path) -> dict[str, Any]:
    """Whom the server runs as: PostgreSQL refuses root, so root lends the folder to somebody plain."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    name = "postgres" if "postgres" in names else "nobody"
    entry = pwd.getpwnam(name)
    os.chown(home, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def initialise(folder: Path, home: Path, owner: dict[str, Any]) -> None:
    options = ["--no-sync", "--auth=trust", "--username=danvan", "--encoding=UTF8", "--locale=C.UTF-8"]
    command: Command = [folder / "initdb", *options, "-D", home / "data"]
    made = subprocess.run(command, cwd=home, capture_output=True, text=True, **owner)
    if made.returncode:
        raise NoPostgres(made.stderr.strip())


def start(folder: Path, home: Path, owner: dict[str, Any]) -> "subprocess.Popen[bytes]":
    quick = [part for name, value in HASTE.items() for part in ("-c", f"{name}={value}")]
    where: Command = ["-D", home / "data", "-k", home, "-c", "listen_addresses=", "-c", "max_connections=60"]
    with (home / "log").open("wb") as log:
        return subprocess.Popen(
            [folder / "postgres", *where, *quick],
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # Ctrl-C is for us: we end it, after the tests have let go of it.
            start_new_session=True,
            text=False,
            preexec_fn=die_by_quitting,
            **owner,
        )


def die_by_quitting() -> None:
    """Between fork and exec: quitting ends the server, also where a shell that put us in the background ignores it."""
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    die_with_parent(signal.SIGQUIT)


def wait_until_ready(server: "subprocess.Popen[bytes]", home: Path) -> None:
    """The server writes its state into postmaster.pid; its eighth line says when it takes connections."""
    for _ in range(START_SECONDS * 20):
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(0.05)
            break
        if state(home) == "ready":
            return
    raise NoPostgres((home / "log").read_text(errors="replace").strip())


def state(home: Path) -> str:
    with contextlib.suppress(OSError, IndexError):
        return (home / "data" / "postmaster.pid").read_text().splitlines()[7].strip()
    return ""


def main(command: list[str]) -> None:
    end_in_order()
    folder = binaries()
    if folder is None:
        stop(f"Không thấy PostgreSQL {OLDEST} trở lên trên máy này. Cài gói postgresql rồi chạy lại.")
    with cluster(folder) as address:
        done = subprocess.run(command, env={**os.environ, "DATABASE_URL": address})
    raise SystemExit(done.returncode)


if __name__ == "__main__":
    begin(main, sys.argv[1:])
