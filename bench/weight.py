"""How much memory a work takes: each in a process of its own that has done nothing else, by the most it held at once beyond
what it held before it began.
"""

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import django

from bench.versus import Goal, Line
from scripts.places import PYTHON, ROOT
from scripts.processes import Command

KILOBYTE = 1024


def weighed(name: str, module: str, ours: str, bare: str, goal: Goal) -> Line:
    """The memory of two functions of a module, ours over bare. Each gives the work it has made ready."""
    return Line(name, weight(module, ours) / weight(module, bare), goal)


def weight(module: str, function: str) -> int:
    """Bytes, read from a process that did this alone."""
    command: Command = [PYTHON, "-m", "bench.weight", module, function]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1])


def main(module: str, function: str) -> None:
    """Makes the work ready, does it, and prints what it took."""
    django.setup()
    work: Any = getattr(importlib.import_module(module), function)()
    before = held("VmRSS")
    work()
    print(max(1, held("VmHWM") - before))


def held(figure: str) -> int:
    """What the kernel says of this process: what it holds now (VmRSS), or the most it ever held (VmHWM)."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{figure}:")) * KILOBYTE


if __name__ == "__main__":
    main(*sys.argv[1:])
