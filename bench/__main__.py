"""`make bench`: the operations without a database once, the others on each database found."""

import os
import shlex
import subprocess
import tempfile

from scripts.places import PYTHON, ROOT
from scripts.processes import Command, die_with_parent, end_in_order
from scripts.say import begin, say
from scripts.test import databases


def main() -> None:
    """Ends with 1 when an operation could not be measured; a goal that is not reached is a line, not a failure."""
    end_in_order()
    names = shlex.split(os.environ.get("ARGS") or "")
    status = measure("none", "", names)
    for name, address in databases("found"):
        say(f"── {name} ──")
        status |= measure("database", address, names)
    raise SystemExit(status)


def measure(kind: str, address: str, names: list[str]) -> int:
    """One process with a house of its own, production's way of serving and no demonstration."""
    with tempfile.TemporaryDirectory(prefix="danvan-bench-") as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DANVAN_")}
        environment |= {"DANVAN_VAR": folder, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings"}
        command: Command = [PYTHON, "-m", "bench.measure", kind, *names]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False, preexec_fn=die_with_parent).returncode


if __name__ == "__main__":
    begin(main)
