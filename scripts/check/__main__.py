"""Runs every check, two at a time, shows what each found, and ends with those that failed."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import NamedTuple

from scripts.check.production import environment as production
from scripts.places import PYTHON, ROOT
from scripts.processes import Command
from scripts.say import begin, complain, say, stop

CODE = ("danvan", "config", "scripts", "bench", "e2e")


class Check(NamedTuple):
    """A name people see and a command whose exit status decides."""

    name: str
    command: Command
    environment: dict[str, str]


class Result(NamedTuple):
    name: str
    passed: bool
    said: str
    seconds: float


def checks(folder: str) -> Iterator[Check]:
    """The list; `folder` is where Django may write meanwhile."""
    plain = {**os.environ, "DANVAN_ENV": "test", "DANVAN_VAR": folder}
    plain.pop("DATABASE_URL", None)
    code = [name for name in CODE if (ROOT / name).is_dir()]

    def tool(name: str, *arguments: str) -> Check:
        return Check(" ".join([name, *arguments]), [PYTHON, "-m", name, *arguments], plain)

    def manage(*arguments: str, **more: str) -> Check:
        return Check(f"manage.py {' '.join(arguments)}", [PYTHON, "manage.py", *arguments], {**plain, **more})

    yield tool("mypy", *code)
    yield tool("ruff", "format", "--check", ".")
    yield tool("ruff", "check", ".")
    yield Check("lint-imports", [PYTHON.with_name("lint-imports")], plain)
    yield tool("scripts.check.references")
    yield tool("djlint", "--lint", "--quiet", "danvan")
    yield tool("scripts.check.templates")
    yield manage("check", "--fail-level", "WARNING")
    yield manage("makemigrations", "--check", "--dry-run")
    yield manage("check_rights")
    yield manage("print_workflows", "--check")
    yield manage("asvs")
    yield manage("check", "--deploy", "--fail-level", "WARNING", **production(folder))


def carry_out(check: Check) -> Result:
    began = time.monotonic()
    done = subprocess.run(check.command, cwd=ROOT, env=check.environment, capture_output=True, text=True, check=False)
    return Result(check.name, done.returncode == 0, done.stdout + done.stderr, time.monotonic() - began)


def main() -> None:
    """All of them, also after one failed: a person mends them in one go."""
    failed = []
    with tempfile.TemporaryDirectory(prefix="danvan-check-") as folder, ThreadPoolExecutor(2) as pool:
        for future in as_completed([pool.submit(carry_out, check) for check in checks(folder)]):
            result = future.result()
            say(f"{'đạt ' if result.passed else 'HỎNG'} {result.seconds:5.1f} s  {result.name}")
            if not result.passed:
                complain(result.said)
                failed.append(result.name)
    if failed:
        stop("Chưa đạt: " + "; ".join(failed))


if __name__ == "__main__":
    begin(main)
